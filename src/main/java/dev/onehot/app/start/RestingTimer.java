package dev.onehot.app.start;

import module java.base;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;

/// A pulse timer that rests while nothing is to be drawn.
///
/// JavaFX pauses its timer a quarter of a second after the last pulse, and resumes it with the next request. On Linux its timers do not
/// pause: they go on to wake the FX thread sixty times a second, which costs more than one per cent of a processor for as long as a window
/// is open. This one stops the system's timer and starts it again. It stands in for JavaFX's own through JavaFX's internals, for want of
/// another way.
final class RestingTimer extends Timer {
    private final Timer system;
    private int milliseconds;
    private boolean resting;

    private RestingTimer(Runnable tick) {
        super(tick);
        this.system = Application.GetApplication().createTimer(tick);
    }

    /// Takes the place of JavaFX's own timer. FX thread, when the toolkit runs; answers what tells whether it rests.
    static BooleanSupplier install() throws ReflectiveOperationException {
        var toolkit = Toolkit.getToolkit();
        var timer = field(toolkit, "pulseTimer");
        var resting = new RestingTimer((Runnable) field(toolkit, "timerRunnable").get(toolkit));
        int milliseconds = field(toolkit, "PULSE_INTERVAL").getInt(toolkit);
        // Whoever pauses or resumes the timer holds this lock.
        synchronized (toolkit) {
            ((Timer) timer.get(toolkit)).stop();
            resting.start(milliseconds);
            timer.set(toolkit, resting);
        }
        return resting::isResting;
    }

    private static Field field(Toolkit toolkit, String name) throws NoSuchFieldException {
        var field = toolkit.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private synchronized boolean isResting() {
        return resting;
    }

    @Override
    protected long _start(Runnable tick) {
        throw new UnsupportedOperationException("only with a period");
    }

    @Override
    protected long _start(Runnable tick, int period) {
        milliseconds = period;
        resting = false;
        system.start(period);
        return 1;
    }

    @Override
    protected void _stop(long timer) {
        system.stop();
    }

    @Override
    protected synchronized void _pause(long timer) {
        if (!resting) {
            resting = true;
            system.stop();
        }
    }

    @Override
    protected synchronized void _resume(long timer) {
        if (resting) {
            resting = false;
            system.start(milliseconds);
        }
    }
}
