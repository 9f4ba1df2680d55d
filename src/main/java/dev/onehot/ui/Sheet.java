package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.text.WrappingLabel;

/// What a person is asked or shown over the window's content: a title, content that scrolls where the window is low, and buttons below it that never do.
/// FX thread only.
public final class Sheet extends VBox {
    private final HBox buttons = new HBox();
    private Optional<Node> first = Optional.empty();
    private Runnable enter = () -> {};
    private Runnable closed = () -> {};
    private Optional<Runnable> tab = Optional.empty();

    /// With its content under a title.
    public Sheet(String title, Node content) {
        var heading = new WrappingLabel(title);
        heading.getStyleClass().add("sheet-title");
        heading.setMinHeight(Region.USE_PREF_SIZE);
        var scroll = new Scrolled(content);
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

    Optional<Runnable> tab() {
        return tab;
    }

    void enter() {
        enter.run();
    }

    void closed() {
        closed.run();
    }

    /// As high as its content where there is room.
    private static final class Scrolled extends ScrollPane {
        private Scrolled(Node content) {
            super(content);
            setFitToWidth(true);
            setHbarPolicy(ScrollBarPolicy.NEVER);
            setFocusTraversable(false);
            getStyleClass().add("sheet-scroll");
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return getContent().prefHeight(width) + snappedTopInset() + snappedBottomInset();
        }

        @Override
        protected double computeMinHeight(double width) {
            return 0;
        }
    }
}
