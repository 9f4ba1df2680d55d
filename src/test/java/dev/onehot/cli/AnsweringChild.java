package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.testing.Child;
import dev.onehot.testing.LightPlaces;

/// A process that has a database and its vault open, as a window has, and answers what commands ask.
final class AnsweringChild {
    private AnsweringChild() {}

    /// Arguments: the socket, the file.
    public static void main(String[] arguments) throws Exception {
        var manager = SettingsManager.withoutSettings(
                Path.of(arguments[1]), LightPlaces.ofThisComputer(System.getenv()), Clock.systemUTC(), () -> {});
        manager.keys().open().get(20, TimeUnit.SECONDS);
        var answers = new Answers(() -> Optional.of(manager));
        var _ = MeetingSocket.open(Path.of(arguments[0]), answers::answer, () -> System.getLogger("child"));
        Child.tell("open");
        // Until the parent ends it, in whatever way.
        Thread.currentThread().join();
    }
}
