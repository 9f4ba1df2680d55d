package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.OwnSettings;
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
    private final Set<String> chosen = new HashSet<>();
    private final List<Consumer<String>> rows = new ArrayList<>();

    /// @param homeless gets what was typed into a setting that is there no more
    SettingDrafts(Workspace workspace, Consumer<SettingDraft> homeless) {
        this.workspace = workspace;
        this.homeless = homeless;
        this.kept = new KeptSettings(workspace, this::restore);
        workspace.model().shortcut().hear(now -> rows.forEach(it -> it.accept(OwnSettings.SHORTCUT)));
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
        if (text.equals(shown.value()) && !drafts.containsKey(key)) {
            return;
        }
        var draft = drafts.computeIfAbsent(key, it -> new SettingDraft(it, shown.stored(), workspace.model(), text));
        draft.type(text);
        check(key);
        settle(draft);
    }

    /// The stored value is shown to the person beside what they typed.
    void meet(String key, Optional<Setting> stored) {
        find(key).ifPresent(draft -> {
            draft.meet(stored);
            dropIfDone(draft);
        });
    }

    /// What is to be said of what is typed, or else of what is stored. Of theirs the person knows then: Enter overwrites it, and Escape takes it.
    String problem(EditedSetting shown) {
        return find(shown.key())
                .map(it -> it.isContested() ? conflict(it) : it.problem())
                .orElseGet(() -> first(shown.problems()));
    }

    /// Forgets what was typed.
    void drop(String key) {
        if (drafts.remove(key) != null) {
            again.remove(key);
            tell(key);
        }
    }

    /// Saves what was chosen by mouse, and offers to take it back: nobody looks for the key for that then.
    void choose(String key) {
        if (drafts.containsKey(key)) {
            chosen.add(key);
            commit(key);
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
        draft.keepMine();
        check(key);
        if (!draft.problem().isEmpty()) {
            tell(key);
            return;
        }
        draft.send(wanted);
        tell(key);
        workspace.commands()
                .send(new Command.SetSetting(key, wanted, draft.expected()), done -> accept(draft, done), failure -> refuse(draft, failure));
    }

    /// Saves all that are right.
    void commitAll() {
        keys().forEach(this::commit);
    }

    private void accept(SettingDraft draft, Outcome outcome) {
        var key = draft.key();
        if (chosen.remove(key)) {
            var texts = workspace.texts();
            workspace.offerUndo(texts.get("notice.settingChanged", texts.settingTitle(key, workspace.model().known(key))), outcome);
        }
        if (!draft.equals(drafts.get(key))) {
            return;
        }
        draft.accepted(stored(key));
        settle(draft);
        if (again.remove(key)) {
            commit(key);
        }
    }

    private void refuse(SettingDraft draft, Throwable failure) {
        again.remove(draft.key());
        chosen.remove(draft.key());
        draft.refused();
        switch (failure) {
            case ConflictException stale -> {
                draft.meet(stale.setting());
                draft.say(conflict(draft));
            }
            case ValidationException invalid -> draft.say(first(invalid.problems()));
            default -> workspace.fail(failure);
        }
        settle(draft);
    }

    private String conflict(SettingDraft draft) {
        var theirs = edited(draft.key(), draft.base());
        return workspace.texts().get("settings.conflict", theirs.isSecret() ? PastChange.MASKED : theirs.value());
    }

    /// Tells of a draft that is another one now, or nothing any more.
    private void settle(SettingDraft draft) {
        dropIfDone(draft);
        tell(draft.key());
    }

    private void dropIfDone(SettingDraft draft) {
        if (!draft.isSaving() && !draft.isDirty() && draft.equals(drafts.get(draft.key()))) {
            drop(draft.key());
        }
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
        find(key).ifPresent(it -> it.say(first(problems(key, written(key, it.mine())))));
    }

    private void tell(String key) {
        workspace.edits().report("settings", drafts.size());
        kept.keep(List.copyOf(drafts.values()));
        rows.forEach(it -> it.accept(key));
    }
}
