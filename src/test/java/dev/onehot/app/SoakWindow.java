package dev.onehot.app;

import module java.base;
import module javafx.controls;

import dev.onehot.soak.Figures;
import dev.onehot.testing.Child;

/// A process of a soak with the real window, and nobody before it. It answers each line of orders with one of its own.
public final class SoakWindow {
    private SoakWindow() {}

    /// Arguments: the folder for everything, the file.
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = arguments[0];
        var environment = Map.of("XDG_STATE_HOME", folder + "/state", "XDG_RUNTIME_DIR", folder + "/run", "HOME", folder, "ONEHOT_KEYCHAIN", "none");
        System.exit(Main.run(new String[] {"--db", arguments[1]}, environment, System.err, Ordered.class));
    }

    /// The window, and who asks it.
    public static final class Ordered extends OnehotApplication {
        @Override
        public void start(Stage primary) {
            super.start(primary);
            Thread.ofPlatform().daemon().start(() -> follow(primary));
        }

        private static void follow(Stage primary) {
            dev.onehot.testing.Await.until("the list is there", () -> onWindow(() -> primary.getScene() != null && primary.getScene().lookup("#providerList") != null));
            Child.tell("ready");
            var orders = new Scanner(System.in, StandardCharsets.UTF_8);
            while (orders.hasNextLine()) {
                Child.tell(switch (orders.nextLine()) {
                    case "figures" -> Figures.now().line();
                    case "shows" -> onWindow(() -> shows(primary.getScene()));
                    // A gesture of a person's that writes.
                    default -> onWindow(() -> {
                        ((Button) primary.getScene().lookup("#appearanceButton")).fire();
                        return "pressed";
                    });
                });
            }
        }

        /// Who is active, and who is in the list.
        private static String shows(Scene scene) {
            var active = read(((Labeled) scene.lookup("#activeNameLabel")).getText());
            var names = scene.lookup("#providerList").lookupAll("#rowNameLabel").stream()
                    .filter(it -> isShown(it))
                    .map(it -> read(((Labeled) it).getText()))
                    .sorted()
                    .toList();
            return active + " " + names;
        }

        /// Without the signs that nobody sees.
        private static String read(String text) {
            return text.replaceAll("\\p{Cf}", "");
        }

        /// A list keeps cells that it has no use for.
        private static boolean isShown(Node node) {
            for (Node each = node; each != null; each = each.getParent()) {
                if (!each.isVisible()) {
                    return false;
                }
            }
            return true;
        }

        private static <T> T onWindow(Callable<T> body) {
            var answer = new CompletableFuture<T>();
            Platform.runLater(() -> {
                try {
                    answer.complete(body.call());
                } catch (Exception failure) {
                    answer.completeExceptionally(failure);
                }
            });
            try {
                return answer.get(60, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
