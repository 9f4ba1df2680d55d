package dev.onehot.model;

import module java.base;

/// The address in a line that somebody copied: without what stands around it in a file, a shell or a text, and without signs that nobody sees. Pure.
final class PastedLine {
    /// A name before an address, as in a shell, a `.env` file, JSON, TOML or YAML.
    private static final Pattern NAMED = Pattern.compile("(?i)(?:(?:export|set|env|declare -x)\\s+|\\$env:)?[\"']?(?<name>[A-Z_][A-Z0-9_.-]*)[\"']?"
            + "\\s*(?:=|:\\s*(?=[\"'`<“]*https?://))(?<value>\\s*[^\\s=].*)");
    /// The value of such a name is a key, whatever it looks like.
    private static final Pattern SECRET = Pattern.compile("(?i).*(?:key|token|secret|password)");

    private static final String BEFORE = "\"'`<“”‘’„«»";
    private static final String BEHIND = "\"'`>“”‘’„«»,;，；。、";

    private PastedLine() {}

    static String address(String text, List<Message> remarks) {
        var seen = text.codePoints()
                .filter(it -> Character.getType(it) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        var line = bare(seen.toString());
        var named = NAMED.matcher(line);
        if (!named.matches() || SECRET.matcher(named.group("name")).matches()) {
            return line;
        }
        remarks.add(Message.of("address.named"));
        return bare(named.group("value"));
    }

    private static String bare(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isOf(BEFORE, text.charAt(from))) {
            from++;
        }
        while (to > from && isOf(BEHIND, text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /// A regular expression tries each of many such signs again and again.
    private static boolean isOf(String signs, char c) {
        return signs.indexOf(c) >= 0 || Character.isSpaceChar(c) || (c >= '\t' && c <= '\r');
    }
}
