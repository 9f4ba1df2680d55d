package dev.onehot.ui.providers;

import dev.onehot.model.MaskedKey;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.ui.Edits;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Texts;
import dev.onehot.ui.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// The forms of this window: one of each provider that was looked at, and those of providers that are being made, which are rows of the list as
/// soon as something is in them. FX thread only.
final class ProviderForms {
    private final Texts texts;
    private final Edits edits;
    private final Runnable told;
    private final ProviderRows rows;
    private final Map<Long, ProviderForm> stored = new HashMap<>();
    private final Map<Shown<Long, Provider>, ProviderForm> drafts = new LinkedHashMap<>();
    /// What was typed in providers that this window deleted, for when they come back.
    private final Map<Long, ProviderForm> shelved = new HashMap<>();
    private final Set<Long> deletedHere = new HashSet<>();
    private Set<Long> deletedLast = Set.of();
    private final List<Shown<Long, Provider>> returned = new ArrayList<>();
    private long lastDraft;

    /// @param told told when a form begins to differ from what is stored, or does so no longer
    ProviderForms(Workspace workspace, Runnable told) {
        this.texts = workspace.texts();
        this.edits = workspace.edits();
        this.told = told;
        this.rows = new ProviderRows(workspace.model().providers().rows());
    }

    private void changed() {
        told.run();
        edits.report("providers", edited());
    }

    ProviderRows rows() {
        return rows;
    }

    /// Whether a row is one that is being made.
    static boolean isDraft(long id) {
        return id < 0;
    }

    /// The form of a row.
    ProviderForm of(Shown<Long, Provider> row) {
        var draft = drafts.get(row);
        return draft != null ? draft : stored.computeIfAbsent(row.key(), id -> open(row));
    }

    private ProviderForm open(Shown<Long, Provider> row) {
        var form = new ProviderForm(row.get());
        form.dirtyProperty().subscribe(dirty -> changed());
        follow(form, row);
        return form;
    }

    /// A provider is there, perhaps again.
    void come(Shown<Long, Provider> row) {
        if (deletedLast.contains(row.key())) {
            returned.add(row);
        }
        var before = shelved.remove(row.key());
        if (before != null) {
            stored.put(row.key(), before);
            before.meet(row.get());
            follow(before, row);
            changed();
        }
    }

    private static void follow(ProviderForm form, Shown<Long, Provider> row) {
        row.valueProperty().subscribe((before, now) -> form.meet(now));
    }

    /// Makes a row of a provider that is being made; the one that it has if it has one.
    Shown<Long, Provider> list(ProviderForm form) {
        return rowOf(form).orElseGet(() -> {
            long id = --lastDraft;
            var row = Shown.following(id, preview(id, form));
            drafts.put(row, form);
            form.dirtyProperty().subscribe(dirty -> changed());
            rows.addDraft(row);
            changed();
            return row;
        });
    }

    /// Held by the form's texts, unlike a binding, which nobody would hold.
    private ObservableValue<Provider> preview(long id, ProviderForm form) {
        var shown = new SimpleObjectProperty<>(preview(id, named(form.draft())));
        form.texts().forEach(it -> it.subscribe(text -> shown.set(preview(id, named(form.draft())))));
        return shown;
    }

    private ProviderDraft named(ProviderDraft draft) {
        return draft.name().isEmpty() ? draft.withName(texts.get("editor.new")) : draft;
    }

    private static Provider preview(long id, ProviderDraft draft) {
        return new Provider(
                id, draft.name(), draft.kind(), draft.baseUrl(), draft.model(), draft.notes(), draft.options(), MaskedKey.NONE, "",
                List.of(), false, new Provider.Place(0, false), Optional.empty(), "", "", 0);
    }

    Optional<Shown<Long, Provider>> rowOf(ProviderForm form) {
        return drafts.entrySet().stream().filter(it -> it.getValue().equals(form)).map(Map.Entry::getKey).findFirst();
    }

    /// A provider that was being made is none any more: stored, or given up.
    void unlist(ProviderForm form) {
        rowOf(form).ifPresent(row -> {
            drafts.remove(row);
            rows.removeDraft(row);
            changed();
        });
    }

    /// What was typed is stored as that row; what was typed since goes on in the same form.
    void stored(ProviderForm form, Shown<Long, Provider> row) {
        if (!form.equals(stored.put(row.key(), form))) {
            follow(form, row);
        }
    }

    /// This window deletes providers: what was typed in them comes back with them, and is no provider of its own.
    void deleting(Collection<Provider> providers) {
        deletedLast = providers.stream().map(Provider::id).collect(Collectors.toSet());
        deletedHere.addAll(deletedLast);
    }

    /// What this window deleted last and was brought back since this was asked before.
    List<Shown<Long, Provider>> takeReturned() {
        var rows = List.copyOf(returned);
        returned.clear();
        return rows;
    }

    /// They are still there.
    void notDeleted(Collection<Provider> providers) {
        providers.forEach(it -> deletedHere.remove(it.id()));
    }

    /// A provider is gone.
    ///
    /// @return what was typed in it, if another program deleted it: a provider to be made now
    Optional<ProviderForm> gone(long id) {
        var form = Optional.ofNullable(stored.remove(id)).filter(it -> it.dirtyProperty().get());
        boolean here = deletedHere.remove(id);
        if (here) {
            form.ifPresent(it -> shelved.put(id, it));
            return Optional.empty();
        }
        form.ifPresent(ProviderForm::detach);
        return form;
    }

    boolean isEdited(long id) {
        return isDraft(id) || Optional.ofNullable(stored.get(id)).filter(it -> it.dirtyProperty().get()).isPresent();
    }

    /// How many forms hold something that is not stored.
    private int edited() {
        return drafts.size() + (int) stored.values().stream().filter(it -> it.dirtyProperty().get()).count();
    }
}
