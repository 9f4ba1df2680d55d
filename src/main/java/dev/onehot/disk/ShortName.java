package dev.onehot.disk;

import module java.base;

/// A name of 16 characters that stands for a path.
public final class ShortName {
    private ShortName() {}

    /// FNV-1a of 64 bits: no cryptography, whose providers would be loaded at every start. Any thread.
    public static String of(Path path) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : path.toString().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        return HexFormat.of().toHexDigits(hash);
    }
}
