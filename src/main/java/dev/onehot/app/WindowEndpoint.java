package dev.onehot.app;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.cli.HelperCommand;
import dev.onehot.cli.serve.LoginUnit;
import dev.onehot.cli.serve.OnlyEndpoint;
import dev.onehot.core.DataDirectory;
import dev.onehot.core.SettingsManager;
import dev.onehot.model.EndpointHolder;
import dev.onehot.ui.EndpointHere;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The endpoint for as long as a window has this database open. While it is off there is no thread, and nothing of it is loaded; it is opened and closed on a
/// virtual thread, one after the other.
///
/// Any thread.
final class WindowEndpoint implements EndpointHere, AutoCloseable {
    /// For requests under way, and the disk.
    private static final Duration END = Duration.ofSeconds(15);

    private final SettingsManager manager;
    private final Path database;
    private final Map<String, String> environment;
    private volatile Consumer<State> told = state -> {};
    private volatile @Nullable State last;
    private volatile Runnable noted = () -> {};
    private volatile @Nullable OpenEndpoint open;

    @GuardedBy("this")
    private Optional<Order> next = Optional.empty();

    @GuardedBy("this")
    private @Nullable Thread worker;

    @GuardedBy("this")
    private boolean closed;

    /// @param anew closes it before
    private record Order(boolean on, boolean anew) {}

    /// @param manager open for longer than this
    /// @param environment the process's variables
    WindowEndpoint(SettingsManager manager, Path database, Map<String, String> environment) {
        this.manager = manager;
        this.database = database;
        this.environment = environment;
    }

    @Override
    public void follow(Consumer<State> how, Runnable happened) {
        told = how;
        noted = happened;
        var now = last;
        if (now != null) {
            // Another window takes the place of the one that was told.
            how.accept(now);
        }
    }

    private void tell(State now) {
        last = now;
        told.accept(now);
    }

    @Override
    public void turn(boolean on) {
        put(new Order(on, false));
    }

    @Override
    public void again() {
        put(new Order(true, true));
    }

    private synchronized void put(Order order) {
        if (!closed) {
            next = Optional.of(order);
            if (worker == null) {
                worker = Thread.ofVirtual().name("endpoint-switch").start(this::work);
            }
        }
    }

    private void work() {
        for (var order = take(); order.isPresent(); order = take()) {
            if (order.get().anew() || !order.get().on()) {
                shut();
            }
            if (order.get().on() && open == null) {
                open();
            }
        }
    }

    private synchronized Optional<Order> take() {
        var taken = next;
        next = Optional.empty();
        if (taken.isEmpty()) {
            worker = null;
        }
        return taken;
    }

    private void open() {
        tell(new State.Opening());
        try {
            var opened = OpenEndpoint.open(manager, meeting(), database, environment, noted);
            open = opened;
            tell(new State.Open(opened.port()));
        } catch (RuntimeException | LinkageError failure) {
            Log.of(WindowEndpoint.class).log(Level.WARNING, "the endpoint was not opened", failure);
            tell(new State.Failed(failure));
        }
    }

    private void shut() {
        var ends = open;
        if (ends != null) {
            tell(new State.Closing());
            ends.close();
            open = null;
        }
        tell(new State.Off());
    }

    private Path meeting() {
        return DataDirectory.meeting(environment, System.getProperties());
    }

    @Override
    public Traffic traffic() {
        var now = open;
        return now == null ? Traffic.NONE : now.traffic();
    }

    @Override
    public Optional<EndpointHolder> other() {
        // Whoever looks at one's own lock gives it away.
        synchronized (this) {
            if (open != null || worker != null) {
                return Optional.empty();
            }
            return OnlyEndpoint.holder(meeting(), database);
        }
    }

    @Override
    public String loginUnit() {
        var properties = System.getProperties();
        var command = LoginUnit.command(HelperCommand.path(environment, properties), manager.place().word(), DataDirectory.database(environment, properties));
        return LoginUnit.ofThisSystem().text(command);
    }

    /// Requests under way get their ten seconds. Blocks.
    @Override
    public void close() {
        try {
            var last = end();
            if (last == null || last.join(END)) {
                shut();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread end() {
        closed = true;
        next = Optional.empty();
        return worker;
    }
}
