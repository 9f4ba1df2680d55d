package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.NamedFile;
import dev.onehot.disk.OwnFileException;
import dev.onehot.disk.OwnFiles;
import dev.onehot.disk.WorkFolder;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// Looks into a database that is not ours to change: a copy is made with its logs, opened, and deleted. It may hold keys, so it is made where ours are.
final class ReadCopy {
    private static final List<String> PARTS = List.of("", "-wal", "-journal");

    private ReadCopy() {}

    /// What `body` makes of a copy of `file`. Blocks on the disk. Throws [StorageException], always when `file` belongs to a database that is open.
    ///
    /// @param database beside which the copy is made; where that cannot be, in the system's folder for such things
    static <T> T of(Path database, Path file, Function<Path, T> body) {
        var temporary = Path.of(System.getProperty("java.io.tmpdir", ""));
        try (var work = place(OwnFiles.real(database).resolveSibling(""), temporary)) {
            var copy = work.path().resolve("copy.db");
            for (var part : PARTS) {
                var source = OwnFiles.beside(OwnFiles.real(file), part);
                if (Files.exists(source)) {
                    NamedFile.copy(source, OwnFiles.beside(copy, part));
                }
            }
            return body.apply(copy);
        } catch (OwnFileException own) {
            throw new StorageException(Kind.SAME_FILE, file, "", own);
        } catch (IOException unreadable) {
            throw Failures.of(unreadable, file);
        }
    }

    private static WorkFolder place(Path home, Path temporary) {
        try {
            return WorkFolder.in(home, temporary);
        } catch (IOException nowhere) {
            throw new StorageException(Kind.NO_PLACE, home, temporary.toString(), nowhere);
        }
    }
}
