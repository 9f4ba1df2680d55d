package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Visible;
import dev.onehot.ui.Workspace;

/// What can be done with the setting of one row besides editing it. FX thread only.
final class SettingMenu extends ContextMenu {
    private static final int MOST = 60;

    private final MenuItem copyValue = new MenuItem();
    private final MenuItem reset = new MenuItem();
    private final Workspace workspace;
    private String key = "";
    private String value = "";

    /// @param doReset resets the setting of the row
    /// @param showInJson shows the setting of a key in the JSON view
    SettingMenu(Workspace workspace, Runnable doReset, Consumer<String> showInJson) {
        this.workspace = workspace;
        var texts = workspace.texts();
        var copyKey = new MenuItem(texts.get("settings.copyKey"));
        copyKey.setId("copySettingKeyItem");
        copyKey.setOnAction(event -> copy(key));
        copyValue.setText(texts.get("settings.copyValue"));
        copyValue.setId("copySettingValueItem");
        copyValue.setOnAction(event -> copy(value));
        reset.setId("resetSettingItem");
        reset.setOnAction(event -> doReset.run());
        var inJson = new MenuItem(texts.get("settings.showInJson"));
        inJson.setId("showSettingInJsonItem");
        inJson.setOnAction(event -> showInJson.accept(key));
        getItems().setAll(copyKey, copyValue, reset, new SeparatorMenuItem(), inJson);
    }

    /// The next time it opens it is for this setting.
    void turnTo(EditedSetting setting) {
        key = setting.key();
        value = setting.value();
        // What is shown masked is not handed out either, and of a large value there is nothing to hand out.
        copyValue.setDisable(setting.isSecret() || setting.largeBytes() > 0);
        reset.setText(new SettingWords(setting, workspace.texts()).reset());
        reset.setMnemonicParsing(false);
        reset.setDisable(setting.stored().isEmpty());
    }

    private void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        workspace.notices().say(workspace.texts().get("settings.copied", Visible.line(text.length() > MOST ? text.substring(0, MOST) + "…" : text)));
    }
}
