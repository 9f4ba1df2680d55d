package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.secret.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// When it is certain that there is no master key: whoever takes something else for that makes a second one.
@Execution(ExecutionMode.CONCURRENT)
class KeyringAbsenceTest extends PlayedKeyrings {
    /// Three collections, each open or locked, and the key in one of them or in none.
    @ParameterizedTest
    @EnumSource
    void absentOnlyWhenEveryCollectionIsOpen(ForeignProgram program) {
        desktop.play(program);
        desktop.asksEachConnection = false;
        var all = List.of(desktop.login, desktop.add("two", "Two"), desktop.add("three", "Three"));
        for (int locked = 0; locked < 8; locked++) {
            for (int holder = 0; holder <= 3; holder++) {
                for (int i = 0; i < 3; i++) {
                    all.get(i).locked = ((locked >> i) & 1) == 1;
                    all.get(i).items.clear();
                }
                if (holder < 3) {
                    all.get(holder).keep("a1", SECRET);
                }
                boolean readable = holder < 3 && !all.get(holder).locked;
                Class<?> expected = readable ? Answer.Found.class : locked == 0 ? Answer.Absent.class : Answer.Locked.class;
                var what = "locked %s, key in %s".formatted(locked, holder);
                assertThat(store.read("a1")).as(what).isInstanceOf(expected);
                assertThat(store.findAny()).as(what).isInstanceOf(expected);
                for (var place : all) {
                    assertThat(store.read("a1", in(place))).as(what).isInstanceOf(expected);
                }
            }
        }
        assertAsked();
        assertThat(desktop.calls).doesNotContain("Unlock", "CreateItem", "Delete");
    }

    @Test
    void whereItWasFoundIsSaid() {
        for (var program : List.of(ForeignProgram.GNOME_KEYRING, ForeignProgram.KEEPASSXC)) {
            desktop.running.removeIf(it -> it.equals("org.gnome.keyring"));
            desktop.play(program);
            desktop.asksEachConnection = false;
            var two = desktop.add(program.name().toLowerCase(Locale.ROOT), "Two");
            two.keep(program.name(), SECRET);
            store.close();
            store = store(LONG);
            assertThat(store.read(program.name())).isInstanceOfSatisfying(
                    Answer.Found.class, it -> assertThat(it.place()).isEqualTo(in(two)));
        }
    }

    /// The first read of a key is what a person waits for.
    @Test
    void whereItWasIsLookedAtFirstAndInFewCalls() {
        desktop.play(ForeignProgram.GNOME_KEYRING);
        desktop.add("two", "Two");
        desktop.login.keep("a1", SECRET);
        assertFound(store.read("a1", in(desktop.login)), "a1");
        var calls = List.copyOf(desktop.calls);
        assertThat(calls.subList(calls.indexOf("GetNameOwner"), calls.size()))
                .containsExactly("GetNameOwner", "OpenSession", "Get", "SearchItems", "GetSecret");
    }

    @Test
    void aDatabaseThatIsNotOpenIsNamed() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.prompts.person(_ -> true);
        var two = desktop.add("two", "Two");
        desktop.lock(two);
        var one = Optional.of(new KeyringPlace("KeePassXC", ForeignKeyring.PATH + "/collection/my_5Fkeys_C3_A4"));
        assertLocked(store.read("a1", one), "keyring.notOpen", "KeePassXC", "my_keysä");
        assertLocked(unlock("a1", one), "keyring.notOpen", "KeePassXC", "my_keysä");
        assertAsked();
    }

    /// Its path has the name of its file.
    @Test
    void aDatabaseThatWasRenamedIsFoundAmongTheOpenOnes() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.asksEachConnection = false;
        desktop.login.keep("a1", SECRET);
        var former = Optional.of(new KeyringPlace("KeePassXC", ForeignKeyring.PATH + "/collection/former"));
        assertThat(store.read("a1", former)).isInstanceOfSatisfying(
                Answer.Found.class, it -> assertThat(it.place()).isEqualTo(in(desktop.login)));
    }

    @Test
    void aDatabaseThatIsNotShownIsSaid() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.collection = false;
        assertUnavailable(store.read("a1"), "keyring.nothing");
        assertUnavailable(store.findAny(), "keyring.nothing");
        assertUnavailable(unlockAll(), "keyring.nothing");
        assertUnavailable(store.write("a1", SECRET), "keyring.nothing");
        assertLocked(store.read("a1", in(desktop.login)), "keyring.notOpen", "KeePassXC", "login");
        assertAsked();
    }

    @ParameterizedTest
    @EnumSource(names = {"KWALLET", "GNOME_KEYRING"})
    void aFirstKeyringIsMadeForAFirstKeyOnly(ForeignProgram program) {
        desktop.play(program);
        desktop.collection = false;
        assertLocked(store.findAny(), "keyring.none", name(program));
        assertThat(unlock("a1", Optional.empty())).isNotInstanceOf(Answer.Found.class);
        assertThat(desktop.calls).doesNotContain("CreateCollection");
        desktop.prompts.person(_ -> true);
        assertThat(unlockAll()).isInstanceOf(Answer.Absent.class);
        assertFound(store.write("a1", SECRET), "a1");
    }

    @Test
    void anEmptySecretIsNone() {
        desktop.play(ForeignProgram.KWALLET);
        desktop.items.put(desktop.login.path + "/a1", new ForeignKeyring.Item(ForeignCollection.attributes("a1"), ""));
        assertUnavailable(store.read("a1"), "keyring.empty", "a1");
        assertThat(store.findAny()).isEqualTo(new Answer.Absent("KWallet"));
        assertThat(desktop.items).hasSize(1);

        desktop.login.keep("longer", SECRET);
        assertFound(store.findAny(), "longer");
    }

    /// A wallet that was closed a moment ago gives an empty secret, and no error.
    @ParameterizedTest
    @EnumSource
    void whatIsLockedInBetweenIsLocked(ForeignProgram program) {
        desktop.play(program);
        desktop.asksEachConnection = false;
        desktop.login.keep("a1", SECRET);
        desktop.bus.before(it -> it.member().equals("GetSecret"), 1, () -> desktop.login.locked = true);
        assertThat(store.read("a1", in(desktop.login))).isNotInstanceOfAny(Answer.Absent.class, Answer.Found.class);
        desktop.login.locked = false;
        desktop.bus.before(it -> it.member().equals("GetSecret"), 1, () -> desktop.login.locked = true);
        assertThat(store.findAny()).isNotInstanceOfAny(Answer.Absent.class, Answer.Found.class);
    }

    @Test
    void aCollectionThatCannotBeSearchedIsNotAbsent() {
        desktop.play(ForeignProgram.GNOME_KEYRING);
        var two = desktop.add("two", "Two");
        desktop.errors.put("SearchItems", "org.freedesktop.DBus.Error.Failed");
        assertUnavailable(store.findAny(), "keychain.service.error", "org.freedesktop.DBus.Error.Failed");
        desktop.errors.clear();
        desktop.bus.before(it -> it.path().equals(two.path), 1, () -> desktop.ends());
        assertUnavailable(store.findAny(), "keychain.service.none");
    }

    /// Between the look and the writing another program may have come in its place.
    @Test
    void aKeyIsMadeOnlyWhereItIsCertainThatThereIsNone() {
        desktop.play(ForeignProgram.GNOME_KEYRING);
        assertThat(store.findAny()).isEqualTo(new Answer.Absent("GNOME Keyring"));
        desktop.ends();
        desktop.comesBack();
        desktop.login.locked = false;
        assertUnavailable(store.write("a1", SECRET), "keychain.service.lost");
        assertThat(desktop.items).isEmpty();
        assertThat(store.findAny()).isEqualTo(new Answer.Absent("GNOME Keyring"));
        assertFound(store.write("a1", SECRET), "a1");
    }

    /// Collections are locked, opened and brought to the front at any call; whoever sets up keys follows the rule: write only where none is.
    @ParameterizedTest
    @EnumSource
    void neverTwoKeysWhateverHappensMeanwhile(ForeignProgram program) {
        neverTwoKeys(program, 60);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("proof")
    void neverTwoKeysInManyRounds(ForeignProgram program) {
        neverTwoKeys(program, 1_000);
    }

    private void neverTwoKeys(ForeignProgram program, int rounds) {
        desktop.play(program);
        desktop.asksEachConnection = false;
        var all = List.of(desktop.login, desktop.add("two", "Two"), desktop.add("three", "Three"));
        long seed = new Random().nextLong();
        var random = new Random(seed);
        desktop.prompts.person(_ -> false);
        for (int round = 0; round < rounds; round++) {
            all.forEach(it -> it.locked = random.nextInt(4) == 0);
            var one = all.get(random.nextInt(3));
            boolean locks = random.nextBoolean();
            desktop.bus.before(_ -> true, 1 + random.nextInt(10), () -> {
                one.locked = locks;
                desktop.inFront(one);
            });
            if (store.findAny() instanceof Answer.Absent) {
                store.write("k" + round, SECRET);
            }
            var keys = all.stream().flatMap(it -> it.items.keySet().stream()).toList();
            assertThat(keys).as("seed %s, round %s", seed, round).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(all).as("seed %s", seed).anySatisfy(it -> assertThat(it.items).hasSize(1));
    }
}
