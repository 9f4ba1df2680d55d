package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.desktop.SystemStyle;

/// How the system wants programs to look: as its portal says, and where that says nothing, as JavaFX has found.
public final class SystemLook {
    private static volatile SystemStyle heard = SystemStyle.UNKNOWN;
    private static volatile boolean begun;
    private static final ReadOnlyObjectWrapper<SystemStyle> SHOWN = new ReadOnlyObjectWrapper<>(SystemStyle.UNKNOWN);

    private SystemLook() {}

    /// What the portal says from now on. Any thread, also before the toolkit has started.
    public static void hear(SystemStyle style) {
        heard = style;
        if (begun) {
            FxThread.run(() -> SHOWN.set(heard));
        }
    }

    /// Whether the portal has said that programs are to be dark, by now. Any thread.
    public static boolean isHeardDark() {
        return heard.dark().orElse(false);
    }

    /// From now on what is heard is shown. FX thread.
    static void begin() {
        begun = true;
        SHOWN.set(heard);
    }

    /// FX thread.
    static ReadOnlyObjectProperty<SystemStyle> style() {
        return SHOWN.getReadOnlyProperty();
    }

    /// FX thread.
    static ColorScheme scheme() {
        return SHOWN.get().dark().map(dark -> dark ? ColorScheme.DARK : ColorScheme.LIGHT).orElseGet(Platform.getPreferences()::getColorScheme);
    }

    /// Has `body` run whenever [#style] or [#scheme] changes. FX thread.
    static Subscription subscribe(Runnable body) {
        return Subscription.combine(SHOWN.subscribe((before, now) -> body.run()), Platform.getPreferences().colorSchemeProperty().subscribe((before, now) -> body.run()));
    }
}
