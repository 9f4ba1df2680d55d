package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.tools.lossless.KeyPath;

/// One key of a program's file that is ours, or one that counts beside it, not filled in.
///
/// @param file number of the file
/// @param when what must be so: `helper`, `variable`, `clear` (how the key is given) or `none` (there is no key), `loopback`, `headers`, `new` (we made the file). `once`: only where nothing
///     stands, and whatever becomes of it
/// @param path of the key; empty for a line of a file that is all ours; the name of a variable that beats them
/// @param text JSON, or that line, or what the variable would say
record FollowLine(int file, Set<String> when, String path, String text) {
    static final Set<String> CONDITIONS = Set.of("helper", "variable", "clear", "none", "loopback", "headers", "new", "once");

    private static final Set<String> KINDS = Set.of("own", "line", "decides", "beats", "trust");
    private static final Pattern ADDRESS = Pattern.compile("\\{(base|baseUrl|host)}");
    private static final Pattern KEY = Pattern.compile("\\{key(:clear)?}");
    private static final Pattern SAMPLE = Pattern.compile("\\{[a-zA-Z:-]+}");

    FollowLine {
        when = Set.copyOf(when);
    }

    /// @param key `own`, `line`, `decides` or `beats`, with a file and conditions behind dots
    static FollowLine of(String key, String text) {
        int file = 1;
        var when = new TreeSet<String>();
        for (var word : key.split("\\.", -1)) {
            if (word.matches("[1-9]")) {
                file = Integer.parseInt(word);
            } else if (CONDITIONS.contains(word)) {
                when.add(word);
            } else if (!KINDS.contains(word)) {
                throw new FollowDefinitionException(Message.of("program.definition.key", key));
            }
        }
        if (key.startsWith("line")) {
            return new FollowLine(file, when, "", text);
        }
        int equals = text.indexOf(" = ");
        if (key.startsWith("beats") && equals < 0) {
            return new FollowLine(file, when, text.strip(), "");
        }
        if (equals < 1) {
            throw new FollowDefinitionException(Message.of("program.definition.own", text));
        }
        return new FollowLine(file, when, text.substring(0, equals).strip(), text.substring(equals + 3).strip());
    }

    boolean isAddress() {
        return ADDRESS.matcher(text).find();
    }

    /// Throws [FollowDefinitionException] when its path or its value is none, or a key would stand there unasked.
    void check() {
        if (path.isEmpty()) {
            return;
        }
        if (KEY.matcher(text).find() && !when.equals(Set.of("clear"))) {
            throw new FollowDefinitionException(Message.of("program.definition.clear", path));
        }
        try {
            KeyPath.of(SAMPLE.matcher(path).replaceAll("x"));
        } catch (IllegalArgumentException none) {
            throw new FollowDefinitionException(Message.of("program.definition.path", path));
        }
        try {
            WrittenValue.canonical(SAMPLE.matcher(text.replace("{headers}", "{}").replace("{models}", "{}").replace("{helper-args}", "[]")).replaceAll("x"));
        } catch (IllegalArgumentException none) {
            throw new FollowDefinitionException(Message.of("program.definition.own", path));
        }
    }
}
