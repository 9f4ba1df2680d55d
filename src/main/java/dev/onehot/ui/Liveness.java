package dev.onehot.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Whether the window hears of other programs' changes at present.
public final class Liveness {
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);

    /// From any thread.
    public void report(boolean now) {
        FxThread.run(() -> live.set(now));
    }

    /// FX thread only.
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }
}
