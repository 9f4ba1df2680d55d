package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.Wanted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A played keyring, and a store that uses it.
abstract class PlayedKeyrings {
    static final byte[] SECRET = "0123456789abcdef\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    /// Long enough for any machine; nothing here waits that long.
    static final Duration LONG = Duration.ofSeconds(30);
    /// For what has to be waited for in full.
    static final Duration SOON = Duration.ofMillis(20);

    /// What was told while a person was asked.
    final List<Message> told = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    ForeignKeyring desktop;
    FreedesktopKeyring store;

    @BeforeEach
    final void open() throws IOException {
        desktop = new ForeignKeyring(folder.resolve("bus"));
        store = store(LONG);
    }

    @AfterEach
    final void close() throws IOException {
        store.close();
        desktop.close();
    }

    /// @param start how long something that is started may take
    final FreedesktopKeyring store(Duration start) {
        var environment = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("bus"));
        return new FreedesktopKeyring(environment, new Patience(LONG, LONG, start, SOON));
    }

    /// Where a key in `collection` is, as it was noted.
    final Optional<KeyringPlace> in(ForeignCollection collection) {
        return Optional.of(new KeyringPlace(name(desktop.program()), collection.path));
    }

    /// As people call it.
    static String name(ForeignProgram program) {
        return switch (program) {
            case UNKNOWN -> "";
            case GNOME_KEYRING -> "GNOME Keyring";
            case KWALLET -> "KWallet";
            case KEEPASSXC -> "KeePassXC";
        };
    }

    final Answer unlock(String id, Optional<KeyringPlace> place) {
        return store.unlock(new Wanted.Key(id, place), Asking.untilAnswered(told::add));
    }

    final Answer unlockAll() {
        return store.unlock(new Wanted.Everything(), Asking.untilAnswered(told::add));
    }

    /// Who was asked what, by the dialogs that were shown.
    final void assertAsked(String... objects) {
        assertThat(desktop.prompts.shown).containsExactlyElementsOf(Stream.of(objects).map(it -> List.of(it)).toList());
    }

    static void assertFound(Answer answer, String id) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Found.class, it -> {
            assertThat(it.id()).isEqualTo(id);
            assertThat(it.secret()).isEqualTo(SECRET);
        });
    }

    static void assertLocked(Answer answer, String code, Object... arguments) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Locked.class, it -> {
            assertThat(it.what()).isEqualTo(Message.of(code, arguments));
            assertThat(it.advice()).isEqualTo(Message.of(code + ".advice", arguments));
        });
    }

    static void assertUnavailable(Answer answer, String code, Object... arguments) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Unavailable.class, it -> {
            assertThat(it.what()).isEqualTo(Message.of(code, arguments));
            assertThat(it.advice()).isEqualTo(Message.of(code + ".advice", arguments));
        });
    }
}
