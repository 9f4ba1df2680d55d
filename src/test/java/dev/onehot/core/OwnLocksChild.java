package dev.onehot.core;

import module java.base;

import dev.onehot.testing.Child;

/// Writes, is told to read its own database as something else, waits until another program has looked at it, and writes again.
final class OwnLocksChild {
    private OwnLocksChild() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var file = Path.of(arguments[0]);
        var manager = SettingsManager.open(file);
        manager.setSetting("A", "2");
        OwnLocksTest.Way.valueOf(arguments[1]).go(manager, file);
        Child.tell("named");
        Child.awaitGo();
        manager.setSetting("A", "3");
        manager.setSetting("B", "1");
        Child.tell("written");
        // Until it is killed.
        Thread.sleep(Long.MAX_VALUE);
    }
}
