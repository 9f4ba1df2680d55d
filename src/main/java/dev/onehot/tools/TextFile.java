package dev.onehot.tools;

import module java.base;

import dev.onehot.disk.NamedFile;

/// Text files of other programs: the one place where such files are read.
final class TextFile {
    /// In bytes; people's configurations have some kilobytes, exports of a thousand providers a megabyte.
    static final long LARGEST = 16L << 20;

    private TextFile() {}

    /// Empty when it cannot be read. Blocks on the disk.
    static Optional<String> text(Path file) {
        try {
            return NamedFile.bytes(file, LARGEST).map(Decoding::text);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
