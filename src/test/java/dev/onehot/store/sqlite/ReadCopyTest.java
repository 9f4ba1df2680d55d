package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.disk.OwnFiles;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Child;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Copies with keys are made where the database is; elsewhere only where that cannot be, and where nothing can be written that is said.
class ReadCopyTest {
    @TempDir
    private Path folder;

    private Path backup;

    @BeforeEach
    void fill() {
        backup = folder.resolve("some.backup");
        PlainFile.at(backup);
    }

    @Test
    void aCopyIsBesideTheDatabaseAndGoesAgain() throws IOException {
        var home = Files.createDirectory(folder.resolve("home"));
        var seen = new ArrayList<Path>();
        ReadCopy.of(home.resolve("onehot.db"), backup, copy -> {
            assertThat(copy).isRegularFile();
            return seen.add(copy);
        });
        assertThat(seen.getFirst().getParent().getParent()).isEqualTo(OwnFiles.real(home));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void withoutAFolderItIsWhereTheSystemKeepsSuch() {
        var temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        var used = ReadCopy.<Path>of(folder.resolve("missing/onehot.db"), backup, Path::getParent);
        assertThat(used.getParent()).isEqualTo(temporary);
        assertThat(used).doesNotExist();
    }

    /// A child whose folder for such things is gone.
    static final class Nowhere {
        private Nowhere() {}

        public static void main(String[] arguments) {
            System.setProperty("java.io.tmpdir", arguments[1] + "/gone");
            try {
                BackupReading.read(Path.of(arguments[1]).resolve("missing/onehot.db"), Path.of(arguments[0]));
                Child.tell("read");
            } catch (StorageException said) {
                Child.tell(said.kind() + " " + said.what().text());
            }
        }
    }

    @Test
    void nowhereIsSaid() {
        try (var child = Child.start(Nowhere.class, folder, List.of(backup.toString(), folder.toString()).toArray(String[]::new))) {
            assertThat(child.readLine()).startsWith(Kind.NO_PLACE.name()).contains(folder.resolve("missing").toString(), "gone");
        }
    }
}
