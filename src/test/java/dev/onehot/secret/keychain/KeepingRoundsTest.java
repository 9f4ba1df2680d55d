package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.secret.NoKeychain;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.LightPlaces;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A keyring that is killed at any moment around storing the first key. What was said to be stored can be read when it is back, and there is never a
/// second master key.
///
/// A hundred rounds, always the same ones: what fails can be run again by the number of its round.
@Execution(ExecutionMode.CONCURRENT)
class KeepingRoundsTest {
    private static final int ROUNDS = 25;
    private static final int MOVES = 5;
    private static final String PASSPHRASE = "four words or more";
    private static final String KEY = "sk-do-not-show-abcdefghijklmnop1234";
    private static final Duration LONG = Duration.ofSeconds(30);
    /// Stands for the seconds until a program writes by itself.
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(ForeignProgram.class)
    void nothingIsLostAndNoSecondKeyIsMade(ForeignProgram program) throws Exception {
        // Made once: that takes longer than all of a round.
        var empty = folder.resolve("empty.db");
        new SettingsManager(Database.open(empty), LightPlaces.of(new NoKeychain(), Map.of()), Clock.systemUTC(), () -> {}).close();
        int kept = 0;
        for (int n = 0; n < ROUNDS; n++) {
            var random = random(program, n);
            var place = Files.createDirectory(folder.resolve("round-" + n));
            Files.copy(empty, place.resolve("onehot.db"));
            try (var desktop = new ForeignKeyring(place.resolve("bus"))) {
                kept += isKept(desktop, program, random, place, "%s, round %s".formatted(program, n)) ? 1 : 0;
            }
        }
        // Neither that it always failed, nor that it was never killed in time.
        assertThat(kept).as("rounds of %s in which the first try succeeded", program).isBetween(1, ROUNDS - 1);
    }

    private static boolean isKept(ForeignKeyring desktop, ForeignProgram program, Random random, Path place, String round)
            throws Exception {
        desktop.play(program);
        desktop.asksEachConnection = false;
        // Only this one is waited for; the others are told to write, or do it at once.
        desktop.secondReadIsLater = program == ForeignProgram.KEEPASSXC;
        desktop.prompts.person(_ -> true);
        desktop.login.locked = random.nextBoolean();
        desktop.login.openUnseen = desktop.login.locked && program == ForeignProgram.KWALLET && random.nextBoolean();
        killSometime(desktop, random);

        boolean said = isStored(desktop, place, round);
        desktop.bus.calm();
        if (random.nextBoolean()) {
            restart(desktop);
        }
        // Whoever was told that it did not work tries again.
        assertThat(said || isStored(desktop, place, round)).as(round).isTrue();
        restart(desktop);
        assertThat(desktop.login.secrets().stream().distinct()).as(round).hasSize(1);
        try (var manager = open(place)) {
            assertThat(prepared(manager).kind()).as(round).isEqualTo(Kind.OPEN);
            assertThat(manager.snapshot().providers()).as(round).isNotEmpty().allSatisfy(
                    (id, provider) -> assertThat(manager.revealKey(id)).as(provider.name()).isEqualTo(ApiKey.of(KEY)));
        }
        assertThat(desktop.login.secrets().stream().distinct()).as(round).hasSize(1);
        return said;
    }

    /// Also where the program does not save by itself, which nobody can see: then the key is lost there, and had where it was.
    @ParameterizedTest
    @EnumSource(ForeignProgram.class)
    void aKeyThatMovesIsInOneOfTheTwoPlaces(ForeignProgram program) throws Exception {
        for (int n = 0; n < MOVES; n++) {
            var random = random(program, n);
            var place = Files.createDirectory(folder.resolve("move-" + n));
            try (var desktop = new ForeignKeyring(place.resolve("bus"))) {
                desktop.play(program);
                desktop.asksEachConnection = false;
                desktop.secondReadIsLater = random.nextBoolean();
                if (random.nextBoolean()) {
                    killSometime(desktop, random);
                }
                moveFromVault(place);
                desktop.bus.calm();
                restart(desktop);
                assertReadable(place, "%s, move %s".formatted(program, n));
            }
        }
    }

    /// Seeds that are close together begin alike.
    private static Random random(ForeignProgram program, int n) {
        return new Random(0x9E37_79B9_7F4A_7C15L * (20_261_129L + 1_000L * program.ordinal() + n));
    }

    private static void moveFromVault(Path place) throws Exception {
        try (var manager = open(place)) {
            manager.keys().keepIn(KeyBackend.VAULT, PASSPHRASE.toCharArray()).get(30, TimeUnit.SECONDS);
            manager.addAiProvider(Drafts.withKey("OpenAI", KEY), true);
            manager.keys().keepIn(KeyBackend.KEYCHAIN).get(30, TimeUnit.SECONDS);
        }
    }

    private static void assertReadable(Path place, String round) throws Exception {
        try (var manager = open(place)) {
            var state = prepared(manager);
            if (!state.isUsable()) {
                assertThat(state.what().code()).as(round).isIn("keys.locked.vault", "keys.locked.former");
                manager.keys().unlock(PASSPHRASE.toCharArray()).get(30, TimeUnit.SECONDS);
            }
            assertThat(manager.keys().state().kind()).as(round).isEqualTo(Kind.OPEN);
            assertThat(manager.snapshot().providers()).as(round).isNotEmpty().allSatisfy(
                    (id, provider) -> assertThat(manager.revealKey(id)).as(provider.name()).isEqualTo(ApiKey.of(KEY)));
        }
    }

    /// At some call, before it is carried out or before it is answered; when there are fewer, only afterwards.
    private static void killSometime(ForeignKeyring desktop, Random random) {
        Predicate<ForeignCall> any = call -> !call.to().equals("org.freedesktop.DBus");
        int nth = 1 + random.nextInt(24);
        boolean stays = random.nextBoolean();
        Runnable kill = () -> {
            desktop.ends();
            if (stays) {
                desktop.comesBack();
                desktop.unlock(desktop.login);
            }
        };
        if (random.nextBoolean()) {
            desktop.bus.before(any, nth, kill);
        } else {
            desktop.bus.after(any, nth, kill);
        }
    }

    /// Whether a new program said that it has stored a key.
    private static boolean isStored(ForeignKeyring desktop, Path place, String round) throws Exception {
        if (!desktop.running.contains(ForeignKeyring.NAME)) {
            desktop.comesBack();
            desktop.unlock(desktop.login);
        }
        try (var manager = open(place)) {
            var state = prepared(manager);
            if (state.kind() == Kind.OPEN) {
                manager.addAiProvider(Drafts.withKey("OpenAI", KEY), true);
                return true;
            }
            assertThat(state.kind()).as("%s: %s", round, state.what().text()).isIn(Kind.UNAVAILABLE, Kind.LOCKED);
            return false;
        }
    }

    /// The program is killed, if it was not, and a person starts it again and opens it. No time passes.
    private static void restart(ForeignKeyring desktop) {
        desktop.ends();
        desktop.comesBack();
        desktop.unlock(desktop.login);
    }

    private static KeyState prepared(SettingsManager manager) throws Exception {
        return manager.keys().prepare().get(30, TimeUnit.SECONDS);
    }

    private static SettingsManager open(Path place) {
        var environment = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + place.resolve("bus"));
        var store = new FreedesktopKeyring(environment, new Patience(LONG, LONG, LONG, SOON));
        return new SettingsManager(
                Database.open(place.resolve("onehot.db")), LightPlaces.of(store, Map.of()), Clock.systemUTC(), () -> {});
    }
}
