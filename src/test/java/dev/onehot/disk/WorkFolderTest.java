package dev.onehot.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a killed run left is swept, and what somebody works in is not.
class WorkFolderTest {
    private static final int ENOUGH_TO_MEET = 100;

    @TempDir
    private Path folder;

    /// A child that has one with a key in it, until it is killed.
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            var work = WorkFolder.in(Path.of(arguments[0]));
            Files.writeString(work.path().resolve("copy.db"), "sk-left-behind");
            Child.tell(work.path().toString());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void thatOfAKilledProcessIsSweptAndThatOfALivingOneIsNot() throws IOException {
        var place = Files.createDirectory(folder.resolve("place"));
        Path held;
        try (var child = Child.start(Holder.class, folder, place.toString())) {
            held = Path.of(child.readLine());
            WorkFolder.sweep(place);
            try (var mine = WorkFolder.in(place)) {
                assertThat(mine.path()).isNotEqualTo(held);
                assertThat(held.resolve("copy.db")).hasContent("sk-left-behind");
            }
            child.kill();
            child.awaitExit();
        }
        assertThat(held).exists();
        WorkFolder.sweep(place);
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void whoeverWorksThereNextSweepsToo() throws IOException {
        try (var child = Child.start(Holder.class, folder, folder.toString())) {
            var held = Path.of(child.readLine());
            child.kill();
            child.awaitExit();
            try (var mine = WorkFolder.in(folder)) {
                assertThat(held).doesNotExist();
                assertThat(mine.path()).exists();
            }
        }
    }

    @Test
    void onesOwnStaysHoweverOftenItIsSwept() throws IOException {
        try (var first = WorkFolder.in(folder); var second = WorkFolder.in(folder)) {
            WorkFolder.sweep(folder);
            assertThat(first.path()).exists();
            assertThat(second.path()).exists();
            // Nor has the look given the lock away.
            try (var child = Child.start(Sweeper.class, folder, folder.toString())) {
                assertThat(child.readLine()).isEqualTo("swept");
                child.awaitExit();
            }
            assertThat(first.path()).exists();
            assertThat(second.path()).exists();
        }
        assertThat(folder).isEmptyDirectory();
    }

    /// A child that sweeps.
    static final class Sweeper {
        private Sweeper() {}

        public static void main(String[] arguments) {
            WorkFolder.sweep(Path.of(arguments[0]));
            Child.tell("swept");
        }
    }

    /// What ends with a program is deleted by whoever waits for that, and swept by the next run, which may be at the same time.
    @Test
    void whatSomebodyElseDeletesMeanwhileIsNoTrouble() throws Exception {
        var deleting = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < ENOUGH_TO_MEET && !Thread.interrupted(); i++) {
                makeAndDelete(folder.resolve(".onehot-work-" + i));
            }
        });
        try {
            while (deleting.isAlive()) {
                WorkFolder.sweep(folder);
            }
        } finally {
            deleting.interrupt();
            deleting.join(Duration.ofSeconds(30));
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static void makeAndDelete(Path left) {
        try {
            var files = new ArrayList<>(List.of(Files.createDirectory(left)));
            for (int i = 0; i < 50; i++) {
                files.addFirst(Files.createFile(left.resolve("copy-" + i)));
            }
            // From now on it looks as if nobody had it.
            files.addFirst(Files.createFile(left.resolve("lock")));
            for (var file : files.reversed().subList(1, files.size())) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(left);
        } catch (IOException swept) {
            // The other one was quicker.
            return;
        }
    }

    @Test
    void oneThatIsBeingMadeIsLeftAloneForADay() throws IOException {
        var young = Files.createDirectory(folder.resolve(".onehot-work-1"));
        var old = Files.createDirectory(folder.resolve(".onehot-work-2"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        WorkFolder.sweep(folder);
        assertThat(young).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void theFirstPlaceThatCanBeWrittenIsTaken() throws IOException {
        var missing = folder.resolve("missing");
        try (var work = WorkFolder.in(missing, folder)) {
            assertThat(work.path().getParent()).isEqualTo(folder);
        }
        assertThatThrownBy(() -> WorkFolder.in(missing, folder.resolve("gone"))).isInstanceOf(IOException.class).hasMessageContaining("missing");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerCanLookIntoIt() throws IOException {
        try (var work = WorkFolder.in(folder)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.path()))).isEqualTo("rwx------");
        }
    }
}
