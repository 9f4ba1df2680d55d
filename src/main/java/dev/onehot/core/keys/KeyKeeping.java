package dev.onehot.core.keys;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Writes;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeyringPlace;
import dev.onehot.model.KeysException;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.secret.Answer;
import dev.onehot.secret.KeyFile;
import dev.onehot.secret.MasterKey;
import dev.onehot.secret.PassphraseBox;
import dev.onehot.secret.SecretStore;
import dev.onehot.secret.Wanted;

/// Puts a master key where it is to be kept, and then notes in the database where that is: in this order, so that a key is never
/// noted that is not kept.
///
/// Blocks; only on the thread of [Keys].
final class KeyKeeping {
    private final Writes writes;
    private final KeyPlaces places;
    private final KeyFile file;
    private final KeyOpening opening;
    private final Supplier<Origin> actor;
    /// Whether this process moved the master key into a keyring: that it reads it there proves nothing.
    private boolean moved;

    /// @param actor who is said to have done it
    KeyKeeping(Writes writes, KeyPlaces places, KeyFile file, KeyOpening opening, Supplier<Origin> actor) {
        this.actor = actor;
        this.writes = writes;
        this.places = places;
        this.file = file;
        this.opening = opening;
    }

    /// @param held the open master key, which moves; without one a new one is made
    /// @param replace whether a noted master key that is not open may be given up
    /// @param patience as in [KeyOpening#open]
    Opening keep(
            KeyBackend backend, Optional<char[]> passphrase, Optional<MasterKey> held, boolean replace, Duration patience) {
        var noted = writes.snapshot().protection().master();
        var moving = held.filter(it -> noted.isEmpty() || noted.get().id().equals(it.id()));
        boolean mayBeHad = noted.filter(it -> it.backend() != KeyBackend.SESSION).isPresent();
        if (moving.isEmpty() && mayBeHad && !replace) {
            throw KeysException.of("keys.refused");
        }
        return switch (backend) {
            case KEYCHAIN -> inKeychain(moving, noted, patience);
            case FILE -> inStore(file, moving.orElseGet(MasterKey::random), backend, noted);
            case VAULT -> inVault(moving.orElseGet(MasterKey::random), passphrase.orElse(new char[0]), noted);
            case SESSION -> note(moving.orElseGet(MasterKey::random), backend, "", Optional.empty(), noted);
        };
    }

    /// A master key that is there already, for another database of this person, serves this one too: one item, one question.
    private Opening inKeychain(
            Optional<MasterKey> moving, Optional<KeyProtection.Master> noted, Duration patience) {
        var answer = places.keychain().findAny();
        if (answer instanceof Answer.Locked && patience.isPositive()) {
            var unlocked = opening.unlock(new Wanted.Everything(), patience);
            answer = unlocked instanceof Answer.Absent ? places.keychain().findAny() : unlocked;
        }
        return switch (answer) {
            // What is no key any more may become one again, and then there would be two.
            case Answer.Found(var id, var secret, var place) when moving.isEmpty() -> MasterKey.of(secret)
                    .filter(it -> it.id().equals(id))
                    .map(it -> note(it, KeyBackend.KEYCHAIN, "", place, noted))
                    .orElseGet(() -> Opening.failed(Kind.UNAVAILABLE, KeyBackend.KEYCHAIN, "keychain.garbled", id));
            case Answer.Found _, Answer.Absent _ -> inStore(
                    places.keychain(), moving.orElseGet(MasterKey::random), KeyBackend.KEYCHAIN, noted);
            case Answer.Locked _, Answer.Unavailable _, Answer.Denied _ -> Opening.failed(
                    KeyOpening.refusal(answer, KeyBackend.KEYCHAIN));
        };
    }

    private Opening inStore(
            SecretStore store, MasterKey master, KeyBackend backend, Optional<KeyProtection.Master> noted) {
        var answer = store.write(master.id(), master.bytes());
        return answer instanceof Answer.Found(_, _, var place)
                ? note(master, backend, "", place, noted)
                : Opening.failed(KeyOpening.refusal(answer, backend));
    }

    private Opening inVault(MasterKey master, char[] passphrase, Optional<KeyProtection.Master> noted) {
        return places.kept(note(master, KeyBackend.VAULT, sealed(master, passphrase), Optional.empty(), noted));
    }

    private String sealed(MasterKey master, char[] passphrase) {
        if (passphrase.length < PassphraseBox.SHORTEST_PASSPHRASE) {
            throw KeysException.of("keys.shortPassphrase", PassphraseBox.SHORTEST_PASSPHRASE);
        }
        return PassphraseBox.seal(master.bytes(), passphrase, places.cost());
    }

    /// Makes a new master key under `passphrase` and has every key sealed anew with it, all at once: who knew the old one, or its passphrase, can read nothing
    /// that is stored from now on.
    ///
    /// @param held the open master key, without which nothing can be sealed anew
    Opening renew(char[] passphrase, Optional<MasterKey> held) {
        var noted = writes.snapshot().protection().master();
        var old = held.map(MasterKey::id).filter(it -> noted.map(KeyProtection.Master::id).equals(Optional.of(it)));
        if (old.isEmpty()) {
            throw KeysException.of("keys.refused");
        }
        var next = MasterKey.random();
        var master = new KeyProtection.Master(KeyBackend.VAULT, next.id(), sealed(next, passphrase));
        writes.apply(new Command.RenewMaster(master, old.get(), next), actor.get());
        return places.kept(Opening.of(next, KeyBackend.VAULT));
    }

    /// Notes where the keychain had the master key that was `opened`, if that is news, and forgets where it was before. It can wait: what keys are read
    /// from may be busy, or only to be read.
    void remember(Opening opened) {
        var master = writes.snapshot().protection().master();
        if (moved || master.isEmpty() || opened.place().isEmpty()) {
            return;
        }
        var seen = opened.place().get();
        if (master.get().isSealed() || !master.get().place().equals(Optional.of(seen))) {
            try {
                writes.applyIfFree(new Command.NotePlace(master.get().id(), seen), actor.get());
            } catch (OnehotException notNow) {
                // The key was read; where it is will be noted another time.
            }
        }
        file.delete(master.get().id());
    }

    private Opening note(
            MasterKey master,
            KeyBackend backend,
            String sealed,
            Optional<KeyringPlace> place,
            Optional<KeyProtection.Master> noted) {
        // A keyring says where it has it, and may lose it all the same.
        boolean moves = place.isPresent() && noted.filter(it -> it.id().equals(master.id())).isPresent();
        var box = moves ? noted.map(KeyProtection.Master::sealed).orElse("") : sealed;
        var next = new KeyProtection.Master(backend, master.id(), box, place);
        writes.apply(
                new Command.SaveMaster(next, noted.map(KeyProtection.Master::id), Optional.of(master)), actor.get());
        moved = moves;
        if (backend != KeyBackend.FILE && !moves && noted.filter(it -> it.backend() == KeyBackend.FILE).isPresent()) {
            // Left behind, it would open the vault without the passphrase.
            file.delete(master.id());
        }
        return place.filter(it -> it.program().equals(KeyringPlace.KEEPASSXC)).isPresent()
                ? new Opening(KeyState.of(Kind.OPEN, Optional.of(backend), "keys.open.keepassxc"), Optional.of(master))
                : Opening.of(master, backend);
    }
}
