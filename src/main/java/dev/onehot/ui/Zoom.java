package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.Setting;
import javafx.util.Duration;

/// How large the window is drawn, in per cent of its usual size. Steps are seen at once and stored when no more come, as one change, which undo takes back
/// as any other: it takes back what stands on top of the activity, and never passes over it. FX thread only.
public final class Zoom {
    private static final int USUAL = 100;
    private static final int STEP = 10;
    private static final int SMALLEST = 80;
    private static final int LARGEST = 200;
    private static final Duration NO_MORE_COME = Duration.millis(600);

    private final Shown<String, Optional<Setting>> stored;
    private final ReadOnlyIntegerWrapper percent = new ReadOnlyIntegerWrapper(USUAL);
    private final PauseTransition pause = new PauseTransition(NO_MORE_COME);
    private Consumer<String> store = value -> {};
    private boolean ahead;

    public Zoom(UiModel model) {
        stored = model.settings().find(OwnSettings.ZOOM).orElseThrow();
        stored.valueProperty().subscribe(now -> {
            if (!ahead) {
                percent.set(storedPercent());
            }
        });
        pause.setOnFinished(event -> keep());
    }

    /// What stores it.
    public void setStore(Consumer<String> body) {
        store = body;
    }

    public ReadOnlyIntegerProperty percentProperty() {
        return percent.getReadOnlyProperty();
    }

    public void larger() {
        show(percent.get() + STEP);
    }

    public void smaller() {
        show(percent.get() - STEP);
    }

    public void usual() {
        show(USUAL);
    }

    /// Stores at once what is shown and not stored yet.
    public void keep() {
        pause.stop();
        if (ahead) {
            ahead = false;
            if (percent.get() != storedPercent()) {
                store.accept(String.valueOf(percent.get()));
            }
        }
    }

    /// Shows what is stored: the steps since could not be.
    public void giveUp() {
        percent.set(storedPercent());
    }

    private void show(int wanted) {
        ahead = true;
        percent.set(Math.clamp(wanted, SMALLEST, LARGEST));
        pause.playFromStart();
    }

    private int storedPercent() {
        // What is stored but makes no sense counts as nothing stored; the settings screen says so.
        return stored.get()
                .filter(it -> it.value().matches("\\d{2,3}"))
                .map(it -> Integer.parseInt(it.value()))
                .filter(it -> it >= SMALLEST && it <= LARGEST)
                .orElse(USUAL);
    }
}
