package dev.onehot.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is done to the files of a folder is seen by the folder alone.
@Execution(ExecutionMode.CONCURRENT)
final class FolderStateTest {
    @TempDir
    Path root;

    private Path folder;

    /// What somebody does to a folder.
    enum Deed {
        CREATED {
            @Override
            void in(Path folder) throws IOException {
                Files.writeString(folder.resolve("another"), "");
            }
        },
        DELETED {
            @Override
            void in(Path folder) throws IOException {
                Files.delete(folder.resolve("file"));
            }
        },
        DELETED_AND_MADE_AGAIN {
            @Override
            void in(Path folder) throws IOException {
                Files.delete(folder.resolve("file"));
                Files.writeString(folder.resolve("file"), "as before");
            }
        },
        REPLACED {
            @Override
            void in(Path folder) throws IOException {
                var other = Files.writeString(folder.resolveSibling("other"), "as before");
                Files.move(other, folder.resolve("file"), StandardCopyOption.REPLACE_EXISTING);
            }
        },
        /// As programs do that bring a whole folder back with its times.
        REPLACED_WITH_THE_TIME_SET_BACK {
            @Override
            void in(Path folder) throws IOException {
                FileTime before = Files.getLastModifiedTime(folder);
                REPLACED.in(folder);
                Files.setLastModifiedTime(folder, before);
            }
        },
        MOVED_AWAY {
            @Override
            void in(Path folder) throws IOException {
                Files.move(folder, folder.resolveSibling("moved"));
            }
        },
        EXCHANGED {
            @Override
            void in(Path folder) throws IOException {
                MOVED_AWAY.in(folder);
                Files.createDirectory(folder);
                Files.writeString(folder.resolve("file"), "as before");
            }
        };

        abstract void in(Path folder) throws IOException;
    }

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(root.resolve("folder"));
        Files.writeString(folder.resolve("file"), "as before");
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("unix");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDoneToFilesIsSeen(Deed deed) throws IOException {
        var before = FolderState.of(folder, later());
        assertThat(before.holds()).isTrue();
        deed.in(folder);
        assertThat(before.holds()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aLookFromBeforeDoesNotCount(Deed deed) throws IOException {
        var before = FolderState.of(folder, later());
        assertThat(before.holds()).isTrue();
        deed.in(folder);
        long since = System.nanoTime();
        assertThat(before.holdsSince(since, since)).isFalse();
    }

    /// Two that ask in one moment cost one look.
    @Test
    void aLookCountsForWhoAsksJustAfterIt() throws IOException {
        var first = FolderState.of(folder, later());
        var second = FolderState.of(folder, later());
        long since = System.nanoTime();
        assertThat(first.holds()).isTrue();
        Deed.CREATED.in(folder);

        assertThat(second.holdsSince(since, since)).isTrue();
        assertThat(second.holdsSince(since, since + Duration.ofSeconds(1).toNanos())).isFalse();
        assertThat(first.holdsSince(since, since)).isFalse();
    }

    @Test
    void whatIsWrittenIntoFilesIsNot() throws IOException {
        var before = FolderState.of(folder, later());
        Files.writeString(folder.resolve("file"), "something else");
        assertThat(before.holds()).isTrue();
    }

    /// What comes within one step of the file system's time would not be seen.
    @Test
    void aFolderThatWasJustChangedIsNotTrusted() {
        assertThat(FolderState.of(folder).holds()).isFalse();
    }

    @Test
    void whereNoFolderIsNothingIsTrusted() {
        assertThat(FolderState.of(root.resolve("none"), later()).holds()).isFalse();
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofMinutes(1));
    }
}
