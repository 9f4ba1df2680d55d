package dev.onehot.ui.json;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.PopupLook;
import dev.onehot.ui.Scrolling;
import javafx.scene.control.Label;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;

/// The list of what can be written at the caret: follows what is typed, goes with Escape, and writes what is chosen with Enter or Tab. FX thread only.
final class CompletionPopup {
    private static final int MOST_ROWS = 8;

    /// In sizes of the letters.
    private static final double ROW = 2.2;
    private static final double WIDTH = 34;

    private final CodeArea area;
    private final ListView<Completion> list = new ListView<>();
    private final Popup popup = new Popup();
    private Function<CompletionPlace, List<Completion>> offers = place -> List.of();

    CompletionPopup(CodeArea area) {
        this.area = area;
        list.setId("jsonCompletionList");
        list.setFocusTraversable(false);
        list.getStyleClass().addAll("suggestions", "json-completions");
        list.setCellFactory(it -> new Row());
        list.setOnMouseClicked(event -> take());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        // The click that closes it is meant for what lies there.
        popup.setConsumeAutoHidingEvents(false);
        area.focusedProperty().subscribe(focused -> popup.hide());
        area.sceneProperty().subscribe(scene -> popup.hide());
        // Of another size, it would neither stand at the caret nor be as large.
        area.fontProperty().subscribe(font -> popup.hide());
    }

    private static final class Row extends ListCell<Completion> {
        private final Label name = new Label();
        private final Label words = new Label();
        private final HBox box = new HBox(name, words);

        Row() {
            box.getStyleClass().add("json-completion");
            words.getStyleClass().add("quiet");
            name.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(Completion item, boolean empty) {
            super.updateItem(item, empty);
            boolean none = empty || item == null;
            setGraphic(none ? null : box);
            if (!none) {
                name.setText(item.name());
                words.setText(item.words());
                setAccessibleText(item.name() + " " + item.words());
            }
        }
    }

    /// @param what to offer for a place, best first
    void offer(Function<CompletionPlace, List<Completion>> what) {
        offers = what;
    }

    private Optional<CompletionPlace> place() {
        var caret = area.getCaretPosition();
        var model = area.getModel();
        return caret == null || !area.isFocused() || area.hasNonEmptySelection()
                ? Optional.empty()
                : CompletionPlace.at(IntStream.range(0, model.size()).mapToObj(model::getPlainText).toList(), caret.index(), caret.offset());
    }

    /// Shows what can be written here, if there is anything.
    void open() {
        show(place());
    }

    /// Something was typed: shows the keys that begin so, or goes on with what is shown.
    void follow() {
        var place = place().filter(it -> it.quoted() || !it.typed().isEmpty());
        if (popup.isShowing() || place.filter(it -> it.key().isEmpty() && !it.named()).isPresent()) {
            show(place);
        }
    }

    private void show(Optional<CompletionPlace> place) {
        var found = place.map(offers).orElse(List.of());
        if (found.isEmpty()) {
            popup.hide();
            return;
        }
        double row = Math.rint(area.getFont().getSize() * ROW);
        list.setFixedCellSize(row);
        list.setPrefSize(area.getFont().getSize() * WIDTH, Math.min(found.size(), MOST_ROWS) * row + 4);
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
        Scrolling.bring(list, 0);
        if (!popup.isShowing()) {
            PopupLook.of(popup.getScene(), area.getScene());
            // Where an input method would open, too: below the caret.
            var below = area.getInputMethodRequests().getTextLocation(0);
            popup.show(area, below.getX(), below.getY() + 2);
        }
    }

    /// Before the area does anything of it.
    void press(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            open();
            event.consume();
            return;
        }
        if (!popup.isShowing()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> choose(1);
            case UP -> choose(-1);
            case PAGE_DOWN -> choose(MOST_ROWS);
            case PAGE_UP -> choose(-MOST_ROWS);
            case ENTER, TAB -> take();
            case ESCAPE -> popup.hide();
            case LEFT, RIGHT, HOME, END -> {
                popup.hide();
                return;
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int further) {
        var selection = list.getSelectionModel();
        selection.select(Math.clamp(selection.getSelectedIndex() + further, 0, list.getItems().size() - 1));
        Scrolling.bring(list, Math.max(0, selection.getSelectedIndex() - MOST_ROWS / 2));
    }

    private void take() {
        var taken = list.getSelectionModel().getSelectedItem();
        var place = place();
        var caret = area.getCaretPosition();
        popup.hide();
        if (taken == null || place.isEmpty() || caret == null) {
            return;
        }
        int line = caret.index();
        // Of what stands in the same line, all comes to stand one letter further on.
        int moved = place.get().missing().filter(it -> it.line() == line).isPresent() ? 1 : 0;
        place.get().missing().map(it -> TextPos.ofLeading(it.line(), it.letter())).ifPresent(it -> area.replaceText(it, it, ","));
        int start = place.get().start() + moved;
        area.replaceText(
                TextPos.ofLeading(line, start), TextPos.ofLeading(line, place.get().end() + moved), taken.before() + taken.after());
        area.select(TextPos.ofLeading(line, start + taken.before().length()));
        if (taken.goesOn()) {
            open();
        }
    }
}
