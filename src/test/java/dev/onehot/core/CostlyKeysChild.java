package dev.onehot.core;

import module java.base;

import dev.onehot.core.files.DocumentException;
import dev.onehot.core.files.ImportMode;
import dev.onehot.model.Origin;
import dev.onehot.testing.Child;

/// A process with little memory that is handed a vault and an export that ask for much of it, and says what came of each.
final class CostlyKeysChild {
    private CostlyKeysChild() {}

    /// @param arguments a database whose vault asks for too much, and the text of an export that does
    public static void main(String[] arguments) {
        try (var manager = SettingsManager.open(Path.of(arguments[0]))) {
            Child.tell(attempt(() -> {
                var state = manager.keys().unlock("long enough".toCharArray()).join();
                return state.kind() + " " + state.what().code() + " " + state.advice().code();
            }));
            Child.tell(attempt(() -> {
                manager.carryOut(manager.transfer().plan(arguments[1], ImportMode.MERGE, Optional.of("long enough".toCharArray())), Origin.CLI);
                return "imported";
            }));
            manager.setSetting("afterwards", "1");
            Child.tell(manager.getSetting("afterwards", ""));
        }
    }

    /// A process in want of memory may fail with anything.
    private static String attempt(java.util.function.Supplier<String> body) {
        try {
            return body.get();
        } catch (DocumentException refused) {
            return refused.kind() + " " + refused.what().code() + " " + refused.advice().code();
        } catch (Throwable other) {
            return String.valueOf(other);
        }
    }
}
