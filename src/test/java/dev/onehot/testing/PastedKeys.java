package dev.onehot.testing;

import module java.base;

/// The table of what people paste as a key.
public final class PastedKeys {
    /// The key in the rows that say no other.
    public static final String KEY = "sk-0123456789-abcdefgh";

    private static final Path TABLE = Path.of("src/test/resources/dev/onehot/model/pasted-keys.tsv");
    private static final int CELLS = 3;

    private PastedKeys() {}

    /// @param becomes `taken`, `kept`, or the code of what is said when it is refused
    public record Row(String pasted, String becomes, String key) {
        public boolean isRefused() {
            return becomes.startsWith("key.");
        }

        @Override
        public String toString() {
            return pasted;
        }
    }

    public static Stream<Row> rows() {
        try {
            return Files.readAllLines(TABLE).stream()
                    .filter(it -> it.indexOf('\t') >= 0 && !it.startsWith("# pasted"))
                    .map(it -> Arrays.copyOf(it.split("\t", -1), CELLS))
                    .map(it -> new Row(text(it[0]), it[1], it[2] == null ? KEY : it[2]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(String cell) {
        return cell.replace("@", KEY).replace('~', '\n');
    }
}
