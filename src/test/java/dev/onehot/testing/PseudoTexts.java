package dev.onehot.testing;

import module java.base;

import java.nio.file.Path;

/// English, each text longer by two fifths: as long as a translation may become. Made of the bundle that there is, so that none is missing.
public final class PseudoTexts {
    public static final Locale LOCALE = Locale.of("en", "XA");

    private static final Path BUNDLE = Path.of("src/main/resources/dev/onehot/ui/texts.properties");
    private static final Path PLACE = Path.of("target/test-classes/dev/onehot/ui/texts_en_XA.properties");
    private static final String MORE = " lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy eirmod tempor invidunt ut labore et dolore magna";

    private PseudoTexts() {}

    /// Puts them where texts are found, before the first is asked for.
    public static void install() {
        try {
            var texts = new Properties();
            try (var in = Files.newBufferedReader(BUNDLE)) {
                texts.load(in);
            }
            texts.replaceAll((key, text) -> longer((String) text));
            Files.createDirectories(PLACE.getParent());
            try (var out = Files.newBufferedWriter(PLACE)) {
                texts.store(out, null);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// By so much of what a person reads, at its end: not inside of what is filled in.
    private static String longer(String text) {
        int read = text.replaceAll("\\{[^{}]*}", "").length();
        int more = Math.min(Math.max(1, read * 2 / 5), MORE.length() - 1);
        return read == 0 ? text : text + MORE.substring(0, 1 + more).stripTrailing();
    }
}
