package dev.onehot.ui.settings;

import dev.onehot.core.Draft;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.Redaction;
import dev.onehot.model.Setting;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Carries what is typed into settings over an end of the program; secret values only encrypted. FX thread only.
final class KeptSettings {
    private static final String PART = "settings";
    private static final String TYPED = "typed";
    private static final String BEGAN = "began";

    private final Workspace workspace;
    private final Consumer<SettingDraft> restored;

    /// Of the last run, and not taken up yet: what their settings are is not known, or keys are locked.
    private List<Draft> left = List.of();

    private List<SettingDraft> now = List.of();
    private boolean read;

    /// @param restored gets each draft that the last run left
    KeptSettings(Workspace workspace, Consumer<SettingDraft> restored) {
        this.workspace = workspace;
        this.restored = restored;
        workspace.commands().aside(manager -> workspace.drafts().read(PART), drafts -> {
            left = drafts;
            read = true;
            restore();
        }, workspace::fail);
        workspace.model().schemasProperty().subscribe((before, known) -> restore());
        workspace.keys().stateProperty().subscribe((before, state) -> restore());
    }

    private void restore() {
        if (!read || workspace.model().schemasProperty().get().isEmpty()) {
            return;
        }
        var waiting = new ArrayList<Draft>();
        var found = new ArrayList<SettingDraft>();
        for (var draft : left) {
            var sealed = draft.sealed().get(TYPED);
            var text = Optional.ofNullable(draft.texts().get(TYPED))
                    .or(() -> Optional.ofNullable(sealed).flatMap(it -> workspace.drafts().open(TYPED, it)));
            if (text.isPresent()) {
                found.add(new SettingDraft(key(draft), began(draft), text.get()));
            } else if (sealed == null || sealed.isEmpty() || workspace.keys().state().kind() == Kind.OPEN) {
                workspace.notices().fail(workspace.texts().get("settings.typeAgain", key(draft)));
            } else {
                waiting.add(draft);
            }
        }
        left = waiting;
        found.forEach(restored);
        keep(now);
    }

    private static String key(Draft draft) {
        return draft.of().substring(PART.length() + 1);
    }

    /// What is stored now, unless it is another value than the person began from: then that, so that they are told.
    private Optional<Setting> began(Draft draft) {
        var stored = workspace.model().settings().find(key(draft)).flatMap(Shown::get);
        var began = Optional.ofNullable(draft.texts().get(BEGAN));
        return stored.map(Setting::value).equals(began) || draft.texts().get(TYPED) == null
                ? stored
                : began.map(it -> Setting.of(key(draft), it, "", -1));
    }

    /// Keeps these, and what was not taken up yet.
    void keep(List<SettingDraft> drafts) {
        now = drafts;
        if (!read) {
            return;
        }
        var all = new ArrayList<>(left);
        drafts.forEach(it -> all.add(draft(it)));
        workspace.drafts().keep(PART, all);
    }

    private Draft draft(SettingDraft typed) {
        var of = PART + "/" + typed.key();
        boolean secret = EditedSetting.of(typed.key(), Optional.empty(), workspace.model(), Map.of()).isSecret()
                || hasKey(typed.mine()) || typed.began().filter(KeptSettings::hasKey).isPresent();
        if (secret) {
            return new Draft(of, Map.of(), Map.of(TYPED, typed.mine()), Map.of());
        }
        var texts = new LinkedHashMap<String, String>();
        texts.put(TYPED, typed.mine());
        typed.began().ifPresent(it -> texts.put(BEGAN, it));
        return new Draft(of, texts, Map.of(), Map.of());
    }

    private static boolean hasKey(String text) {
        return !Redaction.of(text, List.of()).equals(text);
    }
}
