package dev.onehot.core.keys;

import module java.base;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.KeyFile;
import dev.onehot.secret.MasterKey;
import dev.onehot.secret.PassphraseBox;
import dev.onehot.secret.Wanted;

/// Gets the master key from where the database says that it is, and says what it found there. Only reads.
///
/// Blocks; only on the thread of [Keys].
final class KeyOpening {
    /// How long a person may take, where nobody hurries them.
    static final Duration AS_LONG_AS_IT_TAKES = ChronoUnit.FOREVER.getDuration();

    /// A keychain that answers this had the master key and has it no more.
    private static final Set<String> GONE = Set.of("keyring.empty", "keychain.garbled");

    private final KeyPlaces places;
    private final KeyFile file;
    private final Consumer<KeyState> progress;

    /// @param progress is told while something takes long
    KeyOpening(KeyPlaces places, KeyFile file, Consumer<KeyState> progress) {
        this.places = places;
        this.file = file;
        this.progress = progress;
    }

    /// The same, for a master key that is not this database's: nobody is told how it goes.
    KeyOpening quiet() {
        return new KeyOpening(places, file, state -> {});
    }

    /// @param patience how long a person's answer to the system's dialog is waited for; zero shows none
    /// @param held the master key that this process has already
    Opening open(KeyProtection.Master master, Duration patience, Optional<MasterKey> held) {
        if (held.isPresent() && held.get().id().equals(master.id())) {
            return Opening.of(held.get(), master.backend());
        }
        return switch (master.backend()) {
            case KEYCHAIN -> fromKeychain(master, patience);
            case FILE -> found(file.read(master.id()), master);
            case VAULT -> places.team()
                    .flatMap(it -> it.read(master.id()))
                    .map(Opening::ofTeam)
                    .or(() -> places.passphrase().map(it -> fromVault(master, it)))
                    .orElseGet(() -> Opening.failed(Kind.LOCKED, KeyBackend.VAULT, "keys.locked.vault"));
            case SESSION -> Opening.failed(Kind.LOST, KeyBackend.SESSION, "keys.lost.session");
        };
    }

    /// Of a master key that is not this database's.
    ///
    /// @param passphrase of its vault; empty for that of the environment
    Opening theirs(KeyProtection.Master master, Optional<char[]> passphrase, Optional<MasterKey> held) {
        return passphrase.isPresent() && master.backend() == KeyBackend.VAULT
                ? quiet().fromVault(master, passphrase.get())
                : quiet().open(master, Duration.ZERO, held);
    }

    Opening fromVault(KeyProtection.Master master, char[] passphrase) {
        var vault = new KeyProtection.Master(KeyBackend.VAULT, master.id(), master.sealed());
        return switch (PassphraseBox.open(vault.sealed(), passphrase)) {
            case PassphraseBox.Opened.Contents(var clear) -> verified(clear, vault, Optional.empty());
            case PassphraseBox.Opened.WrongPassphrase() -> Opening.failed(
                    Kind.LOCKED, KeyBackend.VAULT, "keys.wrongPassphrase");
            case PassphraseBox.Opened.Unreadable() -> Opening.failed(
                    Kind.LOST, KeyBackend.VAULT, "keys.lost.vault");
            case PassphraseBox.Opened.TooCostly(int mebibytes, int passes) -> Opening.failed(
                    Kind.LOST, KeyBackend.VAULT, "keys.costly", mebibytes, passes);
        };
    }

    private Opening fromKeychain(KeyProtection.Master master, Duration patience) {
        progress.accept(KeyState.of(Kind.OPENING, Optional.of(KeyBackend.KEYCHAIN), "keys.opening"));
        var answer = places.keychain().read(master.id(), master.place());
        if (answer instanceof Answer.Locked && patience.isPositive()) {
            var unlocked = unlock(new Wanted.Key(master.id(), master.place()), patience);
            answer = unlocked instanceof Answer.Absent ? places.keychain().read(master.id(), master.place()) : unlocked;
        }
        var opened = found(answer, master);
        return isGone(opened.state()) ? beforeItMoved(master).orElse(opened) : opened;
    }

    private static boolean isGone(KeyState state) {
        return state.kind() == Kind.LOST || GONE.contains(state.what().code());
    }

    /// A keyring may have lost what it said that it keeps. Where the master key was before stays until it was read there.
    private Optional<Opening> beforeItMoved(KeyProtection.Master master) {
        if (file.read(master.id()) instanceof Answer.Found(_, var secret, _)) {
            var inFile = new KeyProtection.Master(KeyBackend.FILE, master.id(), "");
            return Optional.of(verified(secret, inFile, Optional.empty())).filter(it -> it.master().isPresent());
        }
        if (!master.isSealed()) {
            return Optional.empty();
        }
        return Optional.of(places.passphrase()
                .map(it -> fromVault(master, it))
                .orElseGet(() -> Opening.failed(Kind.LOCKED, KeyBackend.VAULT, "keys.locked.former")));
    }

    /// Has the person unlock the keychain.
    Answer unlock(Wanted wanted, Duration patience) {
        var limit = Optional.of(patience).filter(it -> !it.equals(AS_LONG_AS_IT_TAKES));
        return places.keychain().unlock(wanted, new Asking(what -> progress.accept(waiting(what)), limit));
    }

    private static KeyState waiting(Message what) {
        return new KeyState(
                Kind.WAITING, Optional.of(KeyBackend.KEYCHAIN), what, Message.of("keys.waiting.advice"));
    }

    private Opening found(Answer answer, KeyProtection.Master master) {
        if (answer instanceof Answer.Found(_, var secret, var place)) {
            return verified(secret, master, place);
        }
        if (answer instanceof Answer.Absent(var keyring)) {
            if (keyring.isEmpty()) {
                return Opening.failed(Kind.LOST, master.backend(), "keys.lost." + master.backend().word(), file.file());
            }
            // Where it was is not always known: then another program may have it.
            return keyring.equals(KeyringPlace.KEEPASSXC)
                    ? Opening.failed(Kind.LOST, master.backend(), "keys.lost.recycled", keyring)
                    : Opening.failed(Kind.LOST, master.backend(), "keys.lost.named", keyring);
        }
        return Opening.failed(refusal(answer, master.backend()));
    }

    /// The state after an answer that was no secret.
    static KeyState refusal(Answer answer, KeyBackend backend) {
        return switch (answer) {
            case Answer.Locked(var what, var advice) -> new KeyState(Kind.LOCKED, Optional.of(backend), what, advice);
            case Answer.Denied() -> KeyState.of(Kind.DENIED, Optional.of(backend), "keys.denied");
            case Answer.Unavailable(var what, var advice) -> new KeyState(
                    Kind.UNAVAILABLE, Optional.of(backend), what, advice);
            case Answer.Absent _, Answer.Found _ -> KeyState.of(
                    Kind.LOST, Optional.of(backend), "keys.lost.other");
        };
    }

    private static Opening verified(byte[] secret, KeyProtection.Master master, Optional<KeyringPlace> place) {
        return MasterKey.of(secret)
                .filter(it -> it.id().equals(master.id()))
                .map(it -> Opening.of(it, master.backend(), place))
                .orElseGet(() -> Opening.failed(Kind.LOST, master.backend(), "keys.lost.other"));
    }
}
