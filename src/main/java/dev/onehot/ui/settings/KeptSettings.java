package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.core.files.KeptDraft;
import dev.onehot.model.Setting;
import dev.onehot.ui.KeptTexts;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Workspace;
import org.jspecify.annotations.Nullable;

/// Carries what is typed into settings over an end of the program; secret values only encrypted. FX thread only.
final class KeptSettings {
    private static final String TYPED = "typed";
    private static final String BEGAN = "began";

    private final Workspace workspace;
    private final Consumer<SettingDraft> restored;

    /// Null until it is known what settings are: which are secret, and which are there.
    private @Nullable KeptTexts kept;

    private List<SettingDraft> now = List.of();

    /// @param restored gets each draft that the last run left
    KeptSettings(Workspace workspace, Consumer<SettingDraft> restored) {
        this.workspace = workspace;
        this.restored = restored;
        workspace.model().schemasProperty().subscribe(known -> {
            if (known.isPresent() && kept == null) {
                kept = new KeptTexts(workspace, "settings", this::restore, this::tellLost);
                keep(now);
            }
        });
    }

    private void restore(KeptDraft draft) {
        var key = draft.of().substring(draft.of().indexOf('/') + 1);
        Optional.ofNullable(draft.texts().get(TYPED))
                .ifPresent(it -> restored.accept(new SettingDraft(key, began(key, draft), workspace.model(), it)));
    }

    private void tellLost(String key) {
        workspace.notices().fail(workspace.texts().get("settings.typeAgain", key));
    }

    /// What is stored now, unless it is another value than the person began from: then that, so that they are told.
    private Optional<Setting> began(String key, KeptDraft draft) {
        var stored = workspace.model().settings().find(key).flatMap(Shown::get);
        var began = Optional.ofNullable(draft.texts().get(BEGAN));
        return stored.map(Setting::value).equals(began) || draft.secrets().containsKey(TYPED)
                ? stored
                : began.map(it -> Setting.of(key, it, "", -1));
    }

    /// Keeps these, and what was not taken up yet.
    void keep(List<SettingDraft> drafts) {
        now = drafts;
        var keeper = kept;
        if (keeper != null) {
            keeper.keep(drafts.stream().map(it -> draft(it, keeper)).toList());
        }
    }

    /// Of a secret not even the value that it was before.
    private KeptDraft draft(SettingDraft typed, KeptTexts keeper) {
        var began = typed.base().map(Setting::value);
        boolean secret = EditedSetting.isSecret(typed.key(), workspace.model().known(typed.key()))
                || KeptTexts.hasKey(typed.mine()) || began.filter(KeptTexts::hasKey).isPresent();
        var texts = new LinkedHashMap<String, String>();
        texts.put(TYPED, typed.mine());
        began.filter(it -> !secret).ifPresent(it -> texts.put(BEGAN, it));
        return keeper.draft(typed.key(), texts, secret ? Set.of(TYPED) : Set.of());
    }
}
