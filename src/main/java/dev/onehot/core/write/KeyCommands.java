package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Change.KeysAction;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeysException;
import dev.onehot.model.Provider;
import dev.onehot.model.StoredKey;
import dev.onehot.store.KeyCell;
import dev.onehot.store.KeyCell.Column;

/// What each command about the keeping of keys does inside a transaction.
final class KeyCommands {
    private final Commit commit;

    KeyCommands(Commit commit) {
        this.commit = commit;
    }

    /// Notes another master key, or another place for it, unless somebody else was quicker.
    OptionalLong save(Command.SaveMaster command) {
        var protection = commit.now().protection();
        if (!protection.master().map(KeyProtection.Master::id).equals(command.expectedId())) {
            throw KeysException.of("keys.changedElsewhere");
        }
        save(protection.with(command.master()));
        command.open().ifPresent(commit::sealWith);
        commit.record(KeysAction.KEPT, place(protection), place(commit.now().protection()));
        return OptionalLong.empty();
    }

    OptionalLong protect() {
        var next = commit.now().protection().sharing(false);
        rewrite(KeySource.Plain.class, cell -> commit.sealer().sealed(next, cell));
        record(KeysAction.PROTECTED, next);
        return OptionalLong.empty();
    }

    OptionalLong share() {
        rewrite(KeySource.Encrypted.class, this::plain);
        record(KeysAction.SHARED, commit.now().protection().sharing(true));
        return OptionalLong.empty();
    }

    OptionalLong lock() {
        var protection = commit.now().protection();
        save(protection.locked(protection.locks() + 1));
        return OptionalLong.empty();
    }

    /// What another master key encrypted cannot be read anyway; it stays for whoever has that one.
    private StoredKey plain(KeyCell cell) {
        var own = commit.now().protection().master().map(KeyProtection.Master::id);
        boolean readable = cell.key().source() instanceof KeySource.Encrypted(var id) && own.equals(Optional.of(id));
        return readable ? StoredKey.of(commit.sealer().open(cell).reveal()) : cell.key();
    }

    private void rewrite(Class<? extends KeySource> source, Function<KeyCell, StoredKey> change) {
        for (var cell : commit.session().keys().all()) {
            if (source.isInstance(cell.key().source()) && isText(cell.key())) {
                commit.session().keys().save(cell.withKey(change.apply(cell)));
                if (cell.column() == Column.PROVIDER) {
                    touch(cell.row());
                    show(cell.row());
                } else if (cell.column() == Column.SPARE) {
                    commit.session()
                            .providers()
                            .find(cell.provider())
                            .ifPresent(it -> commit.show(commit.now().with(it.withVersion(commit.revision()))));
                }
            }
        }
    }

    /// The key is the same one, so a check of it holds on.
    private void touch(long id) {
        commit.session().providers().touch(id, commit.at());
        commit.now()
                .provider(id)
                .filter(it -> it.check().isPresent())
                .ifPresent(it -> commit.session().checks().keep(id, it.updatedAt()));
    }

    /// What is no UTF-8 is no key that anybody could use, and could not be written back as it was.
    private static boolean isText(StoredKey key) {
        return key.text().indexOf('\ufffd') < 0;
    }

    private void show(long id) {
        var before = commit.now().provider(id);
        Optional<Provider> after =
                commit.session().providers().find(id).map(it -> it.withVersion(commit.revision()));
        commit.record(ProviderAction.UPDATED, before, after);
        after.ifPresent(it -> commit.show(commit.now().with(it)));
    }

    private static Optional<String> place(KeyProtection protection) {
        return protection.master().map(it -> it.backend().word());
    }

    private void record(KeysAction action, KeyProtection next) {
        if (!next.equals(commit.now().protection())) {
            commit.record(action, place(commit.now().protection()), place(next));
        }
        save(next);
    }

    private void save(KeyProtection protection) {
        commit.session().keys().saveProtection(protection);
        commit.show(commit.now().protecting(protection));
    }
}
