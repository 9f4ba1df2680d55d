package dev.onehot.disk;

import module java.base;

/// Puts files in their places in every way that there is, in folders that are named after the way.
final class ForcingChild {
    private ForcingChild() {}

    /// Argument: an empty folder.
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]).toRealPath();
        var bytes = "whole".getBytes(StandardCharsets.UTF_8);
        DurableFile.replace(in(folder, "replaced"), ByteBuffer.wrap(bytes));
        DurableFile.move(Files.write(folder.resolve("whole"), bytes), in(folder, "moved"));
        DurableFile.place(Files.write(folder.resolve("whole"), bytes), in(folder, "placed"));
        DurableFile.delete(Files.write(in(folder, "deleted"), bytes));
        KeptFile.replace(Files.write(in(folder, "kept"), bytes), Optional.of(bytes), bytes);
        KeptFile.remove(Files.write(in(folder, "removed"), bytes), bytes);
    }

    private static Path in(Path folder, String way) throws IOException {
        return Files.createDirectory(folder.resolve(way)).resolve("file");
    }
}
