package dev.onehot.secret;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.testing.MemoryKeychain.Mood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A secret in a file of this computer opens with this person's keychain, and with nothing else.
class KeptSecretTest {
    private static final byte[] SECRET = "s3cret".getBytes(StandardCharsets.UTF_8);

    private final MemoryKeychain keychain = new MemoryKeychain();

    @TempDir
    private Path folder;

    private KeptSecret kept(String what) {
        return new KeptSecret(folder.resolve("kept"), what);
    }

    @Test
    void whatIsKeptComesBackForTheSameThingOnly() throws IOException {
        assertThat(kept("a").isThere()).isFalse();
        assertThat(kept("a").keep(keychain, SECRET)).isTrue();
        assertThat(kept("a").read(keychain)).hasValueSatisfying(it -> assertThat(it).isEqualTo(SECRET));
        assertThat(kept("b").read(keychain)).isEmpty();
        assertThat(kept("a").read(new MemoryKeychain())).isEmpty();
        assertThat(Files.readString(folder.resolve("kept"))).doesNotContain("s3cret");
        var master = keychain.findAny();
        assertThat(kept("a").keep(keychain, new byte[] {1})).isTrue();
        assertThat(keychain.findAny()).as("one master key for all").hasToString(master.toString());
        kept("a").forget();
        assertThat(kept("a").isThere()).isFalse();
    }

    @Test
    void withoutAKeychainNothingIsKeptAndWhatIsKeptStays() {
        assertThat(kept("a").keep(new NoKeychain(), SECRET)).isFalse();
        assertThat(kept("a").keep(keychain, SECRET)).isTrue();
        keychain.is(Mood.LOCKED);
        assertThat(kept("a").keep(keychain, new byte[] {1})).isFalse();
        assertThat(kept("a").read(keychain)).isEmpty();
        keychain.is(Mood.OPEN);
        assertThat(kept("a").read(keychain)).hasValueSatisfying(it -> assertThat(it).isEqualTo(SECRET));
    }

    @Test
    void aFileThatIsNoneOfOursOpensNothing() throws IOException {
        for (var text : List.of("", "one", "id not-base64!", "id AAAA", "a b c")) {
            Files.writeString(folder.resolve("kept"), text);
            assertThat(kept("a").read(keychain)).as(text).isEmpty();
        }
    }

    /// A master key that did not get into the keychain would be none that anybody has.
    @Test
    void aFirstMasterKeyThatIsNotTakenSealsNothing() {
        var silent = new SecretStore() {
            @Override
            public Answer read(String id, Optional<KeyringPlace> place) {
                return new Answer.Absent();
            }

            @Override
            public Answer findAny() {
                return new Answer.Absent();
            }

            @Override
            public Answer write(String id, byte[] secret) {
                return new Answer.Denied();
            }

            @Override
            public Answer delete(String id) {
                return new Answer.Absent();
            }
        };
        assertThat(kept("a").keep(silent, SECRET)).isFalse();
        assertThat(kept("a").isThere()).isFalse();
        assertThat(silent.unlock(new Wanted.Everything(), Asking.untilAnswered(_ -> {}))).isEqualTo(new Answer.Absent());
        assertThat(new Answer.Found("id", SECRET)).hasToString("Found[id]");
        assertThat(new Answer.Absent().keyring()).isEmpty();
    }

    /// A keychain that answers with another key than it says.
    @Test
    void anotherKeyUnderTheSameNameOpensNothing() {
        assertThat(kept("a").keep(keychain, SECRET)).isTrue();
        keychain.overwrite(MasterKey.random().bytes());
        assertThat(kept("a").read(keychain)).isEmpty();
        assertThat(kept("a").keep(keychain, SECRET)).isFalse();
    }

    @Test
    void whatIsThere() throws IOException {
        assertThat(kept("a").keep(keychain, SECRET)).isTrue();
        assertThat(kept("a").isThere()).isTrue();
        keychain.is(Mood.REFUSING);
        assertThat(kept("a").keep(keychain, new byte[] {1})).isFalse();
        keychain.is(Mood.OPEN);
        assertThat(new KeptSecret(folder.resolve("none/kept"), "a").keep(keychain, SECRET)).isFalse();
        // Only the name of a key that is there.
        Files.writeString(folder.resolve("kept"), Files.readString(folder.resolve("kept")).split(" ")[0]);
        assertThat(kept("a").isThere()).isFalse();
        assertThat(kept("a").read(keychain)).isEmpty();
    }

    @Test
    void whereThereIsNoKeychain() {
        var none = new NoKeychain();
        assertThat(List.of(none.read("id"), none.findAny(), none.write("id", SECRET), none.delete("id"), none.unlock(new Wanted.Everything(), Asking.untilAnswered(_ -> {}))))
                .containsOnly(new Answer.Unavailable(Message.of("keychain.none"), Message.of("keychain.none.advice")));
    }
}
