package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.model.PastChange;
import dev.onehot.model.Problem;
import dev.onehot.model.Setting;
import dev.onehot.model.ValidationException;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Workspace;

/// What a person typed into settings and is not saved, one draft for each, whether its row is on the screen or not. FX thread only.
final class SettingDrafts {
    private final Workspace workspace;
    private final KeptSettings kept;
    private final Consumer<SettingDraft> homeless;
    private final Map<String, SettingDraft> drafts = new LinkedHashMap<>();
    private final Set<String> again = new HashSet<>();
    private final List<Consumer<String>> rows = new ArrayList<>();

    /// @param homeless gets what was typed into a setting that is there no more
    SettingDrafts(Workspace workspace, Consumer<SettingDraft> homeless) {
        this.workspace = workspace;
        this.homeless = homeless;
        this.kept = new KeptSettings(workspace, this::restore);
    }

    private void restore(SettingDraft draft) {
        if (drafts.putIfAbsent(draft.key(), draft) == null) {
            check(draft.key());
            if (workspace.model().snapshot().covers(draft.key())) {
                meet(draft.key(), stored(draft.key()));
            }
            tell(draft.key());
            findHomes();
        }
    }

    /// Rows came or went: another program may have removed a setting in which something is typed. Of one that is still to be read nobody knows.
    void findHomes() {
        for (var key : keys()) {
            if (workspace.model().snapshot().covers(key) && workspace.model().settings().find(key).isEmpty()) {
                var draft = drafts.remove(key);
                tell(key);
                homeless.accept(draft);
            }
        }
    }

    /// @param row told of a key whose draft is another one, or is gone
    void follow(Consumer<String> row) {
        rows.add(row);
    }

    Optional<SettingDraft> find(String key) {
        return Optional.ofNullable(drafts.get(key));
    }

    /// The keys of all drafts, in the order in which they were begun.
    List<String> keys() {
        return List.copyOf(drafts.keySet());
    }

    /// The setting as it is stored, with what was typed.
    EditedSetting edited(String key, Optional<Setting> stored) {
        return EditedSetting.of(key, stored, workspace.model(), workspace.surroundings().environment())
                .withTyped(find(key).map(SettingDraft::mine));
    }

    /// A person typed `text`, or chose it.
    void type(EditedSetting shown, String text) {
        var key = shown.key();
        var draft = drafts.get(key);
        if (draft == null) {
            if (text.equals(shown.value())) {
                return;
            }
            draft = new SettingDraft(key, shown.stored(), text);
            drafts.put(key, draft);
        } else if (!draft.isSaving() && text.equals(shown.value())) {
            drop(key);
            return;
        }
        draft.type(text, first(problems(key, written(key, text))));
        tell(key);
    }

    /// The stored value is shown to the person beside what they typed, if it is not what they began from.
    void meet(String key, Optional<Setting> stored) {
        var draft = drafts.get(key);
        // What is being saved may be what comes back.
        if (draft == null || draft.isSaving()) {
            return;
        }
        if (stored.map(Setting::value).equals(Optional.of(draft.mine()))) {
            drop(key);
        } else if (draft.startsFrom(stored)) {
            draft.startFrom(stored);
        } else {
            warn(draft, stored);
        }
    }

    /// Theirs is known to the person from now on: Enter keeps theirs from being lost unnoticed, Escape takes it.
    private void warn(SettingDraft draft, Optional<Setting> theirs) {
        draft.startFrom(theirs);
        var shown = edited(draft.key(), theirs);
        draft.warn(workspace.texts().get("settings.conflict", shown.isSecret() ? PastChange.MASKED : shown.value()));
    }

    /// Forgets what was typed.
    void drop(String key) {
        if (drafts.remove(key) != null) {
            again.remove(key);
            tell(key);
        }
    }

    /// Saves what was typed, if it is right.
    void commit(String key) {
        var draft = drafts.get(key);
        if (draft == null) {
            return;
        }
        if (draft.isSaving()) {
            again.add(key);
            return;
        }
        var wanted = written(key, draft.mine());
        var problems = problems(key, wanted);
        if (!problems.isEmpty()) {
            draft.say(first(problems));
            tell(key);
            return;
        }
        var expected = draft.expected();
        draft.send();
        tell(key);
        workspace.commands()
                .send(new Command.SetSetting(key, wanted, expected), done -> accept(draft, wanted), failure -> refuse(draft, failure));
    }

    /// Saves all that are right.
    void commitAll() {
        keys().forEach(this::commit);
    }

    private void accept(SettingDraft draft, String wanted) {
        var key = draft.key();
        boolean typedSince = draft.settle();
        if (!draft.equals(drafts.get(key))) {
            return;
        }
        if (!typedSince) {
            drop(key);
            return;
        }
        var stored = stored(key);
        if (stored.map(Setting::value).equals(Optional.of(wanted))) {
            draft.startFrom(stored);
        } else {
            warn(draft, stored);
        }
        tell(key);
        if (again.remove(key)) {
            commit(key);
        }
    }

    private void refuse(SettingDraft draft, Throwable failure) {
        draft.settle();
        again.remove(draft.key());
        switch (failure) {
            case ConflictException stale -> warn(draft, stale.setting());
            case ValidationException invalid -> draft.say(first(invalid.problems()));
            default -> workspace.fail(failure);
        }
        tell(draft.key());
    }

    private Optional<Setting> stored(String key) {
        return workspace.model().settings().find(key).flatMap(Shown::get);
    }

    private String written(String key, String typed) {
        return workspace.model().schemasProperty().get().map(it -> it.written(key, typed)).orElse(typed);
    }

    private List<Problem> problems(String key, String value) {
        var schemas = workspace.model().schemasProperty().get();
        return schemas.map(it -> it.problems(key, value)).orElseGet(() -> Setting.problems(key, value));
    }

    private String first(List<Problem> problems) {
        return problems.isEmpty() ? "" : workspace.texts().message(problems.getFirst().message());
    }

    /// Schemas came, or other ones: what is wrong with a draft may be another thing now.
    void check(String key) {
        find(key).filter(it -> !it.isWarned()).ifPresent(it -> it.say(first(problems(key, written(key, it.mine())))));
    }

    private void tell(String key) {
        workspace.edits().report("settings", drafts.size());
        kept.keep(List.copyOf(drafts.values()));
        rows.forEach(it -> it.accept(key));
    }
}
