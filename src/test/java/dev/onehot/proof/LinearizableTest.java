package dev.onehot.proof;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.LatestSnapshot;
import dev.onehot.core.SettingsManager;
import dev.onehot.proof.Linearizability.Kind;
import dev.onehot.proof.Linearizability.Operation;
import dev.onehot.testing.Child;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What threads and processes were told while they read, wrote, compared and switched at once can have happened one after the other.
@Execution(ExecutionMode.CONCURRENT)
class LinearizableTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1, 8, 25", "2, 3, 12"})
    void whatWasToldAtOnceCanHaveBeenOneAfterTheOther(int processes, int threads, int each) throws Exception {
        record(processes, threads, each);
    }

    /// `-Donehot.histories=100`
    @Test
    @Tag("proof")
    @Tag("thousands")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void soItIsInManyHistories() throws Exception {
        long operations = 0;
        int histories = Integer.getInteger("onehot.histories", 100);
        for (int n = 0; n < histories; n++) {
            operations += record(1 + n % 4, 2 + n % 5, 40);
        }
        System.out.printf("LinearizableTest: %,d histories of a setting and of a switch, %,d operations, all linearizable%n", 2 * histories, operations);
    }

    private long record(int processes, int threads, int each) throws Exception {
        var own = Files.createTempDirectory(folder, "round");
        var file = own.resolve("onehot.db");
        PlainFile.at(file);
        long active;
        var told = new ArrayList<RegisterThreads>();
        try (var manager = SettingsManager.open(file); var latest = new LatestSnapshot(manager)) {
            active = manager.addAiProvider(Drafts.named("A"), true).providerId().orElseThrow();
            manager.addAiProvider(Drafts.named("B"), false);
            manager.addAiProvider(Drafts.named("C"), false);
            var children = new ArrayList<Child>();
            try {
                for (int n = 1; n < processes; n++) {
                    children.add(Child.start(
                            RegisterChild.class, own, file.toString(), String.valueOf(n), String.valueOf(threads), String.valueOf(each)));
                }
                children.forEach(it -> assertThat(it.readLine()).isEqualTo("ready"));
                children.forEach(Child::go);
                told.add(RegisterThreads.run(manager, latest, 0, threads, each));
                for (var child : children) {
                    var lines = Stream.generate(child::readLine).takeWhile(it -> it != null && !it.equals("ended")).toList();
                    assertThat(lines).hasSize(2 * threads * each);
                    told.add(RegisterThreads.of(lines));
                }
            } finally {
                children.forEach(Child::close);
            }
        }
        var all = RegisterThreads.together(told);
        assertThat(Linearizability.holds(all.setting(), "none")).as("the setting of %s", all.setting()).isTrue();
        assertThat(Linearizability.holds(all.switches(), String.valueOf(active))).as("who is active in %s", all.switches()).isTrue();
        return 2L * processes * threads * each;
    }

    /// The judge itself: it lets pass what can be, and nothing else.
    @Test
    void anOldReadAndALostWriteAreFound() {
        var writes = List.of(new Operation(Kind.WRITE, "1", "ok", 0, 10), new Operation(Kind.WRITE, "2", "ok", 20, 30));
        assertThat(Linearizability.holds(with(writes, new Operation(Kind.READ, "-", "2", 40, 50)), "0")).isTrue();
        assertThat(Linearizability.holds(with(writes, new Operation(Kind.READ, "-", "1", 25, 50)), "0")).isTrue();
        assertThat(Linearizability.holds(with(writes, new Operation(Kind.READ, "-", "1", 31, 50)), "0")).as("an old read").isFalse();
        assertThat(Linearizability.holds(with(writes, new Operation(Kind.COMPARE_AND_SET, "1>3", "ok", 31, 50)), "0")).as("a lost write").isFalse();
        assertThat(Linearizability.holds(with(writes, new Operation(Kind.COMPARE_AND_SET, "1>3", "2", 31, 50)), "0")).isTrue();
        assertThat(Linearizability.holds(with(writes, new Operation(Kind.READ, "-", "5", 31, 50)), "0")).as("from nowhere").isFalse();
        var unknown = new Operation(Kind.WRITE, "9", "ok", 32, 33).asUnknown();
        assertThat(Linearizability.holds(with(with(writes, unknown), new Operation(Kind.READ, "-", "9", 60, 70)), "0")).isTrue();
        assertThat(Linearizability.holds(with(with(writes, unknown), new Operation(Kind.READ, "-", "2", 60, 70)), "0")).isTrue();
        assertThat(Linearizability.holds(with(writes, new Operation(Kind.READ, "-", "1+2", 31, 50)), "0")).as("two active").isFalse();
    }

    private static List<Operation> with(List<Operation> all, Operation more) {
        return Stream.concat(all.stream(), Stream.of(more)).toList();
    }
}
