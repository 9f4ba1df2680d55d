package dev.onehot.desktop;

import module java.base;

/// The icon of what is hot, drawn without a toolkit: its letter in a tile, or a bolt where the letter is of another script.
final class TrayPixels {
    /// Sizes in which panels ask for icons, and their doubles.
    static final List<Integer> SIZES = List.of(22, 24, 32, 48);

    private static final int TILE = 0xFF0969DA;
    private static final int NOTHING = 0xFF6E7781;
    private static final int INK = 0xFFFFFFFF;
    private static final int COLUMNS = 5;
    private static final int ROWS = 7;

    /// Five by seven, each row a number of five bits.
    private static final Map<String, String> GLYPHS = read();

    private TrayPixels() {}

    /// The letters, and under no letter the bolt.
    private static Map<String, String> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TrayPixels.class.getResourceAsStream("letters.txt")), StandardCharsets.US_ASCII))) {
            return lines.lines().filter(it -> !it.startsWith("//")).map(it -> it.split(" ", 2)).collect(Collectors.toMap(it -> it[0].replace("bolt", ""), it -> it[1]));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// One of these, `size` by `size`, as ARGB.
    static int[] draw(TrayShown now, int size) {
        var glyph = Objects.requireNonNull(GLYPHS.getOrDefault(now.letter(), GLYPHS.get(""))).split(" ", 0);
        int scale = Math.max(1, size / 11);
        int left = (size - COLUMNS * scale) / 2;
        int top = (size - ROWS * scale) / 2;
        var pixels = new int[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean inked = y >= top && y < top + ROWS * scale && x >= left && x < left + COLUMNS * scale
                        && (Integer.parseInt(glyph[(y - top) / scale], 2) >> (COLUMNS - 1 - (x - left) / scale) & 1) == 1;
                pixels[y * size + x] = inked ? INK : isCorner(x, y, size) ? 0 : now.active().isEmpty() ? NOTHING : TILE;
            }
        }
        return pixels;
    }

    /// Whether the point lies outside the round corners.
    private static boolean isCorner(int x, int y, int size) {
        double radius = size / 5.0;
        double right = Math.max(radius - x - 0.5, x + 0.5 - (size - radius));
        double down = Math.max(radius - y - 0.5, y + 0.5 - (size - radius));
        return right > 0 && down > 0 && right * right + down * down > radius * radius;
    }

    /// In all sizes, as the bus has them: width, height, and bytes in the order of networks.
    static List<List<Object>> onBus(TrayShown now) {
        return SIZES.stream().map(size -> {
            var bytes = ByteBuffer.allocate(size * size * 4);
            bytes.asIntBuffer().put(draw(now, size));
            return List.<Object>of(size, size, bytes.array());
        }).toList();
    }
}
