package dev.onehot.ui;

import module java.base;

import dev.onehot.core.KeyUses;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.programs.Following;
import dev.onehot.model.ProgramState;

/// The programs that follow the switch, or could, as they were found last. What is known of them is read when a screen asks for it, and not before.
///
/// FX thread only; never waits.
public final class ProgramsModel {
    private final Commands commands;
    private final Function<SettingsManager, Following> following;
    private final News<Found> found = new News<>(new Found(Optional.empty(), Map.of(), Instant.EPOCH));
    private final News<List<ProgramState>> written = new News<>(List.of());
    private boolean asking;
    private boolean stale;

    /// What a look has found.
    ///
    /// @param states all that are known and all that follow; empty until the first look had its answer
    /// @param taken when a program took the key of each provider last
    /// @param at when that was so
    public record Found(Optional<List<ProgramState>> states, Map<Long, Instant> taken, Instant at) {
        public List<ProgramState> known() {
            return states.orElse(List.of());
        }
    }

    /// @param following asked beside the FX thread only
    public ProgramsModel(Commands commands, Function<SettingsManager, Following> following) {
        this.commands = commands;
        this.following = following;
    }

    /// Told after each look.
    public News<Found> found() {
        return found;
    }

    /// Those that follow, told each time their files were made what the stored rows say.
    public News<List<ProgramState>> written() {
        return written;
    }

    /// Takes note that files were written, or could not be.
    public void tell(List<ProgramState> now) {
        written.tell(now);
    }

    /// Looks at all programs and their files; once more when it is asked to meanwhile.
    public void look(Consumer<Throwable> failed) {
        stale = asking;
        if (asking) {
            return;
        }
        asking = true;
        commands.aside(it -> new Found(Optional.of(following.apply(it).list()), KeyUses.last(it), Instant.now()),
                now -> looked(failed, () -> found.tell(now)), failure -> looked(failed, () -> failed.accept(failure)));
    }

    /// Whatever came of it: what changed since it began is looked at.
    private void looked(Consumer<Throwable> failed, Runnable tell) {
        asking = false;
        if (stale) {
            look(failed);
        }
        tell.run();
    }

    /// Asks for something, for example what a gesture would change.
    public <T> void ask(Function<Following, T> question, Consumer<T> answer, Consumer<Throwable> failed) {
        commands.aside(it -> question.apply(following.apply(it)), answer, failed);
    }
}
