package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.model.Setting;
import dev.onehot.model.ValidationException;

/// What each command about a setting does inside a transaction.
final class SettingCommands {
    private final Transaction transaction;

    SettingCommands(Transaction transaction) {
        this.transaction = transaction;
    }

    OptionalLong set(Command.SetSetting command) {
        ValidationException.throwIfAny(transaction.schemas().problems(command.key(), command.value()));
        var before = transaction.setting(command.key());
        requireExpected(command.key(), before, command.expected());
        if (before.filter(it -> it.holds(command.value())).isEmpty()) {
            transaction.save(command.key(), command.value(), before);
        }
        return OptionalLong.empty();
    }

    OptionalLong reset(Command.ResetSetting command) {
        var before = transaction.setting(command.key());
        requireExpected(command.key(), before, command.expected());
        before.ifPresent(it -> transaction.remove(command.key(), it));
        return OptionalLong.empty();
    }

    /// Writes what is or was there elsewhere, as it stands.
    OptionalLong put(String key, Optional<String> value) {
        var before = transaction.setting(key);
        if (value.isEmpty()) {
            before.ifPresent(it -> transaction.remove(key, it));
        } else if (before.filter(it -> it.holds(value.get())).isEmpty()) {
            transaction.save(key, value.get(), before);
        }
        return OptionalLong.empty();
    }

    private static void requireExpected(String key, Optional<Setting> theirs, OptionalLong expected) {
        long version = theirs.map(Setting::version).orElse(0L);
        if (expected.isPresent() && expected.getAsLong() != version) {
            throw ConflictException.over(key, theirs);
        }
    }
}
