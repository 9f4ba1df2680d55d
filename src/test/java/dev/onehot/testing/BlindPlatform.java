package dev.onehot.testing;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.PlatformFactory;
import com.sun.glass.ui.View;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.HeadlessView;

/// JavaFX's Headless platform without its screen. Nobody looks at that, and every frame is drawn and copied there pixel by pixel while the FX thread
/// waits, which is half of the time of a test of the window. Snapshots are drawn apart from it.
public final class BlindPlatform extends HeadlessPlatformFactory {
    /// Has an effect before JavaFX starts.
    public static void install() {
        try {
            var instance = PlatformFactory.class.getDeclaredField("instance");
            instance.setAccessible(true);
            if (instance.get(null) == null) {
                instance.set(null, new BlindPlatform());
            }
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError(changed);
        }
    }

    @Override
    public Application createApplication() {
        return new HeadlessApplication() {
            @Override
            public View createView() {
                return new HeadlessView() {
                    /// Asked only by what draws frames.
                    @Override
                    public boolean isClosed() {
                        return true;
                    }
                };
            }
        };
    }
}
