package dev.onehot.disk;

import module java.base;

/// Puts a file in its place so that it is there after a power cut, whole: its bytes are forced to the disk, then it gets its name, and then its folder
/// is forced, which is what remembers the name. Before the end of it nothing may be promised that depends on the file.
///
/// Blocks on the disk.
public final class DurableFile {
    private DurableFile() {}

    /// Makes `target`, or replaces it, for its owner alone.
    public static void replace(Path target, ByteBuffer bytes) throws IOException {
        replace(target, out -> out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining()));
    }

    /// As [#replace(Path, ByteBuffer)], piece by piece.
    public static void replace(Path target, Content content) throws IOException {
        try (var work = WorkFolder.in(folder(target))) {
            var fresh = Files.createFile(work.path().resolve("fresh"), OwnerOnly.file());
            try (var out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                content.writeTo(out);
            }
            move(fresh, target);
        }
    }

    /// Gives a file that is whole its name, in the place of what has it. Both are on one disk.
    public static void move(Path whole, Path target) throws IOException {
        try (var channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DurableFolder.force(folder(target));
    }

    /// As [#move], where nothing may be: throws when somebody was faster.
    public static void place(Path whole, Path target) throws IOException {
        try (var channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.createLink(target, whole);
        Files.delete(whole);
        DurableFolder.force(folder(target));
    }

    /// Deletes `target`, if it is there, for good.
    public static void delete(Path target) throws IOException {
        if (Files.deleteIfExists(target)) {
            DurableFolder.force(folder(target));
        }
    }

    static Path folder(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
