package dev.onehot.app;

import module java.base;

import dev.onehot.cli.Answers;
import dev.onehot.testing.Child;

/// A process that wants to be the only one for a database, and says what came of it.
final class OnlyWindowChild {
    private OnlyWindowChild() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Child.tell("ready");
        Child.awaitGo();
        var only = OnlyWindow.claimOrTell(Path.of(arguments[0]), Path.of(arguments[1]), Wish.SHOW);
        if (only.isEmpty()) {
            Child.tell("told");
            return;
        }
        only.get().listen(wish -> Child.tell("heard " + wish), new Answers(Optional::empty));
        Child.tell("first");
        // Until the parent ends it, in whatever way.
        Thread.currentThread().join();
    }
}
