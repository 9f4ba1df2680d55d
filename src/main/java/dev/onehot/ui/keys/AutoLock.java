package dev.onehot.ui.keys;

import dev.onehot.core.OwnSettings;
import dev.onehot.model.Setting;
import dev.onehot.ui.KeyAccess;
import dev.onehot.ui.UiModel;
import java.time.Duration;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Locks the keys when nobody has touched the window for as many minutes as `ONEHOT_AUTO_LOCK` says.
public final class AutoLock {
    /// The setting that says after how many minutes; 0 for never.
    public static final String SETTING = OwnSettings.AUTO_LOCK;

    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,4}");

    private AutoLock() {}

    /// From now on, for as long as the scene is there. FX thread only.
    public static void follow(Scene scene, UiModel model, KeyAccess keys) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys.touch());
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> keys.touch());
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, event -> keys.touch());
        model.settings().find(SETTING).orElseThrow().valueProperty().subscribe(setting -> keys.lockAfter(Duration.ofMinutes(setting
                .map(Setting::value)
                .filter(it -> MINUTES.matcher(it).matches())
                .map(Long::parseLong)
                .orElse(0L))));
    }
}
