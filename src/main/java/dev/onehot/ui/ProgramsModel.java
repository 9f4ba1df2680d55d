package dev.onehot.ui;

import module java.base;
import module javafx.controls;

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
    private final ReadOnlyObjectWrapper<Optional<List<ProgramState>>> states = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<ProgramState>> written = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<TakenKeys> taken = new ReadOnlyObjectWrapper<>(new TakenKeys(Instant.EPOCH, Map.of()));
    private boolean asking;
    private boolean stale;

    /// When a program took the key of each provider last.
    ///
    /// @param at when that was so
    public record TakenKeys(Instant at, Map<Long, Instant> last) {}

    private record Found(List<ProgramState> states, TakenKeys taken) {}

    /// @param following asked beside the FX thread only
    public ProgramsModel(Commands commands, Function<SettingsManager, Following> following) {
        this.commands = commands;
        this.following = following;
    }

    /// All that are known and all that follow; empty until [#look] had its first answer.
    public ReadOnlyObjectProperty<Optional<List<ProgramState>>> statesProperty() {
        return states.getReadOnlyProperty();
    }

    /// When programs took keys last, as it was found with [#statesProperty()]: another one after each look.
    public ReadOnlyObjectProperty<TakenKeys> takenProperty() {
        return taken.getReadOnlyProperty();
    }

    /// Those that follow, each time their files were made what the stored rows say.
    public ReadOnlyObjectProperty<List<ProgramState>> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /// Takes note that files were written, or could not be.
    public void tell(List<ProgramState> now) {
        FxThread.require();
        // Told again, the same is news all the same.
        written.set(new ArrayList<>(now));
    }

    /// Looks at all programs and their files; once more when it is asked to meanwhile.
    public void look(Consumer<Throwable> failed) {
        if (asking) {
            stale = true;
            return;
        }
        asking = true;
        stale = false;
        commands.aside(it -> new Found(following.apply(it).list(), new TakenKeys(Instant.now(), KeyUses.last(it))), found -> {
            asking = false;
            states.set(Optional.of(found.states()));
            taken.set(found.taken());
            if (stale) {
                look(failed);
            }
        }, failure -> {
            asking = false;
            failed.accept(failure);
        });
    }

    /// Asks for something, for example what a gesture would change.
    public <T> void ask(Function<Following, T> question, Consumer<T> answer, Consumer<Throwable> failed) {
        commands.aside(it -> question.apply(following.apply(it)), answer, failed);
    }
}
