package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Change.KeysAction;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeysException;
import dev.onehot.model.Provider;
import dev.onehot.model.StoredKey;
import dev.onehot.store.KeyCell;
import dev.onehot.store.KeyCell.Column;

/// What each command about the keeping of keys does inside a transaction.
final class KeyCommands {
    private final Transaction transaction;

    KeyCommands(Transaction transaction) {
        this.transaction = transaction;
    }

    /// Notes another master key, or another place for it, unless somebody else was quicker.
    OptionalLong save(Command.SaveMaster command) {
        var protection = transaction.now().protection();
        if (!protection.master().map(KeyProtection.Master::id).equals(command.expectedId())) {
            throw KeysException.of("keys.changedElsewhere");
        }
        save(protection.with(command.master()));
        command.open().ifPresent(transaction::sealWith);
        transaction.record(KeysAction.KEPT, place(protection), place(transaction.now().protection()));
        return OptionalLong.empty();
    }

    /// Notes where the keychain has the master key, unless it is another one by now, or is kept elsewhere. The vault that it came from is not needed then.
    OptionalLong note(Command.NotePlace command) {
        var protection = transaction.now().protection();
        protection.master()
                .filter(it -> it.backend() == KeyBackend.KEYCHAIN && it.id().equals(command.masterId()))
                .map(it -> new KeyProtection.Master(it.backend(), it.id(), "", Optional.of(command.place())))
                .ifPresent(it -> save(protection.with(it)));
        return OptionalLong.empty();
    }

    OptionalLong protect() {
        var next = transaction.now().protection().sharing(false);
        rewrite(KeySource.Plain.class, cell -> transaction.sealer().sealed(next, cell));
        new ProgramCommands(transaction).reseal(next);
        record(KeysAction.PROTECTED, next);
        return OptionalLong.empty();
    }

    /// What the old master key cannot open it never could; that stays as it is.
    OptionalLong renew(Command.RenewMaster command) {
        var protection = transaction.now().protection();
        if (!protection.master().map(KeyProtection.Master::id).equals(Optional.of(command.expectedId()))) {
            throw KeysException.of("keys.changedElsewhere");
        }
        var before = transaction.sealer();
        var next = protection.with(command.master());
        transaction.sealWith(command.open());
        transaction.session().keys().saveInBackups(command.expectedId(), command.master());
        rewrite(KeySource.Encrypted.class, cell -> isOf(cell, command.expectedId()) ? transaction.sealer().resealed(next, before, cell) : cell.key());
        transaction.session().history().rewriteKeys(command.expectedId(), cell -> transaction.sealer().resealed(next, before, cell));
        new ProgramCommands(transaction).reseal(before, next);
        record(KeysAction.RENEWED, next);
        return OptionalLong.empty();
    }

    private static boolean isOf(KeyCell cell, String master) {
        return cell.key().source() instanceof KeySource.Encrypted(var id) && id.equals(master);
    }

    OptionalLong share() {
        rewrite(KeySource.Encrypted.class, this::plain);
        var next = transaction.now().protection().sharing(true);
        new ProgramCommands(transaction).reseal(next);
        record(KeysAction.SHARED, next);
        return OptionalLong.empty();
    }

    OptionalLong lock() {
        var protection = transaction.now().protection();
        save(protection.locked(protection.locks() + 1));
        return OptionalLong.empty();
    }

    /// What another master key encrypted cannot be read anyway; it stays for whoever has that one.
    private StoredKey plain(KeyCell cell) {
        var own = transaction.now().protection().master().map(KeyProtection.Master::id);
        boolean readable = cell.key().source() instanceof KeySource.Encrypted(var id) && own.equals(Optional.of(id));
        return readable ? StoredKey.of(transaction.sealer().open(cell).reveal()) : cell.key();
    }

    private void rewrite(Class<? extends KeySource> source, Function<KeyCell, StoredKey> change) {
        var keys = transaction.session().keys();
        for (var cell : Stream.concat(keys.all().stream(), keys.inBackups().stream()).toList()) {
            if (source.isInstance(cell.key().source()) && isText(cell.key())) {
                transaction.session().keys().save(cell.withKey(change.apply(cell)));
                if (cell.column() == Column.PROVIDER) {
                    touch(cell.row());
                    show(cell.row());
                } else if (cell.column() == Column.SPARE) {
                    transaction.session()
                            .providers()
                            .find(cell.provider())
                            .ifPresent(it -> transaction.show(transaction.now().with(it.withVersion(transaction.revision()))));
                }
            }
        }
    }

    /// The key is the same one, so a check of it holds on.
    private void touch(long id) {
        transaction.session().providers().touch(id, transaction.at());
        transaction.now()
                .provider(id)
                .filter(it -> it.check().isPresent())
                .ifPresent(it -> transaction.session().checks().keep(id, it.updatedAt()));
    }

    /// What is no UTF-8 is no key that anybody could use, and could not be written back as it was.
    private static boolean isText(StoredKey key) {
        return key.text().indexOf('\ufffd') < 0;
    }

    private void show(long id) {
        var before = transaction.now().provider(id);
        Optional<Provider> after =
                transaction.session().providers().find(id).map(it -> it.withVersion(transaction.revision()));
        transaction.record(ProviderAction.UPDATED, before, after);
        after.ifPresent(it -> transaction.show(transaction.now().with(it)));
    }

    private static Optional<String> place(KeyProtection protection) {
        return protection.master().map(it -> it.backend().word());
    }

    private void record(KeysAction action, KeyProtection next) {
        if (!next.equals(transaction.now().protection())) {
            transaction.record(action, place(transaction.now().protection()), place(next));
        }
        save(next);
    }

    private void save(KeyProtection protection) {
        var keys = transaction.session().keys();
        keys.saveProtection(protection);
        // Another passphrase opens it in backups too, and that of before no more.
        protection.master().filter(it -> !transaction.now().protection().master().equals(Optional.of(it))).ifPresent(it -> keys.saveInBackups(it.id(), it));
        transaction.show(transaction.now().protecting(protection));
    }
}
