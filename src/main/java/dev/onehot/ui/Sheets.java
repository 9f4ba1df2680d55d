package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import org.jspecify.annotations.Nullable;

/// Sheets over the window's content, the last one on top. While one is open the keyboard is in it: Tab goes round, Esc and a press beside it close it, Enter does
/// what it is for, and no shortcut reaches what nobody can see. The focus then is again where it was. FX thread only.
public final class Sheets {
    private final Deque<Open> open = new ArrayDeque<>();
    private StackPane layers = new StackPane();
    private Predicate<KeyEvent> passing = event -> false;

    /// One that is open.
    private static final class Open {
        private final StackPane ground;
        private final Sheet sheet;
        private @Nullable Node before;
        private Node inside;

        private Open(StackPane ground, Sheet sheet, @Nullable Node before) {
            this.ground = ground;
            this.sheet = sheet;
            this.before = before;
            this.inside = sheet.first();
        }
    }

    /// Shows them above everything else in `over` from now on.
    ///
    /// @param keys those that go on to the window, as for its zoom
    public void show(StackPane over, Predicate<KeyEvent> keys) {
        layers = over;
        passing = keys;
        over.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::keepInside);
    }

    /// The sheet that covers the others, or all that there is.
    public Parent uppermost() {
        return open.isEmpty() ? layers : open.getLast().sheet;
    }

    /// Whether anything is covered.
    public boolean isOpen() {
        return !open.isEmpty();
    }

    public boolean isOpen(Sheet sheet) {
        return open.stream().anyMatch(it -> it.sheet.equals(sheet));
    }

    public void open(Sheet sheet) {
        FxThread.require();
        // Whoever is quick opens one when only the header is there.
        Appearance.complete();
        var ground = new StackPane(sheet);
        ground.getStyleClass().add("sheet-ground");
        var opened = new Open(ground, sheet, layers.getScene().getFocusOwner());
        ground.addEventFilter(KeyEvent.KEY_PRESSED, event -> goRound(opened, event));
        ground.addEventHandler(KeyEvent.KEY_PRESSED, event -> press(opened, event));
        ground.setOnMousePressed(event -> {
            if (event.getTarget().equals(ground)) {
                close(sheet);
            }
        });
        open.addLast(opened);
        Mnemonics.give(sheet.buttons());
        layers.getChildren().add(ground);
        // What lies in a scroll pane is in the scene only with its skin, and can have no focus before.
        ground.applyCss();
        Motion.appear(ground);
        sheet.first().requestFocus();
    }

    /// Nothing where it is closed already.
    public void close(Sheet sheet) {
        var closing = open.stream().filter(it -> it.sheet.equals(sheet)).findFirst();
        closing.ifPresent(it -> {
            open.remove(it);
            layers.getChildren().remove(it.ground);
            if (it.before != null && it.before.getScene() != null) {
                it.before.requestFocus();
            }
            sheet.closed();
        });
    }

    private void press(Open opened, KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close(opened.sheet);
        } else if (event.getCode() == KeyCode.ENTER) {
            opened.sheet.enter();
        } else if (passing.test(event)) {
            return;
        }
        event.consume();
    }

    private static void goRound(Open opened, KeyEvent event) {
        if (opened.sheet.scroll(event)) {
            event.consume();
            return;
        }
        if (event.getCode() != KeyCode.TAB || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (opened.sheet.tab().isPresent()) {
            event.consume();
            opened.sheet.tab().get().run();
            return;
        }
        var stops = new ArrayList<Node>();
        addStops(opened.sheet, stops);
        if (!stops.isEmpty()) {
            int at = stops.indexOf(opened.sheet.getScene().getFocusOwner());
            int step = event.isShiftDown() ? -1 : 1;
            stops.get(at < 0 ? 0 : Math.floorMod(at + step, stops.size())).requestFocus();
        }
        event.consume();
    }

    private static void addStops(Node node, List<Node> stops) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            stops.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(it -> addStops(it, stops));
        }
    }

    /// Whoever asks for the focus below has it when the sheet is gone.
    private void keepInside(@Nullable Node owner) {
        var top = open.peekLast();
        if (top == null || owner == null) {
            return;
        }
        for (Node each = owner; each != null; each = each.getParent()) {
            if (each.equals(top.ground)) {
                top.inside = owner;
                return;
            }
        }
        top.before = owner;
        FxThread.run(() -> {
            if (top.equals(open.peekLast())) {
                (top.inside.isVisible() && !top.inside.isDisabled() ? top.inside : top.sheet.first()).requestFocus();
            }
        });
    }
}
