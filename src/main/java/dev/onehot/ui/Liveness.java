package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.model.OnehotException;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// Whether the window hears of other programs' changes at present; not before the first look has told that it does.
public final class Liveness {
    private static final Set<Kind> AWAY = Set.of(Kind.GONE, Kind.REPLACED);

    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Throwable>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    private final Optional<OnehotException> obstacle;

    /// @param obstacle why the database can only be read
    public Liveness(Optional<OnehotException> obstacle) {
        this.obstacle = obstacle;
    }

    /// The file that is open is not at its path any more: nothing can be saved. FX thread only.
    public boolean isAway() {
        return trouble.get().filter(it -> it instanceof StorageException storage && AWAY.contains(storage.kind())).isPresent();
    }

    /// Why the database can only be read; empty when it can be written.
    public Optional<OnehotException> obstacle() {
        return obstacle;
    }

    /// From any thread.
    ///
    /// @param why nothing is heard; empty when it is
    public void report(Optional<Throwable> why) {
        FxThread.run(() -> {
            live.set(why.isEmpty());
            trouble.set(why);
        });
    }

    /// FX thread only.
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    /// Why not; empty too before the first look. FX thread only.
    public ReadOnlyObjectProperty<Optional<Throwable>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
