package dev.onehot.ui.health;

import module javafx.controls;

import dev.onehot.model.Progress;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Presence;
import java.util.concurrent.atomic.AtomicBoolean;

/// Shows how far something long has come, and ends it when told. Begins on the FX thread; is asked on any.
final class LongWork implements Progress {
    private final Node box;
    private final Label label;
    private final ProgressBar bar;
    private final Button cancel;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean drawing = new AtomicBoolean();
    private volatile double part;

    LongWork(Node box, Label label, ProgressBar bar, Button cancel) {
        this.box = box;
        this.label = label;
        this.bar = bar;
        this.cancel = cancel;
    }

    /// Shows that it begins.
    ///
    /// @param endable whether it can be ended half-way
    void begin(String text, boolean endable) {
        label.setText(text);
        bar.setProgress(0);
        Presence.set(cancel, endable);
        Presence.set(box, true);
    }

    void done() {
        Presence.set(box, false);
    }

    void cancel() {
        ended.set(true);
    }

    boolean isCancelled() {
        return ended.get();
    }

    /// Draws what it was told last, at most once a pulse, however often it is told.
    @Override
    public boolean step(long done, long total) {
        part = total == 0 ? 0 : (double) done / total;
        if (drawing.compareAndSet(false, true)) {
            FxThread.run(() -> {
                drawing.set(false);
                bar.setProgress(part);
            });
        }
        return !ended.get();
    }
}
