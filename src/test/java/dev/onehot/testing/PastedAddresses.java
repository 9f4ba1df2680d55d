package dev.onehot.testing;

import module java.base;

/// The table of addresses that people paste.
public final class PastedAddresses {
    private static final Path TABLE = Path.of("src/test/resources/dev/onehot/model/pasted-addresses.tsv");
    private static final int CELLS = 8;

    private PastedAddresses() {}

    /// @param becomes the kind that it is
    /// @param said part of what the person is told; empty for nothing
    public record Row(
            String kind, String pasted, String becomes, String baseUrl, String deployment, String apiVersion, String model, String said) {
        @Override
        public String toString() {
            return kind + " " + pasted;
        }
    }

    public static Stream<Row> rows() {
        try {
            return Files.readAllLines(TABLE).stream()
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> Arrays.copyOf(it.split("\t", -1), CELLS))
                    .map(cells -> Arrays.stream(cells).map(it -> it == null ? "" : it).toList())
                    .map(it -> new Row(it.get(0), it.get(1), it.get(2), it.get(3), it.get(4), it.get(5), it.get(6), it.get(7)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
