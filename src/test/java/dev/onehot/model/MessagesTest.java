package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/// Every code that the code uses has a text, and every text is used.
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/onehot");
    private static final Pattern CODE = Pattern.compile("(?:Message\\.of\\(|Problem\\.of\\(\\s*[^,]+,)\\s*([^;]{0,120})");
    private static final Pattern WORD = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z_]+)*\\.?)\"");

    /// Calls whose code has a second text, of what to do.
    private static final Pattern PAIR = Pattern.compile("(?:Refused\\.(?:unavailable|locked)\\w*|KeyState\\.of|KeysException\\.of|Opening\\.failed"
            + "|new (?:File|Wait|Document|Undo|Conflict)Exception|(?<!\\.)nothing|super(?=\\(\"))\\(([^;]{0,160})");

    /// In a call of those, a sentence that is no pair.
    private static final Pattern ALONE = Pattern.compile("Message\\.of\\([^)]*");

    @Test
    void codesAndTextsAreTheSame() throws IOException {
        assertThat(used()).isEqualTo(new TreeSet<>(texts().stringPropertyNames()));
    }

    @Test
    void everyTextIsASentenceThatSurvivesFormatting() throws IOException {
        var texts = texts();
        for (var code : texts.stringPropertyNames()) {
            var text = texts.getProperty(code);
            var given = List.of("first", "second", "third");
            var counted = IntStream.range(0, given.size()).<Object>mapToObj(it -> text.contains("{" + it + ",choice") ? 2 : given.get(it)).toArray();
            var shown = Message.of(code, counted).text(Locale.ENGLISH);
            assertThat(shown).as(code).endsWith(".").doesNotContain("!").doesNotContain("{").doesNotContain("''");
            assertThat(shown.contains("first")).as(code).isEqualTo(text.contains("{0}"));
        }
    }

    @Test
    void argumentsAreShownAsTheyAre() {
        assertThat(Message.of("conflict", "a {1} 'b' \u202e🔥").text()).startsWith("a {1} 'b' \u202e🔥 was changed");
    }

    @Test
    void aCodeWithoutATextIsShownAsItself() {
        assertThat(Message.of("no.such.code").text()).isEqualTo("no.such.code");
    }

    private static TreeSet<String> used() throws IOException {
        var codes = new TreeSet<String>();
        for (var source : sources()) {
            var calls = CODE.matcher(source);
            while (calls.find()) {
                var words = WORD.matcher(calls.group(1));
                while (words.find()) {
                    if (isCode(words.group(1))) {
                        codes.add(words.group(1));
                    }
                }
            }
        }
        for (var source : sources()) {
            var calls = PAIR.matcher(source);
            while (calls.find()) {
                WORD.matcher(ALONE.matcher(calls.group(1)).replaceAll("")).results().map(it -> it.group(1)).filter(MessagesTest::isCode).forEach(code -> {
                    if (code.endsWith(".")) {
                        Arrays.stream(KeyBackend.values()).map(it -> code + it.word()).forEach(it -> codes.addAll(List.of(it, it + ".advice")));
                    } else {
                        codes.addAll(List.of(code, code + ".advice"));
                    }
                });
            }
        }
        Arrays.stream(StorageException.Kind.values())
                .map(kind -> "storage." + kind.name().toLowerCase(Locale.ROOT))
                .forEach(code -> codes.addAll(List.of(code, code + ".advice")));
        Arrays.stream(StorageException.Reason.values()).forEach(it -> codes.addAll(List.of(it.code(), it.code() + ".advice")));
        Arrays.stream(CheckClass.values()).forEach(it -> codes.addAll(List.of(it.code(), it.code() + ".advice")));
        return codes;
    }

    private static boolean isCode(String word) {
        return word.contains(".") || word.equals("conflict");
    }

    /// Of the rooms that use this bundle; the window has one of its own beside.
    private static List<String> sources() throws IOException {
        var all = new ArrayList<String>();
        for (var room : List.of("model", "schema", "store", "secret", "core", "probe", "tools", "ui")) {
            if (!Files.isDirectory(SOURCES.resolve(room))) {
                continue;
            }
            try (Stream<Path> files = Files.walk(SOURCES.resolve(room))) {
                for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    all.add(Files.readString(file));
                }
            }
        }
        return all;
    }

    private static Properties texts() throws IOException {
        var texts = new Properties();
        try (var in = Message.class.getResourceAsStream("messages.properties")) {
            texts.load(in);
        }
        return texts;
    }
}
