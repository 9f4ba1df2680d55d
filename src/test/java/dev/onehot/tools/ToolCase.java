package dev.onehot.tools;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Message;

/// One case of the tables: files, variables, what is looked into, and what has to come of it. See the files `*.cases` beside `behaviour.tsv`.
final class ToolCase {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String title;
    private final List<String> reliesOn = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, List<String>> files = new LinkedHashMap<>();
    private final Map<String, String> encodings = new HashMap<>();
    private final List<String> looks = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    private ToolCase(String title) {
        this.title = title;
    }

    /// All cases in all tables.
    static List<ToolCase> all() {
        try (var tables = Files.list(folder())) {
            var cases = new ArrayList<ToolCase>();
            for (var table : tables.filter(it -> it.toString().endsWith(".cases")).sorted().toList()) {
                read(table, cases);
            }
            return cases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Path folder() {
        return Path.of("src/test/resources/dev/onehot/tools");
    }

    private static void read(Path table, List<ToolCase> cases) throws IOException {
        var file = "";
        for (var line : Files.readAllLines(table)) {
            var words = line.split(" ");
            if (line.startsWith("## ")) {
                cases.add(new ToolCase(table.getFileName() + " " + line.substring(3)));
            } else if (line.startsWith("| ")) {
                cases.getLast().files.get(file).add(line.substring(2));
            } else if (line.startsWith("file ")) {
                file = words[1];
                cases.getLast().files.put(file, new ArrayList<>());
                cases.getLast().encodings.put(file, line.substring(5 + file.length()));
            } else if (line.startsWith("relies ")) {
                cases.getLast().reliesOn.addAll(List.of(words).subList(1, words.length));
            } else if (line.startsWith("env ")) {
                var parts = line.substring(4).split("=", 2);
                cases.getLast().environment.put(parts[0], parts[1]);
            } else if (line.startsWith("look ")) {
                cases.getLast().looks.add(words[1]);
            } else if (!line.isBlank()) {
                cases.getLast().expected.add(line);
            }
        }
    }

    String title() {
        return title;
    }

    List<String> reliesOn() {
        return reliesOn;
    }

    List<String> expected() {
        return expected;
    }

    /// Writes the files and says what is found, in the lines that the tables have.
    List<String> found(Path home) throws IOException {
        for (var each : files.entrySet()) {
            var file = home.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, bytes(each.getValue(), encodings.get(each.getKey())));
        }
        var variables = new HashMap<String, String>();
        environment.forEach((name, value) -> variables.put(name, value.replace("HOME", home.toString())));
        var tools = new ToolFiles(new Whereabouts(home, variables, "Linux"), file -> {
            throw new AssertionError("no database is in these tables: " + file);
        });
        var lines = new ArrayList<String>();
        for (var look : looks) {
            var contents = look.equals("all") ? tools.all() : List.of(tools.file(home.resolve(look)));
            contents.forEach(it -> lines.addAll(lines(it)));
        }
        return lines;
    }

    private static byte[] bytes(List<String> lines, String encoding) {
        var text = String.join(encoding.contains("crlf") ? "\r\n" : "\n", lines) + "\n";
        if (encoding.contains("utf-16le")) {
            return ((encoding.contains("bare") ? "" : "\uFEFF") + text).getBytes(StandardCharsets.UTF_16LE);
        }
        if (encoding.contains("utf-16be")) {
            return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
        }
        if (encoding.contains("latin-1")) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        var plain = text.getBytes(StandardCharsets.UTF_8);
        if (!encoding.contains("bom")) {
            return plain;
        }
        var marked = java.util.Arrays.copyOf(MARK, MARK.length + plain.length);
        System.arraycopy(plain, 0, marked, MARK.length, plain.length);
        return marked;
    }

    static List<String> lines(ToolContents contents) {
        var lines = new ArrayList<String>();
        contents.providers().forEach(it -> lines.add("= " + line(it)));
        contents.leftOut().forEach(it -> lines.add("- " + it.source() + ": " + it.name() + " (" + it.reason().code() + ")"));
        contents.nothing().ifPresent(it -> lines.add("! " + contents.tool().label() + " " + contents.place() + " (" + it.code() + ")"));
        return lines;
    }

    private static String line(FoundProvider found) {
        var draft = found.draft();
        var options = draft.options();
        var azure = options.resource() + ", " + options.deployment() + ", " + options.apiVersion();
        var key = draft.key() instanceof KeyChange.Replace(ApiKey text) ? text.reveal() : "none";
        return found.source() + ": " + String.join(", ", draft.name(), draft.kind(), draft.baseUrl(), draft.model(), key)
                + options.headers().stream().map(it -> " [" + it.line() + "]").collect(Collectors.joining())
                + (azure.equals(", , ") ? "" : " {" + azure + "}")
                + (options.proxy().isEmpty() ? "" : " (" + options.proxy() + ")")
                + (draft.problems().isEmpty() ? found.lacksKey() ? ": no key" : ": usable" : ": unusable")
                + found.remarks().stream().map(Message::code).map(it -> " (" + it + ")").collect(Collectors.joining());
    }
}
