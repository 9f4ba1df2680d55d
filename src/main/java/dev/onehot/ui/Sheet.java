package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.text.Scrolled;
import dev.onehot.ui.text.WrappingLabel;

/// What a person is asked or shown over the window's content: a title, content that scrolls where the window is low, and buttons below it that never do.
/// FX thread only.
public final class Sheet extends VBox {
    /// px; what an arrow moves.
    private static final double LINE = 40;

    private final HBox buttons = new HBox();
    private final ScrollPane scroll;
    private Optional<Node> first = Optional.empty();
    private Runnable enter = () -> {};
    private Runnable closed = () -> {};
    private Optional<Runnable> tab = Optional.empty();

    /// With its content under a title.
    public Sheet(String title, Node content) {
        var heading = new WrappingLabel(title);
        heading.getStyleClass().add("sheet-title");
        heading.setMinHeight(Region.USE_PREF_SIZE);
        // Room for the rings around what has the focus.
        var around = new VBox(content);
        around.getStyleClass().add("sheet-content");
        scroll = new Scrolled(around);
        scroll.getStyleClass().add("sheet-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        buttons.getStyleClass().add("sheet-buttons");
        getStyleClass().add("sheet");
        getChildren().addAll(heading, scroll, buttons);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /// One at the top of the window, of nothing but `content`, which scrolls itself.
    ///
    /// @param title for who cannot see it
    public static Sheet above(String title, Node content) {
        var sheet = new Sheet(title, content);
        VBox.setVgrow(content, Priority.ALWAYS);
        sheet.getChildren().setAll(content);
        sheet.getStyleClass().add("above");
        StackPane.setAlignment(sheet, Pos.TOP_CENTER);
        return sheet;
    }

    /// What Tab does in place of going round.
    public Sheet onTab(Runnable body) {
        tab = Optional.of(body);
        return this;
    }

    /// What does the thing comes last.
    public Sheet with(Button... each) {
        buttons.getChildren().addAll(each);
        return this;
    }

    /// What has the focus at first; the last button otherwise.
    public Sheet startingAt(Node node) {
        first = Optional.of(node);
        return this;
    }

    /// What Enter does where the focus is on nothing that takes it.
    public Sheet onEnter(Runnable body) {
        enter = body;
        return this;
    }

    /// Runs `body` when it is closed, whatever closed it.
    public Sheet onClosed(Runnable body) {
        closed = body;
        return this;
    }

    Node first() {
        return first.orElseGet(() -> buttons.getChildren().isEmpty() ? this : buttons.getChildren().getLast());
    }

    /// Those below, which have letters.
    Stream<Button> buttons() {
        return buttons.getChildren().stream().map(Button.class::cast);
    }

    /// Moves the content, where that is higher than its room and the focus is on a button below it.
    ///
    /// @return whether that key does
    boolean scroll(KeyEvent event) {
        double room = scroll.getViewportBounds().getHeight();
        double hidden = scroll.getContent().getLayoutBounds().getHeight() - room;
        if (hidden <= 0 || !buttons.isFocusWithin()) {
            return false;
        }
        double place = scroll.getVvalue() * hidden;
        double next = switch (event.getCode()) {
            case UP -> place - LINE;
            case DOWN -> place + LINE;
            case PAGE_UP -> place - room;
            case PAGE_DOWN -> place + room;
            case HOME -> 0;
            case END -> hidden;
            default -> Double.NaN;
        };
        if (Double.isNaN(next)) {
            return false;
        }
        scroll.setVvalue(Math.clamp(next / hidden, 0, 1));
        return true;
    }

    Optional<Runnable> tab() {
        return tab;
    }

    void enter() {
        enter.run();
    }

    void closed() {
        closed.run();
    }
}
