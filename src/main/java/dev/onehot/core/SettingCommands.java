package dev.onehot.core;

import dev.onehot.model.Change.SettingAction;
import dev.onehot.model.Setting;
import dev.onehot.model.ValidationException;
import java.util.Optional;
import java.util.OptionalLong;

/// What each command about a setting does inside a transaction.
final class SettingCommands {
    private final Commit commit;

    SettingCommands(Commit commit) {
        this.commit = commit;
    }

    OptionalLong set(Command.SetSetting command) {
        ValidationException.throwIfAny(commit.schemas().problems(command.key(), command.value()));
        var before = commit.now().setting(command.key());
        requireExpected(command.key(), before, command.expected());
        if (before.filter(it -> it.value().equals(command.value())).isPresent()) {
            return OptionalLong.empty();
        }
        var after = new Setting(command.key(), command.value(), commit.at(), commit.revision());
        commit.session().saveSetting(after);
        commit.record(SettingAction.SET, command.key(), before, Optional.of(after));
        commit.show(commit.now().with(after));
        return OptionalLong.empty();
    }

    OptionalLong reset(Command.ResetSetting command) {
        var before = commit.now().setting(command.key());
        requireExpected(command.key(), before, command.expected());
        if (before.isPresent()) {
            commit.session().deleteSetting(command.key());
            commit.record(SettingAction.RESET, command.key(), before, Optional.empty());
            commit.show(commit.now().withoutSetting(command.key()));
        }
        return OptionalLong.empty();
    }

    /// Writes what is or was there elsewhere, as it stands.
    OptionalLong put(String key, Optional<String> value) {
        var before = commit.now().setting(key);
        if (before.map(Setting::value).equals(value)) {
            return OptionalLong.empty();
        }
        if (value.isEmpty()) {
            commit.session().deleteSetting(key);
            commit.record(SettingAction.RESET, key, before, Optional.empty());
            commit.show(commit.now().withoutSetting(key));
            return OptionalLong.empty();
        }
        var after = new Setting(key, value.get(), commit.at(), commit.revision());
        commit.session().saveSetting(after);
        commit.record(SettingAction.SET, key, before, Optional.of(after));
        commit.show(commit.now().with(after));
        return OptionalLong.empty();
    }

    private static void requireExpected(String key, Optional<Setting> theirs, OptionalLong expected) {
        long version = theirs.map(Setting::version).orElse(0L);
        if (expected.isPresent() && expected.getAsLong() != version) {
            throw ConflictException.over(key, theirs);
        }
    }
}
