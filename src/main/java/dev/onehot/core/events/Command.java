package dev.onehot.core.events;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckResult;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.Setting;
import dev.onehot.model.StoredKey;
import dev.onehot.secret.MasterKey;

/// Something that a person or a program wants changed.
///
/// `expected` is the version of the row that the decision was based on. When the row has another one by now, the command
/// fails with [ConflictException] and nothing changes. Empty means: whatever is there. 0 means: nothing is there.
public sealed interface Command {
    /// For `expected`: the last valid write wins.
    OptionalLong ANY = OptionalLong.empty();
    /// For `expected`: there must not be such a row yet.
    OptionalLong ABSENT = OptionalLong.of(0);

    /// Stores a setting, new or not.
    record SetSetting(String key, String value, OptionalLong expected) implements Command {
        @Override
        public String toString() {
            return "SetSetting[" + key + "=" + (Setting.isSecret(key) ? "••••" : value) + ", expected " + expected + "]";
        }
    }

    /// Removes a setting's row, so that its default holds again. Does nothing when there is none.
    record ResetSetting(String key, OptionalLong expected) implements Command {}

    /// Adds a provider, or updates the one of that name, as the original does.
    ///
    /// @param activate whether it becomes the active one; otherwise the active flag stays as it was
    record AddProvider(ProviderDraft draft, boolean activate) implements Command {}

    /// Adds a provider whose name must be free.
    record CreateProvider(ProviderDraft draft, boolean activate) implements Command {}

    record UpdateProvider(long id, ProviderDraft draft, OptionalLong expected) implements Command {}

    record RenameProvider(long id, String name, OptionalLong expected) implements Command {}

    /// Makes it the active one, and every other one inactive.
    record ActivateProvider(long id) implements Command {}

    /// As [ActivateProvider], for one that perhaps a command before this one adds.
    record ActivateNamed(String name) implements Command {}

    /// Chooses to have no active provider.
    record DeactivateProviders() implements Command {}

    /// Deletes it; if it was active, none is. It can be restored for a week.
    record DeleteProvider(long id, OptionalLong expected) implements Command {}

    /// Makes the rule true again after another program broke it.
    ///
    /// @param keep the one to be active; empty for the one that the original takes for active, or that was chosen last
    record RepairActive(OptionalLong keep) implements Command {}

    /// Keeps what a check of a provider found. Does nothing when the provider is another by now: a late answer is dropped.
    ///
    /// @param expected version of the provider that was checked
    /// @param models that its server listed
    record RecordCheck(long id, long expected, CheckResult result, List<String> models) implements Command {
        public RecordCheck {
            models = List.copyOf(models);
        }
    }

    /// Puts a provider directly before another one, and then it is pinned if that one is; or at the end of those that are pinned as it is.
    record MoveProvider(long id, OptionalLong before) implements Command {}

    /// Makes it stand above all that are not pinned, or no longer.
    record PinProvider(long id, boolean pinned) implements Command {}

    /// Adds a further key to a provider, which is not in use yet.
    record AddKey(long id, String label, ApiKey key) implements Command {}

    /// Makes a further key the one in use; that one becomes a further key.
    record UseKey(long id, long keyId) implements Command {}

    /// Names a key of a provider.
    ///
    /// @param keyId empty for the one in use
    record LabelKey(long id, OptionalLong keyId, String label) implements Command {}

    /// Removes a further key for good.
    record RemoveKey(long id, long keyId) implements Command {}

    /// Notes where the master key of this database is.
    ///
    /// @param expectedId the master key noted until now, empty for none; another one refuses the command
    /// @param open that master key where it is open: what follows in the same transaction is sealed with it
    record SaveMaster(KeyProtection.Master master, Optional<String> expectedId, Optional<MasterKey> open) implements Command {}

    /// Seals every key anew with another master key, which takes the place of the one before: all or none. Needs that one open.
    ///
    /// @param expectedId the master key until now; another one refuses the command
    record RenewMaster(KeyProtection.Master master, String expectedId, MasterKey open) implements Command {}

    /// Notes where in the keychain the master key with this id was seen. Changes nothing that anybody would take back.
    record NotePlace(String masterId, KeyringPlace place) implements Command {}

    /// Encrypts every key that stands in plain text. Needs an open master key.
    record ProtectKeys() implements Command {}

    /// Writes every key in plain text, for a program that reads this database. Needs an open master key if any is encrypted.
    record ShareKeys() implements Command {}

    /// Has every process that opened the master key of this database forget it.
    record LockKeys() implements Command {}

    /// Makes a setting's row what it is elsewhere, whether it is right or not. Empty for no row.
    record PutSetting(String key, Optional<String> value) implements Command {
        @Override
        public String toString() {
            return "PutSetting[" + key + "]";
        }
    }

    /// Makes the provider of this id what it is elsewhere, new or not, whether it is right or not. The active flag stays.
    ///
    /// @param fields as [dev.onehot.model.Provider#fields()] gives them
    /// @param key as for [FurtherKey]
    /// @param createdAt when it was made there, for one that is not here
    record PutProvider(long id, Map<String, String> fields, Optional<StoredKey> key, String createdAt) implements Command {
        public PutProvider {
            fields = Map.copyOf(fields);
        }
    }

    /// Makes what stands beside a provider what it is elsewhere: what its key is called, where it stands, and its further keys. What is not said stays.
    ///
    /// @param id empty for one that a command before this one adds
    /// @param merges whether further keys stay that are here only
    record PutBeside(
            OptionalLong id,
            String name,
            Optional<String> keyLabel,
            Optional<Double> position,
            Optional<Boolean> pinned,
            List<FurtherKey> further,
            boolean merges)
            implements Command {
        public PutBeside {
            further = List.copyOf(further);
        }
    }

    /// A further key from elsewhere.
    ///
    /// @param key one in plain text is sealed if keys are kept so here, any other is stored as it is; empty for the one that stands there
    record FurtherKey(String label, Optional<StoredKey> key) {}

    /// Has a program follow, or follow otherwise; what is known of its files stays.
    record FollowProgram(FollowedProgram program) implements Command {}

    /// Has its files put back. Does nothing when it does not follow.
    record ReleaseProgram(String place, String id) implements Command {}

    /// Has a program stay with one provider.
    ///
    /// @param provider empty: the active one again
    record HoldProgram(String place, String id, OptionalLong provider) implements Command {}

    /// Has what somebody else changed in its files written over. The history has it; what was written over nobody has.
    record ApplyProgram(String place, String id) implements Command {}

    /// Notes what stands in the files of programs, or is about to. Of a program that follows no more it says nothing; one that is released goes
    /// when it has no file left. Originals are open.
    ///
    /// @param files what is known of each file now, by [FollowedProgram#key()] and path; empty: it is put back
    record RecordFiles(Map<String, Map<String, Optional<FollowedFile>>> files) implements Command {
        public RecordFiles {
            files = Map.copyOf(files);
        }
    }

    /// Lets a program ask the endpoint with this token from now on, and with none that it had before. Who answers it and what it calls models stays.
    ///
    /// @param hash of the token
    record MakeToken(String name, String salt, String hash) implements Command {}

    /// Lets a program ask no more. Does nothing when it may not.
    record RevokeToken(String name) implements Command {}

    /// Has this provider answer a program, whichever is active.
    ///
    /// @param provider empty: the active one again
    record PinToken(String name, OptionalLong provider) implements Command {}

    /// Says what a program calls models.
    ///
    /// @param models lines `NAME=MODEL`
    record NameModels(String name, String models) implements Command {}

    /// Takes back the gesture that this change of the history belongs to, and nothing that came after it. Taking back an undo is a redo.
    record Undo(long change) implements Command {}

    /// Takes back what this change of the history belongs to, and everything that was done after it: all is as it was before.
    record UndoBackTo(long change) implements Command {}

    /// All of them, in this order, or none.
    record Composite(List<Command> commands) implements Command {
        public Composite {
            commands = List.copyOf(commands);
        }
    }
}
