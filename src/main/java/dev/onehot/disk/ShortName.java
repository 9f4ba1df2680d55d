package dev.onehot.disk;

import module java.base;

/// A name of 16 characters that stands for a path.
public final class ShortName {
    private ShortName() {}

    /// The same for every way of naming one file, which need not be there yet. Blocks on the disk.
    public static String ofFile(Path file) {
        return of(real(file));
    }

    private static Path real(Path named) {
        var file = named.toAbsolutePath().normalize();
        var parent = file.getParent();
        try {
            return file.toRealPath();
        } catch (IOException notThereYet) {
            return parent == null ? file : real(parent).resolve(file.getFileName());
        }
    }

    /// FNV-1a of 64 bits: no cryptography, whose providers would be loaded at every start. Any thread.
    public static String of(Path path) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : path.toString().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        return HexFormat.of().toHexDigits(hash);
    }
}
