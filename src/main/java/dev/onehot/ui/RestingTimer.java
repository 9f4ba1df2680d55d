package dev.onehot.ui;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A pulse timer that rests while nothing is to be drawn.
///
/// JavaFX pauses its timer a quarter of a second after the last pulse, and resumes it with the next request. On Linux its timers do not
/// pause: they go on to wake the FX thread sixty times a second, which costs more than one per cent of a processor for as long as a window
/// is open. This one stops the system's timer and starts it again. It stands in for JavaFX's own through JavaFX's internals, for want of
/// another way; where those are not open or have changed, everything stays as it was.
public final class RestingTimer extends Timer {
    private final Timer system;
    private int milliseconds;
    private boolean resting;

    private RestingTimer(Runnable tick) {
        super(tick);
        this.system = Application.GetApplication().createTimer(tick);
    }

    /// Takes the place of JavaFX's own timer, on Linux. FX thread, when the toolkit runs; answers what tells whether it rests, if it stands in.
    public static Optional<BooleanSupplier> install() {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return Optional.empty();
        }
        try {
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
            return Optional.of(resting::isResting);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError closed) {
            System.getLogger(RestingTimer.class.getName()).log(Level.INFO, "the pulse timer does not rest", closed);
            return Optional.empty();
        }
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
