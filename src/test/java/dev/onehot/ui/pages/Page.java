package dev.onehot.ui.pages;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import jfx.incubator.scene.control.richtext.CodeArea;

/// What every page does: find by `fx:id`, click, type, read. Nothing here knows a class of the window.
abstract class Page {
    protected final Person robot;

    Page(Person robot) {
        this.robot = robot;
    }

    protected <T extends Node> T node(String id) {
        return Person.ask(() -> robot.lookup(candidate -> isCalled(id, candidate) && isShown(candidate)).<T>query());
    }

    protected boolean isThere(String id) {
        return Person.ask(() -> robot.lookup(candidate -> isCalled(id, candidate) && isShown(candidate)).tryQuery().isPresent());
    }

    /// By its id; in a list with the user data of its row behind, after a hyphen.
    private static boolean isCalled(String id, Node node) {
        return id.equals(node.getId()) || (node.getUserData() instanceof String row && id.equals(node.getId() + "-" + row));
    }

    /// Whether it is there and in sight.
    public static boolean isSeen(Node node) {
        return isShown(node);
    }

    protected static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    protected void click(String id) {
        await(id + " is there", () -> isThere(id));
        scrollTo(node(id));
        robot.clickOn(this.<Node>node(id));
        settle();
    }

    /// What is scrolled away cannot be pressed.
    private void scrollTo(Node node) {
        Node each = node;
        while (each != null && !(each instanceof ScrollPane)) {
            each = each.getParent();
        }
        if (each instanceof ScrollPane scroll) {
            robot.interact(() -> {
                var place = scroll.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                double room = scroll.getViewportBounds().getHeight();
                double hidden = scroll.getContent().getLayoutBounds().getHeight() - room;
                if (hidden > 0) {
                    double top = scroll.getVvalue() * hidden;
                    scroll.setVvalue(Math.clamp(Math.min(place.getMinY(), Math.max(top, place.getMaxY() - room)) / hidden, 0, 1));
                }
            });
            settle();
        }
    }

    /// Replaces the text of a field, as a person does: click, select all, type.
    protected void type(String id, String text) {
        await(id + " is there", () -> isThere(id));
        TextInputControl field = node(id);
        scrollTo(field);
        robot.clickOn(field);
        robot.interact(field::selectAll);
        if (text.isEmpty()) {
            robot.push(KeyCode.DELETE);
        } else {
            robot.write(text);
        }
        settle();
    }

    protected String text(String id) {
        return Person.ask(() -> this.<Node>node(id) instanceof TextInputControl field ? field.getText() : this.<Node>node(id) instanceof CodeArea code ? code.getText() : this.<Labeled>node(id).getText());
    }

    /// The names in a list of providers, from above; none while it is not there.
    protected List<String> namesIn(String list) {
        settle();
        return Person.ask(() -> !isThere(list) ? List.of() : robot.from(this.<Node>node(list))
                .lookup((Node candidate) -> "rowNameLabel".equals(candidate.getId()))
                .<Labeled>queryAll()
                .stream()
                .filter(it -> it.getScene() != null && isShown(it))
                .sorted(Comparator.comparingDouble(it -> it.localToScene(0, 0).getY()))
                .map(it -> read(it.getText()))
                .toList());
    }

    /// What a person reads of a text: without marks that steer its direction.
    public static String read(String text) {
        return text.replaceAll("\\p{Cf}", "");
    }

    /// Whether all of a control's text can be read, inside the window.
    public boolean legible(String id) {
        settle();
        return Person.ask(() -> {
            Labeled control = node(id);
            var bounds = control.localToScene(control.getLayoutBounds());
            var scene = control.getScene();
            return control.lookup(".text") instanceof Text text
                    && text.getText().equals(shown(control))
                    && bounds.getMinX() >= 0
                    && bounds.getMaxX() <= scene.getWidth()
                    && bounds.getMaxY() <= scene.getHeight();
        });
    }

    /// Without the sign that says which letter presses it.
    private static String shown(Labeled control) {
        return control.isMnemonicParsing() ? control.getText().replaceFirst("_(.)", "$1") : control.getText();
    }

    /// Whether one covers a part of the other.
    public boolean overlap(String one, String other) {
        settle();
        return Person.ask(() -> inScene(node(one)).intersects(inScene(node(other))));
    }

    /// Where it begins.
    public double left(String id) {
        settle();
        return Person.ask(() -> inScene(node(id)).getMinX());
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    protected boolean isEnabled(String id) {
        return !this.<Node>node(id).isDisabled();
    }

    /// Until `condition` holds, which sees the window at rest: on the FX thread, where it must not wait itself.
    /// What made it hold may have come after the window was at rest: rows have cells only when that is laid out too.
    protected void await(String what, BooleanSupplier condition) {
        Await.until(what, () -> {
            settle();
            return Person.ask(condition::getAsBoolean);
        });
        Person.layOut();
    }

    /// Until the window has done what it was given.
    protected void settle() {
        robot.settle();
    }

    public void awaitFocus(String id) {
        await(id + " has the focus", () -> isThere(id) && this.<Node>node(id).isFocused());
    }

    public void awaitText(String id, String expected) {
        await(id + " says " + expected, () -> isThere(id) && read(text(id)).equals(read(expected)));
    }
}
