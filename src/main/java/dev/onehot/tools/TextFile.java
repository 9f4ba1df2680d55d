package dev.onehot.tools;

import module java.base;

import dev.onehot.disk.NamedFile;

/// A text file of another program: the one place where such files are read. Blocks on the disk.
///
/// @param text empty when it cannot be read
/// @param isThere whether there is anything of that name
record TextFile(Path file, Optional<String> text, boolean isThere) {
    /// In bytes; people's configurations have some kilobytes, exports of a thousand providers a megabyte.
    static final long LARGEST = 16L << 20;

    static TextFile read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return new TextFile(file, Optional.empty(), Files.exists(file));
            }
            return new TextFile(file, NamedFile.bytes(file, LARGEST).map(Decoding::text), true);
        } catch (IOException unreadable) {
            return new TextFile(file, Optional.empty(), true);
        }
    }
}
