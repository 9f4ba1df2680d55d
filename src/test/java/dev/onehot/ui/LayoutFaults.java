package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.text.WrappingLabel;
import javafx.scene.control.Cell;

/// What a person could not read, or could not press, in a window as it is laid out now: what runs out of it, what lies on something else, what is cut,
/// what is too small. Measured by bounds, without a picture. FX thread only.
final class LayoutFaults {
    /// px: the least that is surely hit.
    private static final double TARGET = 24;

    /// Between two that touch.
    private static final double TOUCH = 1;

    /// Who floats over the others, and goes.
    private static final Set<String> FLOATING = Set.of("noticePane", "followCardPane", "noticeSlot");

    private final Parent root;
    private final List<String> faults = new ArrayList<>();
    private final Map<Node, Bounds> seen = new LinkedHashMap<>();

    private LayoutFaults(Parent root) {
        this.root = root;
    }

    static List<String> in(Parent root) {
        var looked = new LayoutFaults(root);
        looked.look(root);
        looked.compare();
        return looked.faults;
    }

    /// Each control in sight, and those in what scrolls across: that may only be cut below.
    private void look(Node node) {
        if (!node.isVisible() || !node.isManaged() || FLOATING.contains(Objects.requireNonNullElse(node.getId(), ""))) {
            return;
        }
        if (node instanceof Control && !(node instanceof Cell<?>)) {
            place(node);
            if (node instanceof Labeled labeled && !(node instanceof TitledPane)) {
                read(labeled);
            }
            if (node instanceof TextInputControl field) {
                readPrompt(field);
            }
            hit(node);
        }
        boolean whole = node instanceof Control && !(node instanceof ScrollPane) && !(node instanceof ListView<?>) && !(node instanceof Cell<?>)
                && !(node instanceof TitledPane);
        if (!whole && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::look);
        }
    }

    private void place(Node control) {
        var bounds = inScene(control);
        var left = bounds;
        boolean scrolls = false;
        for (Node each = control.getParent(); each != null; each = each.getParent()) {
            boolean cuts = each.getClip() != null || each instanceof ScrollPane || each.equals(root);
            var room = inScene(each);
            scrolls |= each.getClip() != null && isScrolled(each);
            if (cuts) {
                left = common(left, room);
                if (!covers(room, bounds, scrolls)) {
                    faults.add("%s is at %s, outside of %s".formatted(name(control), brief(bounds), brief(room)));
                    return;
                }
            }
        }
        if (control instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
            faults.add(name(control) + ": something is wider than there is room");
        }
        boolean holds = control instanceof ScrollPane || control instanceof ListView<?> || control instanceof TitledPane || control instanceof ScrollBar;
        if (!holds && left.getWidth() > TOUCH && left.getHeight() > TOUCH && isOpaque(control)) {
            seen.put(control, left);
        }
    }

    /// All of its text can be read, here or where one points at it.
    private void read(Labeled labeled) {
        var words = Objects.requireNonNullElse(labeled.getText(), "");
        var text = labeled.isMnemonicParsing() ? words.replaceFirst("_(.)", "$1") : words;
        boolean elsewhere = labeled.getTooltip() != null || isInRow(labeled) || isInHeader(labeled);
        if (labeled instanceof WrappingLabel) {
            if (labeled.getHeight() + TOUCH < labeled.prefHeight(labeled.getWidth()) && labeled.getMaxHeight() < 0) {
                faults.add("%s has %.0f px for its lines, which need %.0f".formatted(name(labeled), labeled.getHeight(), labeled.prefHeight(labeled.getWidth())));
            }
        } else if (!elsewhere && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY && labeled.lookup(".text") instanceof Text shown
                && !shown.getText().replace("\n", " ").equals(text.replace("\n", " "))) {
            faults.add("%s says “%s” of “%s”".formatted(name(labeled), shown.getText(), text));
        }
    }

    private void readPrompt(TextInputControl field) {
        var prompt = new Text(field.getPromptText());
        prompt.setFont(field.getFont());
        double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
        if (field instanceof TextField && prompt.getLayoutBounds().getWidth() > room + TOUCH && !isInRow(field)) {
            faults.add("%s has %.0f px for “%s”".formatted(name(field), room, field.getPromptText()));
        }
    }

    private void hit(Node control) {
        boolean target = control instanceof ButtonBase || control instanceof TextInputControl || control instanceof ComboBoxBase<?>;
        if (target && Math.min(control.getLayoutBounds().getWidth(), control.getLayoutBounds().getHeight()) < TARGET) {
            faults.add("%s is only %.0f × %.0f px".formatted(name(control), control.getLayoutBounds().getWidth(), control.getLayoutBounds().getHeight()));
        }
    }

    /// No two in sight lie on each other.
    private void compare() {
        var nodes = List.copyOf(seen.keySet());
        for (int i = 0; i < nodes.size(); i++) {
            for (var other : nodes.subList(i + 1, nodes.size())) {
                var both = common(seen.get(nodes.get(i)), seen.get(other));
                if (both.getWidth() > TOUCH && both.getHeight() > TOUCH && !isInOf(nodes.get(i), other) && !isInOf(other, nodes.get(i))) {
                    faults.add("%s and %s lie on each other at %s".formatted(name(nodes.get(i)), name(other), brief(both)));
                }
            }
        }
    }

    private static boolean isOpaque(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getOpacity() == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInOf(Node node, Node ancestor) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /// A row says the beginning; all of it is said where it is chosen.
    private static boolean isInRow(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof Cell<?>) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInHeader(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if ("activeButton".equals(each.getId())) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is where a list or a page is seen through.
    private static boolean isScrolled(Node node) {
        return node.getStyleClass().contains("viewport") || node.getStyleClass().contains("clipped-container");
    }

    private static boolean covers(Bounds room, Bounds control, boolean scrolls) {
        boolean across = control.getMinX() >= room.getMinX() - 1 && control.getMaxX() <= room.getMaxX() + 1;
        return across && (scrolls || (control.getMinY() >= room.getMinY() - 1 && control.getMaxY() <= room.getMaxY() + 1));
    }

    private static Bounds common(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(x, y, Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x), Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
    }

    private Bounds inScene(Node node) {
        return node.equals(root)
                ? new BoundingBox(0, 0, node.getScene().getWidth(), node.getScene().getHeight())
                : node.localToScene(node.getLayoutBounds());
    }

    private static String name(Node node) {
        return node.getId() != null ? node.getId() : node instanceof Labeled labeled ? "“" + labeled.getText() + "”" : node.getClass().getSimpleName();
    }

    private static String brief(Bounds bounds) {
        return "%.0f,%.0f–%.0f,%.0f".formatted(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
    }
}
