package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.SpareKey;
import dev.onehot.model.StoredKey;
import dev.onehot.model.ValidationException;
import dev.onehot.store.KeyCell;

/// What each command about further keys of a provider does inside a transaction.
final class SpareKeyCommands {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Transaction transaction;

    SpareKeyCommands(Transaction transaction) {
        this.transaction = transaction;
    }

    OptionalLong add(Command.AddKey command) {
        var provider = transaction.provider(command.id());
        var label = command.label().strip();
        requireLabel(provider, OptionalLong.of(0), label);
        var problems = new ArrayList<>(command.key().problems());
        if (command.key().isEmpty()) {
            problems.add(Problem.of("key", "field.blank"));
        }
        ValidationException.throwIfAny(problems);
        var sealed = transaction.sealer().seal(transaction.now().protection(), command.id(), command.key());
        long added = transaction.session().keys().addSpare(command.id(), label, sealed);
        record(ProviderAction.KEY_ADDED, provider, added, Optional.empty());
        return OptionalLong.of(command.id());
    }

    /// The two keys change places as they are stored: it works while the master key is locked.
    OptionalLong use(Command.UseKey command) {
        use(command, spare(transaction.provider(command.id()), command.keyId()).label());
        return OptionalLong.of(command.id());
    }

    /// The key that stepped aside is in use again, and has the label that it had.
    ///
    /// @param before that label
    void useAgain(Command.UseKey command, String before) {
        var label = spare(transaction.provider(command.id()), command.keyId()).label();
        // A number is what it got in the place of none.
        use(command, before.isEmpty() && NUMBER.matcher(label).matches() ? "" : label);
    }

    private void use(Command.UseKey command, String label) {
        var before = transaction.provider(command.id());
        var keys = transaction.session().keys();
        var spare = cell(command.id(), command.keyId());
        var inUse = keys.find(command.id()).orElse(StoredKey.NONE);
        if (inUse.text().isBlank()) {
            keys.removeSpare(command.keyId());
        } else {
            // In the same row, so that undoing and redoing find it there.
            keys.save(spare.withKey(inUse));
            keys.labelSpare(command.keyId(), freeLabel(before, before.keyLabel()));
        }
        swapped(before, command.keyId(), spare.key(), label);
    }

    /// The key in use goes back to the row that it came from when there was no other; then there is none in use again.
    ///
    /// @param label that there was before
    void stepBack(Provider before, long keyId, String label) {
        var keys = transaction.session().keys();
        var inUse = keys.find(before.id()).orElse(StoredKey.NONE);
        keys.addSpare(keyId, before.id(), freeLabel(before, before.keyLabel()), inUse);
        swapped(before, keyId, StoredKey.NONE, label);
    }

    /// @param keyId the row with which the key in use has changed places
    private void swapped(Provider before, long keyId, StoredKey inUse, String label) {
        // The details' row holds the label; a row of another program has none yet.
        transaction.session().providers().place(before);
        transaction.session().keys().save(before.id(), inUse);
        transaction.session().providers().touch(before.id(), transaction.at());
        transaction.session().keys().label(before.id(), label);
        transaction.session().checks().forget(before.id());
        var after = transaction.stored(before.id()).withVersion(transaction.revision());
        transaction.record(ProviderAction.UPDATED, Optional.of(before), Optional.of(after));
        transaction.session().history().keyStepsAside(keyId);
        transaction.show(transaction.now().with(after));
    }

    OptionalLong label(Command.LabelKey command) {
        var provider = transaction.provider(command.id());
        var label = command.label().strip();
        requireLabel(provider, command.keyId(), label);
        if (command.keyId().isPresent()) {
            cell(command.id(), command.keyId().getAsLong());
        }
        putLabel(provider, command.keyId(), label);
        return OptionalLong.of(command.id());
    }

    /// @param keyId empty for the key in use
    void putLabel(Provider provider, OptionalLong keyId, String label) {
        if (keyId.isPresent()) {
            transaction.session().keys().labelSpare(keyId.getAsLong(), label);
        } else {
            // The details' row holds the label; a row of another program has none yet.
            transaction.session().providers().place(provider);
            transaction.session().keys().label(provider.id(), label);
        }
        record(ProviderAction.KEY_LABELED, provider, keyId.orElse(0), Optional.empty());
    }

    OptionalLong remove(Command.RemoveKey command) {
        var provider = transaction.provider(command.id());
        var removed = cell(command.id(), command.keyId());
        transaction.session().keys().removeSpare(command.keyId());
        record(ProviderAction.KEY_REMOVED, provider, command.keyId(), Optional.of(removed.key()));
        return OptionalLong.of(command.id());
    }

    /// Puts a further key back that was removed, as it was stored.
    void restore(long id, long keyId, String label, StoredKey key) {
        var provider = transaction.provider(id);
        // The one in use may still be called so, until its own change is taken back.
        requireLabel(provider, OptionalLong.empty(), label);
        transaction.session().keys().addSpare(keyId, id, label, key);
        record(ProviderAction.KEY_ADDED, provider, keyId, Optional.empty());
    }

    /// Adds one as it is to be stored.
    void insert(long id, String label, StoredKey key) {
        var provider = transaction.provider(id);
        long added = transaction.session().keys().addSpare(id, label, key);
        record(ProviderAction.KEY_ADDED, provider, added, Optional.empty());
    }

    /// @param keyId 0 for the key in use
    private void record(ProviderAction action, Provider before, long keyId, Optional<StoredKey> keyBefore) {
        var after = transaction.stored(before.id()).withVersion(transaction.provider(before.id()).version());
        transaction.recordAside(action, before, after, find(before, keyId), find(after, keyId), keyBefore);
    }

    private static Optional<SpareKey> find(Provider provider, long keyId) {
        return provider.spareKeys().stream().filter(it -> it.id() == keyId).findFirst();
    }

    private KeyCell cell(long id, long keyId) {
        return transaction.session()
                .keys()
                .spare(keyId)
                .filter(it -> it.provider() == id)
                .orElseThrow(() -> new ValidationException(List.of(Problem.of("label", "key.missing"))));
    }

    private static SpareKey spare(Provider provider, long keyId) {
        return find(provider, keyId).orElseThrow(() -> new ValidationException(List.of(Problem.of("label", "key.missing"))));
    }

    /// A key that had no name gets a number when it steps aside.
    private static String freeLabel(Provider provider, String wanted) {
        var taken = provider.spareKeys().stream().map(SpareKey::label).toList();
        var label = wanted.isEmpty() ? "1" : wanted;
        for (int n = 2; taken.contains(label); n++) {
            label = (wanted.isEmpty() ? "" : wanted + " ") + n;
        }
        return label;
    }

    private static void requireLabel(Provider provider, OptionalLong self, String label) {
        var problems = new ArrayList<Problem>();
        if (label.isEmpty()) {
            problems.add(Problem.of("label", "field.blank"));
        } else if (label.length() > SpareKey.LONGEST_LABEL) {
            problems.add(Problem.of("label", "field.long", label.length(), SpareKey.LONGEST_LABEL));
        }
        boolean taken = provider.spareKeys().stream()
                        .anyMatch(it -> it.label().equalsIgnoreCase(label) && !self.equals(OptionalLong.of(it.id())))
                || (self.isPresent() && provider.keyLabel().equalsIgnoreCase(label));
        if (taken) {
            problems.add(Problem.of("label", "key.label.taken", label));
        }
        ValidationException.throwIfAny(problems);
    }
}
