package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Integrity;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Message;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.StoredKey;
import dev.onehot.model.ValidationException;

/// What each command about a provider does inside a transaction. Each answers the id that it was about.
final class ProviderCommands {
    private final Transaction transaction;

    ProviderCommands(Transaction transaction) {
        this.transaction = transaction;
    }

    OptionalLong add(Command.AddProvider command) {
        var draft = command.draft();
        var existing = transaction.now().named(draft.name());
        ValidationException.throwIfAny(existing.map(draft::problems).orElseGet(draft::problems));
        long id = existing.isPresent() ? write(existing.get(), draft) : insert(draft);
        return command.activate() ? activate(id) : OptionalLong.of(id);
    }

    OptionalLong create(Command.CreateProvider command) {
        ValidationException.throwIfAny(command.draft().problems());
        requireFreeName(command.draft().name(), OptionalLong.empty());
        long id = insert(command.draft());
        return command.activate() ? activate(id) : OptionalLong.of(id);
    }

    OptionalLong update(Command.UpdateProvider command) {
        var before = transaction.provider(command.id());
        ValidationException.throwIfAny(command.draft().problems(before));
        requireExpected(before, command.expected());
        if (!before.name().equals(command.draft().name())) {
            requireFreeName(command.draft().name(), OptionalLong.of(command.id()));
        }
        return OptionalLong.of(write(before, command.draft()));
    }

    OptionalLong rename(Command.RenameProvider command) {
        var before = transaction.provider(command.id());
        var draft = ProviderDraft.of(before).withName(command.name());
        ValidationException.throwIfAny(draft.problems(before));
        requireExpected(before, command.expected());
        if (before.name().equals(draft.name())) {
            return OptionalLong.of(command.id());
        }
        requireFreeName(draft.name(), OptionalLong.of(command.id()));
        transaction.session().providers().rename(command.id(), draft.name(), transaction.at());
        keepCheck(before);
        var after = reread(command.id(), draft);
        transaction.record(ProviderAction.RENAMED, Optional.of(before), Optional.of(after));
        return OptionalLong.of(command.id());
    }

    OptionalLong activate(long id) {
        transaction.provider(id);
        if (!transaction.now().activeIds().equals(List.of(id))) {
            setActive(OptionalLong.of(id));
        }
        choose(OptionalLong.of(id));
        return OptionalLong.of(id);
    }

    OptionalLong activate(String name) {
        var named = transaction.now().named(name.strip());
        return activate(named.orElseThrow(() -> new NoSuchProviderException(0)).id());
    }

    OptionalLong deactivate() {
        if (!transaction.now().activeIds().isEmpty()) {
            setActive(OptionalLong.empty());
        }
        choose(OptionalLong.empty());
        return OptionalLong.empty();
    }

    OptionalLong delete(Command.DeleteProvider command) {
        var before = transaction.provider(command.id());
        requireExpected(before, command.expected());
        transaction.session().providers().delete(command.id(), transaction.at());
        transaction.record(ProviderAction.DELETED, Optional.of(before), Optional.empty());
        transaction.show(transaction.now().withoutProvider(command.id()));
        if (transaction.now().lastChosen().equals(OptionalLong.of(command.id()))) {
            // Nobody else is promoted: that would send a person's data to a party that they did not choose.
            choose(OptionalLong.empty());
        }
        return OptionalLong.of(command.id());
    }

    /// Puts a deleted provider back that was called `name`; whether it is active is for others to say.
    void restore(String name, long id) {
        requireFreeName(name, OptionalLong.empty());
        var gone = transaction.session().providers().restore(id, transaction.at());
        transaction.record(ProviderAction.RESTORED, Optional.empty(), Optional.of(reread(id)));
        transaction.remarkGone(name, gone);
    }

    OptionalLong repair(Command.RepairActive command) {
        if (command.keep().isPresent()) {
            return activate(command.keep().getAsLong());
        }
        return switch (transaction.now().integrity()) {
            case Integrity.Ok() -> OptionalLong.empty();
            case Integrity.NoneActive(long lastChosen) -> activate(lastChosen);
            case Integrity.SeveralActive several -> activate(
                    transaction.now().active().orElseThrow().id());
        };
    }

    private long insert(ProviderDraft draft) {
        long id = transaction.session().providers().insert(draft, transaction.at());
        saveKey(id, draft.key());
        transaction.record(ProviderAction.ADDED, Optional.empty(), Optional.of(reread(id, draft)));
        return id;
    }

    private long write(Provider before, ProviderDraft draft) {
        if (!draft.equals(ProviderDraft.of(before))) {
            transaction.session().providers().update(before, draft, transaction.at());
            var keyBefore = transaction.session().keys().find(before.id());
            saveKey(before.id(), draft.key());
            keepCheck(before);
            transaction.record(ProviderAction.UPDATED, Optional.of(before), Optional.of(reread(before.id(), draft)), keyBefore);
        }
        return before.id();
    }

    /// A check holds as long as the server and the key are the same. One that did not hold any more does not come back to life.
    private void keepCheck(Provider before) {
        if (before.check().isPresent() && before.sameServer(transaction.stored(before.id()))) {
            transaction.session().checks().keep(before.id(), before.updatedAt());
        } else {
            transaction.session().checks().forget(before.id());
        }
    }

    OptionalLong recordCheck(Command.RecordCheck command) {
        var now = transaction.now().provider(command.id());
        if (now.isPresent() && now.get().version() == command.expected()) {
            transaction.session().checks().save(command.id(), command.result(), command.models());
            transaction.tell(ProviderAction.CHECKED, now.get().withCheck(Optional.of(command.result())));
        }
        return OptionalLong.of(command.id());
    }

    /// Makes the row of that id what it is elsewhere.
    OptionalLong put(Command.PutProvider command) {
        var draft = ProviderDraft.of(command.fields());
        var key = command.key().map(it -> transaction.kept(command.id(), it));
        if (transaction.now().provider(command.id()).isPresent()) {
            putBack(transaction.provider(command.id()), draft, key);
        } else {
            recreateRow(command.id(), draft, command.createdAt().isEmpty() ? transaction.at() : command.createdAt());
            transaction.session().keys().save(command.id(), key.orElse(StoredKey.NONE));
            transaction.record(ProviderAction.RESTORED, Optional.empty(), Optional.of(reread(command.id(), draft)));
        }
        return OptionalLong.of(command.id());
    }

    /// Makes a provider again that is gone, key and all.
    void recreate(long id, ProviderDraft draft) {
        requireFreeName(draft.name(), OptionalLong.empty());
        recreateRow(id, draft, transaction.at());
        transaction.record(ProviderAction.RESTORED, Optional.empty(), Optional.of(reread(id, draft)));
    }

    /// What was checked was the row of before.
    private void recreateRow(long id, ProviderDraft draft, String createdAt) {
        transaction.session().providers().recreate(id, draft, createdAt, transaction.at());
        transaction.session().checks().forget(id);
    }

    /// Writes what was there before, whether it is right or not.
    ///
    /// @param key as it is to be stored, instead of the draft's; empty when it stays
    void putBack(Provider now, ProviderDraft draft, Optional<StoredKey> key) {
        var keyNow = transaction.session().keys().find(now.id());
        boolean sameKey = key.isEmpty() || key.equals(keyNow);
        if (sameKey && draft.equals(ProviderDraft.of(now))) {
            return;
        }
        transaction.session().providers().update(now, draft, transaction.at());
        key.ifPresent(it -> transaction.session().keys().save(now.id(), it));
        keepCheck(now);
        var action = draft.equals(ProviderDraft.of(now).withName(draft.name())) && sameKey
                ? ProviderAction.RENAMED
                : ProviderAction.UPDATED;
        transaction.record(action, Optional.of(now), Optional.of(reread(now.id(), draft)), keyNow);
    }

    private void saveKey(long id, KeyChange change) {
        var keys = transaction.session().keys();
        switch (change) {
            case KeyChange.Keep() -> {}
            case KeyChange.Remove() -> keys.save(id, StoredKey.NONE);
            case KeyChange.Replace(var key) -> keys.save(
                    id, transaction.sealer().seal(transaction.now().protection(), id, key));
        }
    }

    /// As [#reread(long)], and says so where another program's trigger made something else of it.
    private Provider reread(long id, ProviderDraft wanted) {
        var provider = reread(id);
        var stored = ProviderDraft.of(provider);
        if (!stored.name().equals(wanted.name()) || !stored.model().equals(wanted.model())) {
            transaction.remark(Message.of("provider.changed", stored.name()));
        }
        return provider;
    }

    /// Shows the row as it is stored now.
    private Provider reread(long id) {
        transaction.session().providers().requireActive(transaction.now().activeIds());
        var provider = transaction.stored(id).withVersion(transaction.revision());
        transaction.show(transaction.now().with(provider));
        return provider;
    }

    private void setActive(OptionalLong id) {
        transaction.session().providers().activate(id, transaction.at());
        for (long other : transaction.now().activeIds()) {
            if (!id.equals(OptionalLong.of(other))) {
                var before = transaction.provider(other);
                show(ProviderAction.DEACTIVATED, before, before.withActive(false, before.updatedAt()));
            }
        }
        if (id.isPresent()) {
            var before = transaction.provider(id.getAsLong());
            var after = before.withActive(true, transaction.at());
            if (before.active()) {
                transaction.show(transaction.now().with(after));
            } else {
                show(ProviderAction.ACTIVATED, before, after);
            }
        }
    }

    private void show(ProviderAction action, Provider before, Provider after) {
        transaction.record(action, Optional.of(before), Optional.of(after));
        transaction.show(transaction.now().with(after));
    }

    private void choose(OptionalLong id) {
        transaction.show(transaction.now().choosing(id));
    }

    void requireFreeName(String name, OptionalLong self) {
        if (transaction.now().isTaken(name, self)) {
            throw new ValidationException(List.of(Problem.of("name", "name.taken", name)));
        }
    }

    private static void requireExpected(Provider theirs, OptionalLong expected) {
        if (expected.isPresent() && expected.getAsLong() != theirs.version()) {
            throw ConflictException.over(theirs);
        }
    }
}
