package dev.onehot.disk;

import module java.base;

/// Makes folders so that they are there after a power cut, and what is put into them with them. Blocks on the disk.
public final class DurableFolder {
    private DurableFolder() {}

    /// Makes `folder`, and those above it that are missing.
    public static void make(Path folder, FileAttribute<?>... attributes) throws IOException {
        var made = new ArrayList<Path>();
        for (var each = folder.toAbsolutePath(); each != null && Files.notExists(each); each = each.getParent()) {
            made.add(each);
        }
        Files.createDirectories(folder, attributes);
        made.forEach(it -> force(it.resolveSibling("")));
    }

    /// What was made, renamed or deleted in `folder` stays so. Windows has no such thing, nor have some network disks: there it is done as well as it can be.
    public static void force(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notThere) {
            // As SQLite does.
            return;
        }
    }
}
