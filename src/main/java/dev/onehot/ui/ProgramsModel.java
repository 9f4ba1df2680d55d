package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.files.Plan;
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
    private boolean asking;
    private boolean stale;

    /// @param following asked beside the FX thread only
    public ProgramsModel(Commands commands, Function<SettingsManager, Following> following) {
        this.commands = commands;
        this.following = following;
    }

    /// All that are known and all that follow; empty until [#look] had its first answer.
    public ReadOnlyObjectProperty<Optional<List<ProgramState>>> statesProperty() {
        return states.getReadOnlyProperty();
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
        commands.aside(it -> following.apply(it).list(), found -> {
            asking = false;
            states.set(Optional.of(found));
            if (stale) {
                look(failed);
            }
        }, failure -> {
            asking = false;
            failed.accept(failure);
        });
    }

    /// What a gesture would change.
    public void plan(Function<Following, Plan> gesture, Consumer<Plan> planned, Consumer<Throwable> failed) {
        commands.aside(it -> gesture.apply(following.apply(it)), planned, failed);
    }
}
