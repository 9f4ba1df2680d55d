package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.model.Provider;
import dev.onehot.model.StorageException;
import dev.onehot.model.Visible;
import javafx.util.Duration;

/// Makes another provider the active one, or none. Where that takes long, as while another program holds the file, it can be seen; where it fails it is
/// said that it was the switch, and tried again when the person says so. FX thread only.
public final class Switching {
    /// Most are done sooner, and nothing is to flash.
    private static final Duration SEEN_AFTER = Duration.millis(150);

    private final UiModel model;
    private final Commands commands;
    private final Notices notices;
    private final Texts texts;
    private final PauseTransition pause = new PauseTransition(SEEN_AFTER);
    private final ReadOnlyObjectWrapper<Optional<String>> underWay = new ReadOnlyObjectWrapper<>(Optional.empty());
    private long round;
    /// What was told of the last one that failed.
    private String failed = "";

    public Switching(UiModel model, Commands commands, Notices notices, Texts texts) {
        this.model = model;
        this.commands = commands;
        this.notices = notices;
        this.texts = texts;
    }

    /// What the switch that is under way leads to, in words; empty while there is none that takes long.
    public ReadOnlyObjectProperty<Optional<String>> underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    public void to(long providerId) {
        run(new Command.ActivateProvider(providerId), OptionalLong.of(providerId), outcome -> {});
    }

    public void toNone(Consumer<Outcome> done) {
        run(new Command.DeactivateProviders(), OptionalLong.empty(), done);
    }

    private void run(Command command, OptionalLong wanted, Consumer<Outcome> then) {
        var name = wanted.stream().mapToObj(model.snapshot()::provider).flatMap(Optional::stream).map(Provider::name).map(Visible::line).findFirst();
        long mine = ++round;
        var words = name.map(it -> texts.get("switch.underWay", it)).orElseGet(() -> texts.get("switch.underWay.none"));
        pause.setOnFinished(event -> underWay.set(Optional.of(words)));
        pause.playFromStart();
        commands.send(command, done -> {
            end(mine);
            notices.takeBack(failed);
            then.accept(done);
        }, failure -> {
            end(mine);
            var told = name.map(it -> texts.get("switch.failed", it, texts.failure(failure)))
                    .orElseGet(() -> texts.get("switch.failed.none", texts.failure(failure)));
            failed = told;
            if (failure instanceof StorageException) {
                notices.fail(told, failure, texts.get("failure.tryAgain"), () -> run(command, wanted, then));
            } else {
                notices.fail(told);
            }
        });
    }

    /// Unless another one was begun meanwhile.
    private void end(long ended) {
        if (ended == round) {
            pause.stop();
            underWay.set(Optional.empty());
        }
    }
}
