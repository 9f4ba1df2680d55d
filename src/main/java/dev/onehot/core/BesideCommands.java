package dev.onehot.core;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.KeysException;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Provider;
import dev.onehot.model.SpareKey;
import dev.onehot.model.StoredKey;
import dev.onehot.store.KeyTable.Cell;
import java.util.ArrayList;
import java.util.OptionalLong;

/// Brings what stands beside a provider from elsewhere, inside a transaction: from a backup whole, from an export what it says.
final class BesideCommands {
    private final Commit commit;

    BesideCommands(Commit commit) {
        this.commit = commit;
    }

    OptionalLong put(Command.PutBeside command) {
        var before = require(command.id());
        commit.session().providers().place(before.withPlace(command.place()));
        commit.session().keys().label(command.id(), command.keyLabel());
        var left = new ArrayList<>(before.spareKeys());
        for (var further : command.further()) {
            var there = left.stream().filter(it -> it.label().equals(further.label())).findFirst();
            there.ifPresent(left::remove);
            there.flatMap(it -> commit.session().keys().spare(it.id()))
                    .ifPresentOrElse(
                            it -> commit.session().keys().save(it.withKey(further.key())),
                            () -> commit.session().keys().addSpare(command.id(), further.label(), further.key()));
        }
        left.forEach(it -> commit.session().keys().removeSpare(it.id()));
        tell(before);
        return OptionalLong.of(command.id());
    }

    OptionalLong take(Command.TakeBeside command) {
        var before = commit.now().named(command.name()).orElseThrow(() -> new NoSuchProviderException(0));
        long id = before.id();
        double position = command.position().isPresent() ? command.position().getAsInt() : before.place().position();
        var place = new Provider.Place(position, command.pinned().orElse(before.place().pinned()));
        commit.session().providers().place(before.withPlace(place));
        command.keyLabel().ifPresent(it -> commit.session().keys().label(id, it));
        command.further().forEach((label, key) -> take(before, label, key));
        tell(before);
        return OptionalLong.of(id);
    }

    private void take(Provider provider, String label, ApiKey key) {
        var there = provider.spareKeys().stream()
                .filter(it -> it.label().equalsIgnoreCase(label))
                .map(SpareKey::id)
                .flatMap(it -> commit.session().keys().spare(it).stream())
                .findFirst();
        if (there.filter(it -> isSame(it, key)).isPresent()) {
            return;
        }
        StoredKey sealed = commit.sealer().seal(commit.now().protection(), provider.id(), key);
        there.ifPresentOrElse(
                it -> commit.session().keys().save(it.withKey(sealed)),
                () -> commit.session().keys().addSpare(provider.id(), label, sealed));
    }

    /// One that cannot be read here is another one.
    private boolean isSame(Cell there, ApiKey key) {
        try {
            return there.key().text().equals(key.reveal()) || commit.sealer().open(there).equals(key);
        } catch (KeysException unreadable) {
            return false;
        }
    }

    private void tell(Provider before) {
        var after = commit.session().providers().find(before.id()).orElseThrow(() -> new NoSuchProviderException(before.id()));
        commit.tell(ProviderAction.MOVED, after.withVersion(before.version()));
    }

    private Provider require(long id) {
        return commit.now().provider(id).orElseThrow(() -> new NoSuchProviderException(id));
    }
}
