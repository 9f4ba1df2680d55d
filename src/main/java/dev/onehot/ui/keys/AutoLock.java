package dev.onehot.ui.keys;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.Setting;
import dev.onehot.ui.UiModel;
import java.time.Duration;

/// Locks the keys when nobody has touched the window for as many minutes as `ONEHOT_AUTO_LOCK` says.
public final class AutoLock {
    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,4}");

    private AutoLock() {}

    /// From now on, for as long as the scene is there. FX thread only.
    ///
    /// @param touched called whenever somebody is at work
    /// @param lockAfter told now and later after how long without that to lock; zero for never
    public static void follow(Scene scene, UiModel model, Runnable touched, Consumer<Duration> lockAfter) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> touched.run());
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> touched.run());
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, event -> touched.run());
        model.settings().find(OwnSettings.AUTO_LOCK).orElseThrow().valueProperty().subscribe(setting -> lockAfter.accept(Duration.ofMinutes(setting
                .map(Setting::value)
                .filter(it -> MINUTES.matcher(it).matches())
                .map(Long::parseLong)
                .orElse(0L))));
    }
}
