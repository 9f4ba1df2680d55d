package dev.onehot.ui;

import module java.base;
import module javafx.controls;

/// What a screen does not show at first joins the scene when it is shown for the first time, and stays: JavaFX makes the look of what is hidden too, which was
/// more than half of what a start draws up. FX thread or, before it is shown, any other.
///
/// Only what takes no room is kept out, and only of panes that ask nothing of their children's number. What is hidden later stays where it is: the focus
/// would be lost with it.
final class HiddenAtFirst {
    private static final Set<Class<?>> PANES = Set.of(HBox.class, VBox.class, StackPane.class, GridPane.class);

    private HiddenAtFirst() {}

    /// Takes what is hidden out of `parent`, until it is shown.
    static void keepOut(Parent parent) {
        switch (parent) {
            case Pane pane -> keepOut(pane);
            case ScrollPane scrolled when scrolled.getContent() instanceof Parent content -> keepOut(content);
            case TitledPane folded when folded.getContent() instanceof Parent content -> {
                keepOut(content);
                if (!folded.isExpanded()) {
                    folded.setContent(null);
                    once(folded.expandedProperty(), () -> {
                        folded.setContent(content);
                        dress(content);
                    });
                }
            }
            default -> {}
        }
    }

    private static void keepOut(Pane pane) {
        var whole = List.copyOf(pane.getChildren());
        for (var child : whole) {
            if (child instanceof Parent parent) {
                keepOut(parent);
            }
            if (PANES.contains(pane.getClass()) && !child.isVisible() && !child.isManaged()) {
                pane.getChildren().remove(child);
                once(child.visibleProperty(), () -> join(pane, whole, child));
            }
        }
    }

    /// In its place among those that are there.
    private static void join(Pane pane, List<Node> whole, Node child) {
        var there = pane.getChildren();
        var after = whole.subList(whole.indexOf(child) + 1, whole.size());
        int at = IntStream.range(0, there.size()).filter(i -> after.contains(there.get(i))).findFirst().orElse(there.size());
        if (child.getParent() == null) {
            there.add(at, child);
            dress(child);
        }
    }

    /// So that it has its size, and what lies in it can have the focus, at once.
    private static void dress(Node joined) {
        if (joined.getScene() != null) {
            joined.applyCss();
        }
    }

    private static void once(ObservableValue<Boolean> shown, Runnable act) {
        shown.addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> observable, Boolean before, Boolean now) {
                if (now) {
                    shown.removeListener(this);
                    act.run();
                }
            }
        });
    }
}
