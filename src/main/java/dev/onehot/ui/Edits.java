package dev.onehot.ui;

import module java.base;
import module javafx.controls;

/// How much of what was typed in this window is not saved, for what says whether everything is. FX thread only.
public final class Edits {
    private final Map<String, Integer> places = new HashMap<>();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

    /// Says how many edits there are in one place now.
    ///
    /// @param place who says so
    public void report(String place, int edits) {
        FxThread.require();
        places.put(place, edits);
        count.set(places.values().stream().mapToInt(Integer::intValue).sum());
    }

    /// In all places together.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }
}
