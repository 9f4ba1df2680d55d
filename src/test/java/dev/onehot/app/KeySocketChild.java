package dev.onehot.app;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.testing.Child;
import dev.onehot.testing.LightPlaces;

/// A process that has a database and its vault open, as a window has, and answers who asks for keys.
final class KeySocketChild {
    private KeySocketChild() {}

    /// Arguments: the meeting folder, the file.
    public static void main(String[] arguments) throws Exception {
        var manager = SettingsManager.withoutSettings(
                Path.of(arguments[1]), LightPlaces.ofThisComputer(System.getenv()), Clock.systemUTC(), () -> {});
        manager.keys().open().get(20, TimeUnit.SECONDS);
        var only = OnlyWindow.claimOrTell(Path.of(arguments[0]), Path.of(arguments[1]), Wish.SHOW).orElseThrow();
        only.listen(wish -> {}, new KeySocket(() -> Optional.of(manager)));
        Child.tell("open");
        // Until the parent ends it, in whatever way.
        Thread.currentThread().join();
    }
}
