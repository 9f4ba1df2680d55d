package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.core.files.KeptDraft;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Workspace;

/// The forms of this window: one of each provider that was looked at, and those of providers that are being made, which are rows of the list as
/// soon as something is in them. FX thread only.
final class ProviderForms {
    private final Workspace workspace;
    private final KeptForms kept;
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
        this.workspace = workspace;
        this.told = told;
        this.rows = new ProviderRows(workspace.model().providers().rows());
        this.kept = new KeptForms(workspace, this::restore);
    }

    private void changed() {
        told.run();
        workspace.edits().report("providers", edited());
        keep();
    }

    private void watch(ProviderForm form) {
        form.dirtyProperty().subscribe(dirty -> changed());
        form.texts().forEach(it -> it.subscribe((before, now) -> keep()));
        form.key().remove().subscribe((before, now) -> keep());
        form.key().lost().subscribe((before, now) -> told.run());
    }

    /// Keeps what was typed for the next start.
    private void keep() {
        var all = new LinkedHashMap<String, ProviderForm>();
        drafts.forEach((row, form) -> all.put("new/" + -row.key(), form));
        stored.forEach((id, form) -> {
            if (form.isDirty()) {
                all.put(String.valueOf(id), form);
            }
        });
        kept.keep(all);
    }

    /// Takes up again what was typed and not saved when the program ended. Where a provider is not there any more, it is to be made anew.
    private void restore(KeptDraft draft) {
        var id = Optional.of(kept.whose(draft)).filter(it -> it.matches("\\d{1,18}")).map(Long::valueOf);
        var row = id.flatMap(workspace.model().providers()::find);
        var form = row.map(this::of).orElseGet(ProviderForm::new);
        kept.restore(draft, form);
        if (row.isEmpty()) {
            id.ifPresentOrElse(it -> keep(form), () -> list(form));
        }
        changed();
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
        watch(form);
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
            before.meet(Optional.of(row.get()));
            follow(before, row);
            changed();
        }
    }

    private static void follow(ProviderForm form, Shown<Long, Provider> row) {
        row.valueProperty().subscribe((before, now) -> form.meet(Optional.of(now)));
    }

    /// Makes a row of a provider that is being made; the one that it has if it has one.
    Shown<Long, Provider> list(ProviderForm form) {
        return rowOf(form).orElseGet(() -> {
            long id = --lastDraft;
            var row = Shown.following(id, preview(id, form));
            drafts.put(row, form);
            watch(form);
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
        return draft.name().isEmpty() ? draft.withName(workspace.texts().get("editor.new")) : draft;
    }

    private static Provider preview(long id, ProviderDraft draft) {
        return new Provider(
                id, draft.name(), draft.kind(), draft.baseUrl(), draft.model(), draft.notes(), draft.options(), MaskedKey.NONE, "",
                List.of(), false, new Provider.Place(0, false), Optional.empty(), "", "", 0);
    }

    /// Makes a row of what was typed in a provider that another program deleted, and tells of that.
    Shown<Long, Provider> keep(ProviderForm form) {
        workspace.notices().fail(workspace.texts().get("editor.deletedElsewhere", form.name().get()));
        return list(form);
    }

    /// What is empty and was left is no provider that somebody is making.
    void forgetEmpty(Shown<Long, Provider> draft) {
        Optional.ofNullable(drafts.get(draft)).filter(it -> !it.isDirty()).ifPresent(this::unlist);
    }

    Optional<Shown<Long, Provider>> rowOf(ProviderForm form) {
        return drafts.entrySet().stream().filter(it -> it.getValue().equals(form)).map(Map.Entry::getKey).findFirst();
    }

    /// A provider that was being made is none any more: stored, or given up.
    void unlist(ProviderForm form) {
        rowOf(form).ifPresent(row -> {
            drafts.remove(row);
            kept.forget(form);
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
        var form = Optional.ofNullable(stored.remove(id)).filter(it -> it.isDirty());
        boolean here = deletedHere.remove(id);
        if (here) {
            form.ifPresent(it -> shelved.put(id, it));
            return Optional.empty();
        }
        form.ifPresent(ProviderForm::detach);
        return form;
    }

    /// The key of what is to be said in a row of edits that are not saved; empty for none.
    String mark(long id) {
        var draft = drafts.entrySet().stream().filter(it -> it.getKey().key() == id).map(Map.Entry::getValue).findFirst();
        var form = draft.or(() -> Optional.ofNullable(stored.get(id)).filter(it -> it.isDirty() || it.key().lost().get()));
        if (form.filter(it -> it.key().lost().get()).isPresent()) {
            return "providers.typeKeyAgain";
        }
        return draft.isPresent() ? "providers.draft" : form.isPresent() ? "providers.edited" : "";
    }

    /// How many forms hold something that is not stored.
    private int edited() {
        return drafts.size() + (int) stored.values().stream().filter(it -> it.isDirty()).count();
    }
}
