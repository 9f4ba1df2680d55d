package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckResult;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Provider;
import dev.onehot.probe.CheckRuns.Running;
import dev.onehot.probe.Checked;
import dev.onehot.probe.Target;
import dev.onehot.ui.Preferences;
import dev.onehot.ui.Workspace;
import org.jspecify.annotations.Nullable;

/// The check of what stands in one form. An answer to something that was changed meanwhile is dropped. FX thread only.
final class FormCheck {
    private final ProviderForm form;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
    private final ReadOnlyObjectWrapper<List<String>> models = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Running running;
    private Optional<Checked> unsaved = Optional.empty();
    private boolean again;

    /// What is known of the server that stands in the form.
    sealed interface State {
        record Idle() implements State {}

        record Asking(boolean generate) implements State {}

        record Known(CheckResult result) implements State {}
    }

    FormCheck(ProviderForm form) {
        this.form = form;
        form.serverTexts().stream().filter(it -> !it.equals(form.model())).forEach(it -> it.subscribe((before, now) -> drop()));
        form.model().subscribe((before, now) -> dropModel());
        form.baseProperty().subscribe((before, now) -> refresh());
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What the server listed last, in its order.
    ReadOnlyObjectProperty<List<String>> modelsProperty() {
        return models.getReadOnlyProperty();
    }

    /// Shows models that were listed before.
    void remember(List<String> listed) {
        if (models.get().isEmpty()) {
            models.set(listed);
        }
    }

    /// Asks the server that stands in the form; the stored key is fetched if it is the one to use.
    void start(Workspace workspace, boolean generate) {
        cancel();
        withKey(workspace, key -> begin(workspace, key, generate));
    }

    /// Asks what credit is left with the vendor that stands in the form.
    void credit(Workspace workspace, Consumer<Optional<String>> done) {
        withKey(workspace, key -> workspace.checks().credit(target(key), done));
    }

    /// What is surely no key is sent to nobody; why, stands at its field.
    private void withKey(Workspace workspace, Consumer<ApiKey> next) {
        if (!form.key().problems().isEmpty()) {
            return;
        }
        if (needsStoredKey()) {
            workspace.withKey(form.base().orElseThrow().id(), next);
        } else {
            next.accept(ApiKey.of(""));
        }
    }

    /// Makes the address that answered the base URL, saves, and asks again.
    void useAddress(Runnable save) {
        if (state.get() instanceof State.Known(CheckResult result)) {
            result.failure().filter(it -> it.kind() == CheckClass.INCOMPLETE_ADDRESS).ifPresent(it -> {
                form.baseUrl().set(it.detail());
                again = true;
                save.run();
            });
        }
    }

    /// What is to be checked: the draft, with the stored key where it is kept.
    private Target target(ApiKey storedKey) {
        var draft = form.draft();
        var key = switch (draft.key()) {
            case KeyChange.Keep() -> storedKey;
            case KeyChange.Remove() -> ApiKey.of("");
            case KeyChange.Replace(var typed) -> typed;
        };
        return new Target(draft.kind(), draft.baseUrl(), key, draft.model(), draft.options());
    }

    private boolean needsStoredKey() {
        return form.base().isPresent() && form.draft().key() instanceof KeyChange.Keep && form.storedKey().isPresent();
    }

    /// Whether what is typed would be asked as what is stored is.
    private boolean isServerStored() {
        return stored().filter(it -> it.model().equals(form.model().get())).isPresent();
    }

    /// What is stored, where the same server would be asked with the same key, whatever the model.
    private Optional<Provider> stored() {
        var draft = form.draft();
        return form.base()
                .filter(it -> it.kind().equals(draft.kind()) && it.baseUrl().equals(draft.baseUrl()) && it.options().equals(draft.options())
                        && draft.key() instanceof KeyChange.Keep);
    }

    private void begin(Workspace workspace, ApiKey storedKey, boolean generate) {
        cancel();
        unsaved = Optional.empty();
        state.set(new State.Asking(generate));
        var asked = form.base().filter(it -> isServerStored());
        var current = new Running[1];
        current[0] = workspace.checks().start(target(storedKey), generate, checked -> {
            if (current[0] != null && current[0].equals(running)) {
                running = null;
                accept(workspace, asked, checked);
            }
        });
        running = current[0];
    }

    private void accept(Workspace workspace, Optional<Provider> asked, Checked checked) {
        if (!checked.models().isEmpty()) {
            models.set(checked.models());
        }
        state.set(new State.Known(checked.result()));
        if (asked.isPresent()) {
            workspace.checks().keep(asked.get(), checked);
        } else {
            unsaved = Optional.of(checked);
        }
    }

    /// The form is stored, as `stored`: keeps what was found of it before that, and looks now if the person wants that of each save. Neither says
    /// anything where the server was changed while it was saved.
    ///
    /// @param carried what was known of it with another model
    void saved(Workspace workspace, Provider stored, Optional<Checked> found, Optional<Checked> carried) {
        if (!isServerStored()) {
            return;
        }
        found.or(() -> carried).ifPresent(checked -> {
            workspace.checks().keep(stored, checked);
            state.set(new State.Known(checked.result()));
        });
        boolean wanted = again || Preferences.checkOnSave(workspace.model().snapshot());
        again = false;
        if (found.isEmpty() && wanted && stored.check().isEmpty()) {
            start(workspace, false);
        }
    }

    /// What was found of a draft that is not stored yet.
    Optional<Checked> unsaved() {
        return unsaved;
    }

    /// What is still known of the stored server while another model is chosen.
    Optional<Checked> carried() {
        return isServerStored() ? Optional.empty() : stored().flatMap(Provider::check).map(it -> new Checked(it.withoutModel(), models.get()));
    }

    void cancel() {
        var ending = running;
        running = null;
        if (ending != null) {
            ending.cancel();
            refresh();
        }
    }

    private void drop() {
        unsaved = Optional.empty();
        var ending = running;
        running = null;
        if (ending != null) {
            ending.cancel();
        }
        refresh();
    }

    /// Whether the server is there and takes the key does not depend on the model.
    private void dropModel() {
        if (running != null) {
            drop();
            return;
        }
        unsaved = unsaved.map(it -> new Checked(it.result().withoutModel(), it.models()));
        unsaved.ifPresentOrElse(it -> state.set(new State.Known(it.result())), this::refresh);
    }

    /// Back to what is known of what is stored.
    private void refresh() {
        if (running != null || unsaved.isPresent()) {
            return;
        }
        state.set(stored()
                .flatMap(it -> it.check().map(check -> isServerStored() ? check : check.withoutModel()))
                .<State>map(State.Known::new)
                .orElseGet(State.Idle::new));
    }
}
