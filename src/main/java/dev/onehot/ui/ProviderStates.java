package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Provider;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// What is to be said of each provider now, the same wherever it is said. It goes on with the time: once a minute while the window can be seen, and not at all
/// otherwise. FX thread only.
public final class ProviderStates {
    private static final long TICK_SECONDS = 60;

    private final KeysModel keys;
    private final Texts texts;
    private final InstantSource clock;
    private final ReadOnlyLongWrapper round = new ReadOnlyLongWrapper();
    private BooleanSupplier isSeen = () -> false;
    private boolean ticking;

    public ProviderStates(KeysModel keys, Texts texts, InstantSource clock) {
        this.keys = keys;
        this.texts = texts;
        this.clock = clock;
        keys.stateProperty().subscribe(this::next);
    }

    public ProviderState of(Provider provider) {
        return ProviderState.of(provider, keys.state(), texts);
    }

    /// Its state with when that was found: "key refused 2 min ago".
    public String words(Provider provider) {
        return of(provider).words(clock.instant(), texts);
    }

    /// Says it in `label`, and has the label and its graphic look like it.
    public void show(Provider provider, Label label) {
        label.setText(words(provider));
        var sign = of(provider).sign();
        sign.mark(label);
        Optional.ofNullable(label.getGraphic()).ifPresent(sign::mark);
    }

    /// Another number whenever what was said before may be otherwise, though no provider was changed.
    public ReadOnlyLongProperty roundProperty() {
        return round.getReadOnlyProperty();
    }

    /// Goes on while `stage` can be seen.
    public Subscription follow(Stage stage) {
        isSeen = () -> stage.isShowing() && !stage.isIconified();
        return Subscription.combine(
                stage.showingProperty().subscribe((before, now) -> look()),
                stage.iconifiedProperty().subscribe((before, now) -> look()),
                () -> isSeen = () -> false);
    }

    private void look() {
        if (!isSeen.getAsBoolean()) {
            return;
        }
        next();
        if (!ticking) {
            ticking = true;
            // An animation would have the toolkit paint sixty times a second for as long as it waits.
            var waiting = new WeakReference<>(this);
            CompletableFuture.delayedExecutor(TICK_SECONDS, TimeUnit.SECONDS, FxThread::run).execute(() -> goOn(waiting.get()));
        }
    }

    /// What waits keeps no window that was closed meanwhile.
    private static void goOn(@Nullable ProviderStates states) {
        if (states != null) {
            states.ticking = false;
            states.look();
        }
    }

    private void next() {
        round.set(round.get() + 1);
    }
}
