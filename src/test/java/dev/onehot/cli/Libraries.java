package dev.onehot.cli;

import module java.base;

/// The table of what vendors' libraries ask for with what they are handed.
final class Libraries {
    static final Path FOLDER = Path.of("src/test/resources/dev/onehot/cli");
    static final String KEY = "sk-test-Zx81QpLm42Rt7Yw0";
    private static final int CELLS = 11;

    private Libraries() {}

    /// @param options of `provider add`
    /// @param asked method and path
    /// @param key the header that carries it; empty for none
    /// @param headers that came besides
    record Row(String library, String version, String kind, String baseUrl, List<String> options, String variable, String value, String asked, String key, List<String> headers) {
        /// The package, without what is used of it.
        String module() {
            return library.replaceFirst(" .*", "");
        }

        /// How the provider is added, on a server at `url`.
        String[] line(String url) {
            var line = new ArrayList<>(List.of("provider", "add", "p", "--kind", kind, "--base-url", filled(baseUrl, url), "--model", "m", "--key-stdin"));
            line.addAll(options);
            return line.toArray(String[]::new);
        }

        static String filled(String text, String url) {
            return text.replace("{server}", url).replace("{key}", KEY);
        }

        @Override
        public String toString() {
            return library + " " + version + ": " + kind + " " + baseUrl + " " + options;
        }
    }

    static Stream<Row> rows() {
        try {
            return Files.readAllLines(FOLDER.resolve("libraries.tsv")).stream()
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> Arrays.copyOf(it.split("\t", -1), CELLS))
                    .map(cells -> Arrays.stream(cells).map(it -> it == null ? "" : it).toList())
                    .map(it -> new Row(it.get(0), it.get(1), it.get(3), it.get(4), options(it.get(5)), it.get(6), it.get(7), it.get(8), it.get(9), list(it.get(10))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Each begins with two hyphens; a value may have a space in it.
    private static List<String> options(String cell) {
        return Arrays.stream(cell.split(" (?=--)", 0))
                .filter(it -> !it.isEmpty())
                .flatMap(it -> Arrays.stream(it.replace("{{key}}", "{key}").split(" ", 2)))
                .toList();
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.split(", ", 0)).filter(it -> !it.isEmpty()).toList();
    }
}
