package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Writes;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.PlannedFile;
import dev.onehot.model.Problem;
import dev.onehot.model.ValidationException;

/// What would be changed, and what is to be known of it before: from an export, a backup, other programs or an edited text, and carried out in one
/// way, whatever it is from. [Planning] makes it.
///
/// Immutable. Keys that its command has in clear text are sealed by the transaction that carries it out, and nowhere else.
///
/// @param changes in the order in which they are shown
/// @param problems what is wrong, by setting or provider; it is refused while there is anything
/// @param remarks what is to be known before
/// @param losses whether something would not come back as it was, would be less protected, or undo would not bring it back
/// @param files of other programs that would be changed
/// @param command one gesture
public record Plan(
        List<PlannedChange> changes,
        List<Problem> problems,
        List<Message> remarks,
        boolean losses,
        List<PlannedFile> files,
        Command command,
        Source source) {
    public Plan {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
        files = List.copyOf(files);
    }

    /// What a plan is made from, and made again from when it is carried out.
    public interface Source {
        Plan plan(Snapshot now);

        /// Before anything is changed.
        ///
        /// @return where the database is as it was before, if a copy of it was made
        default Optional<Path> prepare() {
            return Optional.empty();
        }

        /// After it is durable.
        default void carriedOut() {}

        /// What is thrown where there are `problems`.
        default OnehotException refusal(List<Problem> problems) {
            return new ValidationException(problems);
        }
    }

    /// What came of it.
    ///
    /// @param plan as it was carried out
    /// @param before the database as it was before: restoring this one undoes it all. Empty where no copy was made
    public record Done(Outcome outcome, Plan plan, Optional<Path> before) {}

    /// Does it, or what it has become since it was looked at: all or nothing, as one change that can be undone. Blocks on the disk.
    ///
    /// Throws what its source says where there are problems, and [dev.onehot.model.KeysException] when keys must be encrypted for it and cannot be yet.
    public Done carryOut(Writes writes, Origin origin) {
        var before = source.prepare();
        var done = writes.composite(origin, () -> {
            var plan = source.plan(writes.current());
            plan.requireSound();
            return new Done(writes.apply(plan.command, origin), plan, before);
        });
        source.carriedOut();
        return done;
    }

    /// With what has to be done for it too, as the same gesture.
    ///
    /// @param told what is to be known of that before
    public Plan with(Command also, Message told) {
        var said = Stream.concat(remarks.stream(), Stream.of(told)).toList();
        return new Plan(changes, problems, said, losses, files, new Command.Composite(List.of(command, also)), new More(source, also, told));
    }

    private record More(Source source, Command also, Message told) implements Source {
        @Override
        public Plan plan(Snapshot now) {
            return source.plan(now).with(also, told);
        }

        @Override
        public Optional<Path> prepare() {
            return source.prepare();
        }

        @Override
        public void carriedOut() {
            source.carriedOut();
        }

        @Override
        public OnehotException refusal(List<Problem> problems) {
            return source.refusal(problems);
        }
    }

    void requireSound() {
        if (!problems.isEmpty()) {
            throw source.refusal(problems);
        }
    }

    /// Whether undo brings back all that it takes away; a remark says what it does not.
    public boolean canBeUndone() {
        return !says("restore.unkept");
    }

    /// Whether the passphrase of a backup's vault would have more of its keys come back readable.
    public boolean passphraseHelps() {
        return says("restore.way.vault") || says("restore.vault.closed");
    }

    private boolean says(String code) {
        return remarks.stream().anyMatch(it -> it.code().equals(code));
    }

    @Override
    public String toString() {
        return "Plan[" + changes.size() + " changes]";
    }
}
