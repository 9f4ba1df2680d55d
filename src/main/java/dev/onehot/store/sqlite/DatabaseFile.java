package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.DurableFolder;
import dev.onehot.disk.NamedFile;
import dev.onehot.disk.OwnFiles;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.disk.WorkFolder;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// What can be told of a database file without SQLite, so that a file which is none is never touched.
final class DatabaseFile {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] JOURNAL_MAGIC = HexFormat.of().parseHex("d9d505f920a163d7");

    private DatabaseFile() {}

    /// As the other one, in a folder that is fit.
    static boolean prepare(Path file) {
        return prepare(file, () -> {});
    }

    /// Creates `file` when it is missing, readable by its owner only. Answers whether there is nothing in it yet.
    ///
    /// Throws [StorageException] when it is a directory, no database, or cannot be read or written.
    ///
    /// @param trial run for one that has nothing in it yet, before it is made; what it throws leaves none there
    static boolean prepare(Path file, Runnable trial) {
        if (Files.isDirectory(file)) {
            throw new StorageException(Kind.DIRECTORY, file, "", null);
        }
        try {
            if (Files.notExists(file)) {
                // Through a link that leads to nothing yet.
                create(OwnFiles.real(file), trial);
                return true;
            }
            if (!Files.isReadable(file)) {
                throw new StorageException(Kind.UNREADABLE, file, "", null);
            }
            requireOneName(file);
            if (Files.size(file) == 0 && Files.isRegularFile(file)) {
                requireWritable(file);
                trial.run();
                return true;
            }
            if (!isDatabase(file) && !isBegun(file)) {
                throw new StorageException(Kind.NOT_A_DATABASE, file, "", null);
            }
            requireWritable(file);
            return false;
        } catch (IOException failure) {
            throw Failures.of(failure, file);
        }
    }

    /// How much of it waits in the log.
    static long logBytes(Path file) {
        try {
            var log = file.resolveSibling(file.getFileName() + "-wal");
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    private static void create(Path file, Runnable trial) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            // SQLite forces the folder that the file is in, and knows nothing of those that were made for it.
            DurableFolder.make(directory, OwnerOnly.folder());
        }
        trial.run();
        try {
            Files.createFile(file, OwnerOnly.file());
        } catch (FileAlreadyExistsException alreadyThere) {
            // Another Onehot started at the same moment; it is as good as ours.
        }
    }

    /// SQLite would keep a log beside each name, and play the one into what the other has written.
    private static void requireOneName(Path file) throws IOException {
        boolean counted = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        if (!counted || !Files.isRegularFile(file) || names(file) == 1) {
            return;
        }
        // One that a killed run left goes first.
        WorkFolder.sweep(OwnFiles.real(file).resolveSibling(""));
        DamagedFile.sweep(OwnFiles.real(file));
        if (names(file) > 1) {
            throw new StorageException(Kind.SEVERAL_NAMES, file, "", null);
        }
    }

    private static int names(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:nlink");
    }

    /// Whether it begins as SQLite's databases do.
    static boolean isDatabase(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        if (OwnFiles.isClaimed(file)) {
            // Open in this process, so it is one. To open and close it here would take SQLite's locks away.
            return true;
        }
        try (var in = NamedFile.open(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /// Whether the power was cut while its first page was written: nothing of that is on the disk, and SQLite's journal says that it is to be undone.
    private static boolean isBegun(Path file) throws IOException {
        var journal = OwnFiles.beside(OwnFiles.real(file), "-journal");
        if (!Files.isRegularFile(file) || !Files.isRegularFile(journal)) {
            return false;
        }
        try (var in = NamedFile.open(file); var undo = NamedFile.open(journal)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), new byte[MAGIC.length]) && Arrays.equals(undo.readNBytes(JOURNAL_MAGIC.length), JOURNAL_MAGIC);
        }
    }

    /// The journal is a file beside the database, so its directory has to be writable too.
    private static void requireWritable(Path file) {
        var directory = file.toAbsolutePath().getParent();
        if (!Files.isWritable(file) || (directory != null && !Files.isWritable(directory))) {
            throw new StorageException(Kind.READ_ONLY, file, "", null);
        }
    }
}
