package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import javafx.fxml.FXMLLoader;

/// Loads the FXML that belongs to a controller: `XController` and `X.fxml`, in the same package.
public final class Views {
    private Views() {}

    /// The scene graph of `controller`, which it is wired to. FX thread or, before it is shown, any other.
    public static Parent load(Object controller, ResourceBundle texts) {
        var type = controller.getClass();
        var name = type.getSimpleName().replaceFirst("Controller$", "");
        var location = Objects.requireNonNull(type.getResource(name + ".fxml"), name);
        var loader = new FXMLLoader(location, texts);
        loader.setControllerFactory(wanted -> {
            if (!wanted.isInstance(controller)) {
                throw new IllegalStateException(
                        String.format(Locale.ROOT, "%s.fxml wants %s", name, wanted.getName()));
            }
            return controller;
        });
        try {
            Parent loaded = loader.load();
            ready(loaded);
            return loaded;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// As [#load], in a place that has none yet.
    public static void loadOnce(Pane slot, Object controller, ResourceBundle texts) {
        if (slot.getChildren().isEmpty()) {
            slot.getChildren().add(load(controller, texts));
        }
    }

    /// What is done to each view, for one that is made in code.
    public static void ready(Parent view) {
        Mnemonics.none(view);
        HiddenAtFirst.keepOut(view);
    }
}
