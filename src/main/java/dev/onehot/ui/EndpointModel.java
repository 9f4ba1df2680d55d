package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.EndpointException;
import dev.onehot.model.EndpointHolder;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.Setting;
import dev.onehot.ui.EndpointHere.State;
import dev.onehot.ui.EndpointHere.Traffic;
import javafx.util.Duration;

/// The endpoint as the window shows it. It is what the stored setting says, whoever stored that; what goes through it is looked at while somebody watches, and
/// only when something has happened.
///
/// FX thread only; never waits.
public final class EndpointModel {
    /// So often at most.
    private static final Duration PAUSE = Duration.millis(250);

    private final EndpointHere here;
    private final UiModel model;
    private final Commands commands;
    private final Consumer<Throwable> failed;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Off());
    private final ReadOnlyBooleanWrapper wanted = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<EndpointHolder>> other = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Traffic> traffic = new ReadOnlyObjectWrapper<>(Traffic.NONE);
    private final PauseTransition pause = new PauseTransition(PAUSE);

    /// Whether a look is due, and so nothing more has to be said until it was taken.
    private final AtomicBoolean due = new AtomicBoolean();

    private volatile boolean watched;

    /// @param failed hears why it could not be opened, where nobody watches
    public EndpointModel(EndpointHere here, UiModel model, Commands commands, Consumer<Throwable> failed) {
        this.here = here;
        this.model = model;
        this.commands = commands;
        this.failed = failed;
        pause.setOnFinished(over -> look());
    }

    /// Makes it what is stored, from now on.
    public void begin() {
        here.follow(next -> FxThread.run(() -> show(next)), this::note);
        wanted.subscribe((before, now) -> here.turn(now));
        model.revisionProperty().subscribe(revision -> wanted.set(Preferences.hasEndpoint(model.snapshot())));
    }

    private void show(State next) {
        if (next instanceof State.Failed(EndpointException served) && served.holder().isPresent()) {
            // Programs are answered: no failure, and known without another look.
            other.set(served.holder());
            state.set(next);
            return;
        }
        state.set(next);
        if (next instanceof State.Failed(var why) && !watched) {
            failed.accept(why);
        }
        watchAgain();
    }

    /// Any thread; thousands of times a second.
    private void note() {
        if (watched && due.compareAndSet(false, true)) {
            FxThread.run(pause::playFromStart);
        }
    }

    private void look() {
        due.set(false);
        traffic.set(here.traffic());
    }

    /// Somebody sees it from now on, or nobody.
    public void watch(boolean now) {
        watched = now;
        watchAgain();
    }

    /// Looks once at everything, also at what other processes do, if somebody sees it.
    public void watchAgain() {
        if (watched) {
            look();
            if (state.get() instanceof State.Open || state.get() instanceof State.Closing) {
                other.set(Optional.empty());
            } else {
                askOther(() -> {});
            }
        }
    }

    /// Looks whether another process serves this database.
    ///
    /// @param then what follows when that is known
    public void askOther(Runnable then) {
        commands.aside(manager -> here.other(), found -> {
            other.set(found);
            then.run();
        }, failure -> {
            other.set(Optional.empty());
            then.run();
        });
    }

    /// Whether nobody would answer until it is switched on, as far as is known.
    public boolean isOff() {
        return !wanted.get() && other.get().isEmpty();
    }

    /// What switches it on, or off.
    public static Command turning(boolean on) {
        return new Command.SetSetting(OwnSettings.ENDPOINT, String.valueOf(on), Command.ANY);
    }

    /// Opens it once more.
    public void again() {
        here.again();
    }

    /// Asks for what begins it at login.
    public void askLoginUnit(Consumer<String> answer, Consumer<Throwable> notAnswered) {
        commands.aside(manager -> here.loginUnit(), answer, notAnswered);
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether it is stored that it is to answer.
    public ReadOnlyBooleanProperty wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    /// Another process that serves this database, as was found last.
    public ReadOnlyObjectProperty<Optional<EndpointHolder>> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /// What goes through it, as it was when somebody watched last.
    public ReadOnlyObjectProperty<Traffic> trafficProperty() {
        return traffic.getReadOnlyProperty();
    }

    /// Where it is to answer.
    public int storedPort() {
        return EndpointProvider.port(model.snapshot().setting(OwnSettings.ENDPOINT_PORT).map(Setting::value));
    }

    /// Where programs are answered at this moment, or would be.
    public String address() {
        return state.get() instanceof State.Open(int port)
                ? EndpointProvider.address(port)
                : other.get().map(EndpointHolder::address).orElseGet(() -> EndpointProvider.address(storedPort()));
    }
}
