package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.Rescue;
import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckResult;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeysException;
import dev.onehot.model.Light;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Pages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever becomes of the bytes of a file and its log: it opens with all that was in it, or what is otherwise is noticed, or it is taken for damaged: then a
/// backup takes its place, and it is kept beside.
@Execution(ExecutionMode.CONCURRENT)
class DamageTest {
    private static final long SEED = 20_261_128;
    private static final int FEW = 20;
    private static final int MANY = 1_000;

    private static final List<String> BESIDE = List.of("onehot.db.key", "a.backup");

    @TempDir
    private static Path made;

    private static byte[] sound = {};
    /// What it holds.
    private static String held = "";
    private static byte[] log = {};
    /// The file that the log belongs to.
    private static byte[] under = {};
    /// What it held after each commit that stands in the log.
    private static final List<String> HELD_ONCE = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Path backup = Path.of("");
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    @BeforeEach
    void copy() throws IOException {
        file = folder.resolve("onehot.db");
        backup = folder.resolve(BESIDE.getLast());
        for (var name : BESIDE) {
            Files.copy(made.resolve(name), folder.resolve(name));
        }
    }

    @BeforeAll
    static void fill() throws Exception {
        var file = made.resolve("onehot.db");
        try (var manager = SettingsManager.open(file)) {
            manager.keys().keepIn(KeyBackend.FILE).get(20, TimeUnit.SECONDS);
            long id = manager.addAiProvider(Drafts.withKey("A", "sk-0123456789abcdef"), true).providerId().orElseThrow();
            manager.apply(new Command.AddKey(id, "second", ApiKey.of("sk-second-0123456789")), Origin.API);
            manager.addAiProvider(Drafts.named("B"), false);
            manager.deleteAiProvider(manager.addAiProvider(Drafts.named("C"), false).providerId().orElseThrow());
            var result = new CheckResult("2026-11-24 12:00:00", "u", Light.on(1), Light.on(1), Light.UNKNOWN, OptionalLong.of(1), Optional.empty());
            long version = manager.snapshot().provider(id).orElseThrow().version();
            manager.apply(new Command.RecordCheck(id, version, result, List.of("m-1")), Origin.API);
            manager.composite(Origin.API, () -> {
                for (int i = 0; i < 300; i++) {
                    manager.setSetting("a name that is rather long " + i, "v".repeat(i % 50));
                }
                return manager.setSetting("large", "large".repeat(4_000));
            });
            manager.backups().make(Optional.of(made.resolve(BESIDE.getLast())), Progress.NONE);
            // Pages that were used once.
            manager.setSetting("large", "small");
            manager.expire();
            held = CutWork.print(manager);
        }
        sound = Files.readAllBytes(file);
        try (var manager = SettingsManager.open(file)) {
            under = Files.readAllBytes(file);
            HELD_ONCE.add(CutWork.print(manager));
            for (int n = 0; n < 12; n++) {
                manager.setSetting("logged", "value " + n);
                HELD_ONCE.add(CutWork.print(manager));
            }
            log = Files.readAllBytes(made.resolve("onehot.db-wal"));
        }
    }

    @ParameterizedTest
    @EnumSource(Pages.Kind.class)
    void anyBitOfAnyPageMayFlip(Pages.Kind kind) {
        flip(kind, FEW);
    }

    /// `mvn -Pproof verify`.
    @Tag("proof")
    @Timeout(3_600)
    @ParameterizedTest
    @EnumSource(Pages.Kind.class)
    void soMayManyMore(Pages.Kind kind) {
        flip(kind, MANY);
    }

    @Test
    void anyPartOfTheFileMayBeCutOffOrEmptied() {
        cutOff(FEW);
    }

    @Tag("proof")
    @Timeout(3_600)
    @Test
    void soMayManyOtherParts() {
        cutOff(MANY);
    }

    @Test
    void aLogMayFlipOrBeCutOffOrBeGone() {
        spoilLog(2 * FEW);
    }

    @Tag("proof")
    @Timeout(3_600)
    @Test
    void soMayALogInManyWays() {
        spoilLog(2 * MANY);
    }

    private void flip(Pages.Kind kind, int rounds) {
        var random = new Random(SEED);
        var places = Pages.of(sound).getOrDefault(kind, List.of());
        assertThat(places).as("there are such pages").isNotEmpty();
        for (int round = 0; round < rounds; round++) {
            int place = places.get(random.nextInt(places.size()));
            int bit = random.nextInt(8);
            var bytes = sound.clone();
            bytes[place] ^= (byte) (1 << bit);
            tryOut(bytes, Optional.empty(), "bit " + bit + " of byte " + place, List.of(held));
        }
        assertWell(kind.toString(), rounds);
    }

    private void cutOff(int rounds) {
        var random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            int from = random.nextInt(1, sound.length);
            var bytes = round % 2 == 0 ? Arrays.copyOf(sound, from) : sound.clone();
            Arrays.fill(bytes, Math.min(from, bytes.length), Math.min(from + 512, bytes.length), (byte) 0);
            tryOut(bytes, Optional.empty(), "cut or emptied at " + from, List.of(held));
        }
        assertWell("file cut off or emptied", rounds);
    }

    /// What comes behind the damage is lost with it, as SQLite has it; never a part of a commit, nor one without those before.
    private void spoilLog(int rounds) {
        var random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            int at = random.nextInt(round % 8 == 0 ? 56 : log.length);
            int bit = random.nextInt(8);
            Optional<byte[]> spoiled = round % 20 == 0 ? Optional.empty() : Optional.of(round % 3 == 0 ? Arrays.copyOf(log, at) : log.clone());
            if (spoiled.isPresent() && spoiled.get().length == log.length) {
                spoiled.get()[at] ^= (byte) (1 << bit);
            }
            tryOut(under, spoiled, "log, byte " + at + ", bit " + bit, HELD_ONCE);
        }
        assertWell("log flipped, cut off or gone", rounds);
    }

    private void assertWell(String what, int rounds) {
        if (rounds >= MANY) {
            System.out.println("damage of " + what + ": " + counts);
        }
        assertThat(problems).isEmpty();
    }

    private void tryOut(byte[] bytes, Optional<byte[]> spoiledLog, String what, List<String> right) {
        try {
            Files.write(file, bytes);
            if (spoiledLog.isPresent()) {
                Files.write(folder.resolve("onehot.db-wal"), spoiledLog.get());
            }
            try (var manager = SettingsManager.open(file)) {
                var outcome = outcome(manager, right);
                counts.merge(outcome, 1, Integer::sum);
                assertThat(outcome).doesNotStartWith("wrong");
            } catch (StorageException refused) {
                counts.merge("refused", 1, Integer::sum);
                assertThat(refused.advice().text(Locale.ENGLISH)).isNotBlank();
                // Of a newer one nobody can tell it from a file that a newer Onehot wrote, and a strange log is moved aside.
                if (!Set.of(StorageException.Kind.NEWER, StorageException.Kind.STRANGE_LOG).contains(refused.kind())) {
                    rescue(bytes, refused);
                }
            }
        } catch (IOException | RuntimeException | AssertionError failure) {
            problems.add(what + ": " + failure);
        } finally {
            sweep(file);
        }
    }

    /// What SQLite cannot see is found by comparing with what was there last, but for values of secret settings and large ones, of which nothing is kept to be
    /// compared with.
    private static String outcome(SettingsManager manager, List<String> right) {
        try {
            if (right.contains(CutWork.print(manager))) {
                return "all there";
            }
        } catch (KeysException unreadable) {
            return "a key is told to be unreadable";
        }
        if (!manager.snapshot().integrity().isOk()) {
            return "told at once";
        }
        manager.lookBack();
        boolean isTold = manager.history(HistoryFilter.newest(5)).stream().anyMatch(it -> it.origin() == Origin.EXTERNAL);
        return isTold ? "told in Activity" : "wrong data shown as good";
    }

    private void rescue(byte[] bytes, StorageException refused) throws IOException {
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
