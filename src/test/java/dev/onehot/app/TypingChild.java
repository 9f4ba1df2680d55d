package dev.onehot.app;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Child;
import javafx.scene.control.Label;

/// A process with the real window in which somebody begins a provider, when told to go; or looks what is in the list, when that is there already.
public final class TypingChild {
    private TypingChild() {}

    /// Arguments: the folder for everything, the file, what is typed; empty to look.
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = arguments[0];
        Typing.text = arguments.length > 2 ? arguments[2] : "";
        var environment = Map.of("XDG_STATE_HOME", folder + "/state", "XDG_RUNTIME_DIR", folder + "/run");
        System.exit(Main.run(new String[] {"--db", arguments[1]}, environment, System.err, Typing.class));
    }

    /// Whoever waits for a word hears that none will come.
    private static void end(Thread thread, Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(3);
    }

    /// Not the main class itself: Java looks at those, and refuses an application on the class path.
    public static final class Typing extends OnehotApplication {
        private static volatile String text = "";

        @Override
        public void start(Stage primary) {
            super.start(primary);
            Thread.ofPlatform().daemon().uncaughtExceptionHandler(TypingChild::end).start(() -> {
                if (text.isEmpty()) {
                    until(() -> primary.getScene() != null && primary.getScene().lookup("#rowNameLabel") instanceof Label row && !row.getText().isEmpty());
                    Child.tell(ask(() -> ((Label) primary.getScene().lookup("#rowNameLabel")).getText()));
                } else {
                    until(() -> primary.getScene() != null && primary.getScene().lookup("#addProviderButton") != null);
                    until(() -> {
                        if (primary.getScene().lookup("#addProviderButton") instanceof Button add) {
                            add.fire();
                        }
                        return primary.getScene().lookup("#nameField") != null;
                    });
                    ask(() -> {
                        ((TextField) primary.getScene().lookup("#nameField")).setText(text);
                        return true;
                    });
                    Child.tell("typed");
                }
            });
        }

        /// The test that started this process limits how long.
        private static void until(Supplier<Boolean> condition) {
            while (!ask(condition)) {
                Thread.onSpinWait();
            }
        }

        private static <T> T ask(Supplier<T> question) {
            var answer = new CompletableFuture<T>();
            Platform.runLater(() -> {
                try {
                    answer.complete(question.get());
                } catch (RuntimeException | Error failure) {
                    answer.completeExceptionally(failure);
                }
            });
            return answer.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
        }
    }
}
