package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Result;
import dev.onehot.model.OnehotException;
import dev.onehot.model.StorageException;

/// Carries out commands in a transaction: each goes to the class of its family.
final class Dispatch {
    private final Transaction transaction;
    private final SettingCommands settings;
    private final ProviderCommands providers;
    private final KeyCommands keys;
    private final PlaceCommands places;
    private final SpareKeyCommands spares;
    private final BesideCommands beside;
    private final UndoCommands undo;
    private final ProgramCommands programs;

    Dispatch(Transaction transaction) {
        this.transaction = transaction;
        this.settings = new SettingCommands(transaction);
        this.providers = new ProviderCommands(transaction);
        this.keys = new KeyCommands(transaction);
        this.places = new PlaceCommands(transaction);
        this.spares = new SpareKeyCommands(transaction);
        this.beside = new BesideCommands(transaction);
        this.undo = new UndoCommands(transaction);
        this.programs = new ProgramCommands(transaction);
    }

    Transaction transaction() {
        return transaction;
    }

    /// Carries out `command`, and says what came of it.
    Result attempt(Command command) {
        try {
            return new Result.Done(run(command));
        } catch (OnehotException failure) {
            return new Result.Failed(failure);
        }
    }

    /// As [#attempt], but what is of a single setting goes without a savepoint, which costs a third of what its rows do. Throws [HalfDone] when a
    /// part of it may be there: then nothing of the transaction may be kept.
    Result attemptBare(Command command) {
        if (!(command instanceof Command.SetSetting || command instanceof Command.ResetSetting)) {
            return attempt(command);
        }
        try {
            return new Result.Done(carryOut(command));
        } catch (StorageException failure) {
            throw new HalfDone(failure);
        } catch (OnehotException refused) {
            // Rules come before rows: there is nothing to take back.
            return new Result.Failed(refused);
        }
    }

    /// The rows of a command failed, and nobody can take back those of them that are there.
    static final class HalfDone extends RuntimeException {
        private static final long serialVersionUID = 1;

        HalfDone(StorageException reason) {
            super(reason);
        }
    }

    /// Carries out `command` whole or not at all; a failure leaves the commands before it as they were.
    private Outcome run(Command command) {
        return transaction.whole(() -> carryOut(command));
    }

    private Outcome carryOut(Command command) {
        int remarksBefore = transaction.remarks().size();
        int rowsBefore = transaction.session().history().mark().rows();
        var providerId = dispatch(command);
        return new Outcome(
                transaction.isChanged() ? transaction.revision() : transaction.told(),
                transaction.session().history().mark().rows() == rowsBefore ? OptionalLong.empty() : transaction.session().history().gesture(),
                providerId,
                transaction.remarks().subList(remarksBefore, transaction.remarks().size()));
    }

    private OptionalLong dispatch(Command command) {
        return switch (command) {
            case Command.SetSetting set -> settings.set(set);
            case Command.ResetSetting reset -> settings.reset(reset);
            case Command.AddProvider add -> providers.add(add);
            case Command.CreateProvider create -> providers.create(create);
            case Command.UpdateProvider update -> providers.update(update);
            case Command.RenameProvider rename -> providers.rename(rename);
            case Command.ActivateProvider activate -> providers.activate(activate.id());
            case Command.ActivateNamed(var name) -> providers.activate(name);
            case Command.DeactivateProviders() -> providers.deactivate();
            case Command.DeleteProvider delete -> providers.delete(delete);
            case Command.RepairActive repair -> providers.repair(repair);
            case Command.RecordCheck check -> providers.recordCheck(check);
            case Command.MoveProvider move -> places.move(move);
            case Command.PinProvider pin -> places.pin(pin);
            case Command.AddKey add -> spares.add(add);
            case Command.UseKey use -> spares.use(use);
            case Command.LabelKey label -> spares.label(label);
            case Command.RemoveKey remove -> spares.remove(remove);
            case Command.SaveMaster save -> keys.save(save);
            case Command.RenewMaster renew -> keys.renew(renew);
            case Command.NotePlace note -> keys.note(note);
            case Command.ProtectKeys() -> keys.protect();
            case Command.ShareKeys() -> keys.share();
            case Command.LockKeys() -> keys.lock();
            case Command.PutSetting(var key, var value) -> settings.put(key, value);
            case Command.PutProvider put -> providers.put(put);
            case Command.PutBeside put -> beside.put(put);
            case Command.FollowProgram(var program) -> programs.follow(program);
            case Command.ReleaseProgram(var place, var id) -> programs.release(place, id);
            case Command.HoldProgram(var place, var id, var provider) -> programs.hold(place, id, provider);
            case Command.ApplyProgram(var place, var id) -> programs.apply(place, id);
            case Command.RecordFiles(var files) -> programs.record(files);
            case Command.MakeToken(var name, var salt, var hash) -> programs.makeToken(name, salt, hash);
            case Command.RevokeToken(var name) -> programs.changeToken(name, it -> Optional.empty());
            case Command.PinToken(var name, var provider) -> programs.changeToken(name, it -> Optional.of(it.withPinned(provider)));
            case Command.NameModels(var name, var models) -> programs.changeToken(name, it -> Optional.of(it.withModels(models)));
            case Command.Undo(long change) -> undo.undo(change);
            case Command.UndoBackTo(long change) -> undo.undoBackTo(change);
            case Command.Composite(var commands) -> {
                commands.forEach(this::run);
                yield OptionalLong.empty();
            }
        };
    }
}
