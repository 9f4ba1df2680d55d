package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.Rescue;
import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Light;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Whatever becomes of the bytes of a file, it either opens, or is taken for damaged: then a backup takes its place, and it is kept beside.
@Execution(ExecutionMode.CONCURRENT)
class DamageTest {
    private static final int SCHEMA_PAGE = 4_096;
    private static final long SEED = 20_261_128;

    @TempDir
    private Path folder;

    private Path backup = Path.of("");
    private byte[] sound = {};

    @BeforeEach
    void fill() throws IOException {
        var file = folder.resolve("sound.db");
        PlainFile.at(file);
        try (var manager = SettingsManager.open(file)) {
            long id = manager.addAiProvider(Drafts.withKey("A", "sk-0123456789abcdef"), true).providerId().orElseThrow();
            manager.apply(new Command.AddKey(id, "second", ApiKey.of("sk-second-0123456789")), Origin.API);
            manager.addAiProvider(Drafts.named("B"), false);
            manager.deleteAiProvider(manager.addAiProvider(Drafts.named("C"), false).providerId().orElseThrow());
            var result = new CheckResult("2026-11-24 12:00:00", "u", Light.on(1), Light.on(1), Light.UNKNOWN, OptionalLong.of(1), Optional.empty());
            long version = manager.snapshot().provider(id).orElseThrow().version();
            manager.apply(new Command.RecordCheck(id, version, result, List.of("m-1")), Origin.API);
            for (int i = 0; i < 40; i++) {
                manager.setSetting("k" + i, "v".repeat(i * 10));
            }
            backup = manager.backups().make(Optional.empty(), Progress.NONE);
        }
        sound = Files.readAllBytes(file);
    }

    @Test
    void anyBitOfTheSchemaMayFlip() {
        assertWayOut(SCHEMA_PAGE, 300);
    }

    @Test
    void anyBitOfTheFileMayFlip() {
        assertWayOut(sound.length, 150);
    }

    @Test
    void anyPartOfTheFileMayBeCutOffOrEmptied() throws IOException {
        var random = new Random(SEED);
        var problems = new ArrayList<String>();
        for (int round = 0; round < 30; round++) {
            int from = random.nextInt(1, sound.length);
            var bytes = round % 2 == 0 ? Arrays.copyOf(sound, from) : sound.clone();
            Arrays.fill(bytes, Math.min(from, bytes.length), Math.min(from + 512, bytes.length), (byte) 0);
            tryOut(bytes, "cut or emptied at " + from, problems);
        }
        assertThat(problems).isEmpty();
    }

    private void assertWayOut(int within, int rounds) {
        var random = new Random(SEED);
        var problems = new ArrayList<String>();
        for (int round = 0; round < rounds; round++) {
            int place = filled(random, within);
            int bit = random.nextInt(8);
            var bytes = sound.clone();
            bytes[place] ^= (byte) (1 << bit);
            tryOut(bytes, "bit " + bit + " of byte " + place, problems);
        }
        assertThat(problems).isEmpty();
    }

    /// Most of a page is empty, and says nothing.
    private int filled(Random random, int within) {
        int place = random.nextInt(within);
        for (int attempt = 0; attempt < 8 && sound[place] == 0; attempt++) {
            place = random.nextInt(within);
        }
        return place;
    }

    private void tryOut(byte[] bytes, String what, List<String> problems) {
        var file = folder.resolve("tried.db");
        try {
            Files.write(file, bytes);
            try (var manager = SettingsManager.open(file)) {
                assertThat(manager.snapshot()).isNotNull();
            } catch (StorageException refused) {
                // Of this one nobody can tell it from a file that a newer Onehot wrote.
                if (refused.kind() != StorageException.Kind.NEWER) {
                    rescue(file, bytes, refused);
                }
            }
        } catch (IOException | RuntimeException | AssertionError failure) {
            problems.add(what + ": " + failure);
        } finally {
            sweep(file);
        }
    }

    private void rescue(Path file, byte[] bytes, StorageException refused) throws IOException {
        assertThat(refused.isDamage()).as(refused.kind() + ": " + refused.getMessage()).isTrue();
        var moved = Rescue.restore(file, backup).orElseThrow();
        assertThat(Files.readAllBytes(moved)).as("kept").isEqualTo(bytes);
        try (var manager = SettingsManager.open(file)) {
            assertThat(manager.snapshot().active().orElseThrow().name()).isEqualTo("A");
        }
        sweep(moved);
    }

    private static void sweep(Path file) {
        for (var part : List.of("", "-wal", "-shm", "-journal")) {
            try {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        }
    }
}
