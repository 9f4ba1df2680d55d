package dev.onehot.ui.providers;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.Outcome;
import dev.onehot.model.Problem;
import dev.onehot.model.ValidationException;
import dev.onehot.ui.Workspace;

/// Saves forms, each once at a time: what is typed in one meanwhile is saved after it, when the person asks for that. FX thread only.
final class ProviderSaving {
    private final Workspace workspace;
    private final Listener listener;
    private final Set<ProviderForm> again = new HashSet<>();

    /// What is told of a form that was to be saved.
    interface Listener {
        /// It is stored under `id`, all of it but what was typed since.
        void saved(ProviderForm form, long id);

        /// It cannot be saved as it is.
        void invalid(ProviderForm form, List<Problem> problems);

        /// The person has to choose first.
        void contested(ProviderForm form);
    }

    ProviderSaving(Workspace workspace, Listener listener) {
        this.workspace = workspace;
        this.listener = listener;
    }

    void save(ProviderForm form) {
        save(form, true);
    }

    /// @param mayAsk whether the person may be asked to open keys
    private void save(ProviderForm form, boolean mayAsk) {
        if (form.isSaving()) {
            again.add(form);
            return;
        }
        var problems = form.problems();
        if (!problems.isEmpty()) {
            listener.invalid(form, problems);
            return;
        }
        if (form.isContested()) {
            listener.contested(form);
            return;
        }
        var stored = form.base();
        var expected = form.expected();
        var draft = form.send();
        var command = stored.isPresent()
                ? new Command.UpdateProvider(stored.get().id(), draft, expected)
                : new Command.CreateProvider(draft, workspace.model().snapshot().providers().isEmpty());
        workspace.commands()
                .send(
                        command,
                        outcome -> accept(form, outcome),
                        failure -> refuse(form, failure, mayAsk));
    }

    /// The first provider becomes active at once; a later one waits until it is chosen.
    private void accept(ProviderForm form, Outcome outcome) {
        long id = outcome.providerId().orElseThrow();
        var checked = form.check().unsaved();
        var carried = form.check().carried();
        workspace.model().providers().find(id).ifPresentOrElse(
                row -> {
                    form.accepted(Optional.of(row.get()));
                    form.check().saved(workspace, row.get(), checked, carried);
                },
                // Stored, and deleted by another program before it was seen.
                form::refused);
        listener.saved(form, id);
        workspace.remark(outcome);
        if (again.remove(form) && form.isDirty()) {
            save(form);
        }
    }

    private void refuse(ProviderForm form, Throwable failure, boolean mayAsk) {
        again.remove(form);
        form.refused();
        if (mayAsk) {
            workspace.keys().recover(failure, () -> save(form, false), other -> tell(form, other));
        } else {
            tell(form, failure);
        }
    }

    private void tell(ProviderForm form, Throwable failure) {
        switch (failure) {
            case ConflictException stale when stale.provider().isPresent() -> form.meet(stale.provider());
            case ValidationException invalid -> listener.invalid(form, invalid.problems());
            default -> workspace.fail(failure);
        }
    }
}
