package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Integrity;
import dev.onehot.model.KeyChange;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.StoredKey;
import dev.onehot.model.ValidationException;

/// What each command about a provider does inside a transaction. Each answers the id that it was about.
final class ProviderCommands {
    private final Commit commit;

    ProviderCommands(Commit commit) {
        this.commit = commit;
    }

    OptionalLong add(Command.AddProvider command) {
        var draft = command.draft();
        var existing = commit.now().named(draft.name());
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
        var before = commit.provider(command.id());
        ValidationException.throwIfAny(command.draft().problems(before));
        requireExpected(before, command.expected());
        if (!before.name().equals(command.draft().name())) {
            requireFreeName(command.draft().name(), OptionalLong.of(command.id()));
        }
        return OptionalLong.of(write(before, command.draft()));
    }

    OptionalLong rename(Command.RenameProvider command) {
        var before = commit.provider(command.id());
        var draft = ProviderDraft.of(before).withName(command.name());
        ValidationException.throwIfAny(draft.problems(before));
        requireExpected(before, command.expected());
        if (before.name().equals(draft.name())) {
            return OptionalLong.of(command.id());
        }
        requireFreeName(draft.name(), OptionalLong.of(command.id()));
        commit.session().providers().rename(command.id(), draft.name(), commit.at());
        keepCheck(before);
        var after = reread(command.id());
        commit.record(ProviderAction.RENAMED, Optional.of(before), Optional.of(after));
        return OptionalLong.of(command.id());
    }

    OptionalLong activate(long id) {
        commit.provider(id);
        if (!commit.now().activeIds().equals(List.of(id))) {
            setActive(OptionalLong.of(id));
        }
        choose(OptionalLong.of(id));
        return OptionalLong.of(id);
    }

    OptionalLong activate(String name) {
        var named = commit.now().named(name.strip());
        return activate(named.orElseThrow(() -> new NoSuchProviderException(0)).id());
    }

    OptionalLong deactivate() {
        if (!commit.now().activeIds().isEmpty()) {
            setActive(OptionalLong.empty());
        }
        choose(OptionalLong.empty());
        return OptionalLong.empty();
    }

    OptionalLong delete(Command.DeleteProvider command) {
        var before = commit.provider(command.id());
        requireExpected(before, command.expected());
        commit.session().providers().delete(command.id(), commit.at());
        commit.record(ProviderAction.DELETED, Optional.of(before), Optional.empty());
        commit.show(commit.now().withoutProvider(command.id()));
        if (commit.now().lastChosen().equals(OptionalLong.of(command.id()))) {
            // Nobody else is promoted: that would send a person's data to a party that they did not choose.
            choose(OptionalLong.empty());
        }
        return OptionalLong.of(command.id());
    }

    /// Puts a deleted provider back that was called `name`; whether it is active is for others to say.
    void restore(String name, long id) {
        requireFreeName(name, OptionalLong.empty());
        commit.session().providers().restore(id, commit.at());
        commit.record(ProviderAction.RESTORED, Optional.empty(), Optional.of(reread(id)));
    }

    OptionalLong repair(Command.RepairActive command) {
        if (command.keep().isPresent()) {
            return activate(command.keep().getAsLong());
        }
        return switch (commit.now().integrity()) {
            case Integrity.Ok() -> OptionalLong.empty();
            case Integrity.NoneActive(long lastChosen) -> activate(lastChosen);
            case Integrity.SeveralActive several -> activate(
                    commit.now().active().orElseThrow().id());
        };
    }

    private long insert(ProviderDraft draft) {
        long id = commit.session().providers().insert(draft, commit.at());
        saveKey(id, draft.key());
        commit.record(ProviderAction.ADDED, Optional.empty(), Optional.of(reread(id)));
        return id;
    }

    private long write(Provider before, ProviderDraft draft) {
        if (!draft.equals(ProviderDraft.of(before))) {
            commit.session().providers().update(before, draft, commit.at());
            var keyBefore = commit.session().keys().find(before.id());
            saveKey(before.id(), draft.key());
            keepCheck(before);
            commit.record(ProviderAction.UPDATED, Optional.of(before), Optional.of(reread(before.id())), keyBefore);
        }
        return before.id();
    }

    /// A check holds as long as the server and the key are the same. One that did not hold any more does not come back to life.
    private void keepCheck(Provider before) {
        if (before.check().isPresent() && before.sameServer(commit.stored(before.id()))) {
            commit.session().checks().keep(before.id(), before.updatedAt());
        } else {
            commit.session().checks().forget(before.id());
        }
    }

    OptionalLong recordCheck(Command.RecordCheck command) {
        var now = commit.now().provider(command.id());
        if (now.isPresent() && now.get().version() == command.expected()) {
            commit.session().checks().save(command.id(), command.result(), command.models());
            commit.tell(ProviderAction.CHECKED, now.get().withCheck(Optional.of(command.result())));
        }
        return OptionalLong.of(command.id());
    }

    /// Makes the row of that id what it is elsewhere.
    OptionalLong put(Command.PutProvider command) {
        var draft = ProviderDraft.of(command.fields());
        var key = command.key().map(it -> commit.kept(command.id(), it));
        if (commit.now().provider(command.id()).isPresent()) {
            putBack(commit.provider(command.id()), draft, key);
        } else {
            recreateRow(command.id(), draft, command.createdAt().isEmpty() ? commit.at() : command.createdAt());
            commit.session().keys().save(command.id(), key.orElse(StoredKey.NONE));
            commit.record(ProviderAction.RESTORED, Optional.empty(), Optional.of(reread(command.id())));
        }
        return OptionalLong.of(command.id());
    }

    /// Makes a provider again that is gone, key and all.
    void recreate(long id, ProviderDraft draft) {
        requireFreeName(draft.name(), OptionalLong.empty());
        recreateRow(id, draft, commit.at());
        commit.record(ProviderAction.RESTORED, Optional.empty(), Optional.of(reread(id)));
    }

    /// What was checked was the row of before.
    private void recreateRow(long id, ProviderDraft draft, String createdAt) {
        commit.session().providers().recreate(id, draft, createdAt, commit.at());
        commit.session().checks().forget(id);
    }

    /// Writes what was there before, whether it is right or not.
    ///
    /// @param key as it is to be stored, instead of the draft's; empty when it stays
    void putBack(Provider now, ProviderDraft draft, Optional<StoredKey> key) {
        var keyNow = commit.session().keys().find(now.id());
        boolean sameKey = key.isEmpty() || key.equals(keyNow);
        if (sameKey && draft.equals(ProviderDraft.of(now))) {
            return;
        }
        commit.session().providers().update(now, draft, commit.at());
        key.ifPresent(it -> commit.session().keys().save(now.id(), it));
        keepCheck(now);
        var action = draft.equals(ProviderDraft.of(now).withName(draft.name())) && sameKey
                ? ProviderAction.RENAMED
                : ProviderAction.UPDATED;
        commit.record(action, Optional.of(now), Optional.of(reread(now.id())), keyNow);
    }

    private void saveKey(long id, KeyChange change) {
        var keys = commit.session().keys();
        switch (change) {
            case KeyChange.Keep() -> {}
            case KeyChange.Remove() -> keys.save(id, StoredKey.NONE);
            case KeyChange.Replace(var key) -> keys.save(
                    id, commit.sealer().seal(commit.now().protection(), id, key));
        }
    }

    /// Shows the row as it is stored now.
    Provider reread(long id) {
        var provider = commit.stored(id).withVersion(commit.revision());
        commit.show(commit.now().with(provider));
        return provider;
    }

    private void setActive(OptionalLong id) {
        commit.session().providers().activate(id, commit.at());
        for (long other : commit.now().activeIds()) {
            if (!id.equals(OptionalLong.of(other))) {
                var before = commit.provider(other);
                show(ProviderAction.DEACTIVATED, before, before.withActive(false, before.updatedAt()));
            }
        }
        if (id.isPresent()) {
            var before = commit.provider(id.getAsLong());
            var after = before.withActive(true, commit.at());
            if (before.active()) {
                commit.show(commit.now().with(after));
            } else {
                show(ProviderAction.ACTIVATED, before, after);
            }
        }
    }

    private void show(ProviderAction action, Provider before, Provider after) {
        commit.record(action, Optional.of(before), Optional.of(after));
        commit.show(commit.now().with(after));
    }

    private void choose(OptionalLong id) {
        commit.show(commit.now().choosing(id));
    }

    void requireFreeName(String name, OptionalLong self) {
        if (commit.now().isTaken(name, self)) {
            throw new ValidationException(List.of(Problem.of("name", "name.taken", name)));
        }
    }

    private static void requireExpected(Provider theirs, OptionalLong expected) {
        if (expected.isPresent() && expected.getAsLong() != theirs.version()) {
            throw ConflictException.over(theirs);
        }
    }
}
