package dev.onehot.ui.json;

import module java.base;
import module javafx.controls;

import javafx.util.Duration;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.StyleHandlerRegistry;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.skin.RichTextAreaSkin;

/// A text area for JSON, with colours, numbered lines, marks at what is wrong, and lines that begin where the one before did. Tab goes on. FX thread only.
public final class JsonArea extends CodeArea {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final StyleHandlerRegistry STYLES = styles();

    private final ReadOnlyStringWrapper content = new ReadOnlyStringWrapper("");
    private Map<Integer, String> problems = Map.of();

    public JsonArea() {
        getStyleClass().addAll("text-input", "json-area");
        // What blinks keeps the whole window from resting.
        setCaretBlinkPeriod(Duration.ZERO);
        setLeftDecorator(new LineNumbers(problems));
        setSyntaxDecorator(new JsonColours(problems.keySet()));
        getModel().addListener(change -> {
            if (change.isEdit()) {
                content.set(read());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    private static StyleHandlerRegistry styles() {
        var builder = StyleHandlerRegistry.builder(RichTextArea.styleHandlerRegistry);
        builder.<RichTextArea, JsonKind>setSegHandler(JsonColours.KIND, (area, cell, kind) -> cell.getNode().getStyleClass().add(kind.style()));
        return builder.build();
    }

    @Override
    public StyleHandlerRegistry getStyleHandlerRegistry() {
        return STYLES;
    }

    /// That of code would write the letters' size into each line, where no style sheet's rule is kept.
    @Override
    protected RichTextAreaSkin createDefaultSkin() {
        return new RichTextAreaSkin(this);
    }

    /// All of it, with `\n` between lines. That of the area itself colours each line for it.
    public ReadOnlyStringProperty contentProperty() {
        return content.getReadOnlyProperty();
    }

    public String content() {
        return content.get();
    }

    private String read() {
        var model = getModel();
        return IntStream.range(0, model.size()).mapToObj(model::getPlainText).collect(Collectors.joining("\n"));
    }

    /// As if a person had typed it: it can be undone.
    public void replaceAll(String text) {
        setText(text);
        select(TextPos.ZERO);
    }

    /// Begins with a text: there is nothing to be undone.
    public void begin(String text) {
        replaceAll(text);
        clearUndoRedo();
    }

    /// Selects a piece, and brings it into sight.
    ///
    /// @param start in letters from the start of the text
    public void selectRange(int start, int length) {
        select(place(start), place(start + length));
    }

    /// Where the selection begins, in letters from the start of the text.
    public int selectionStart() {
        return offset(getSelection() == null ? TextPos.ZERO : getSelection().getMin());
    }

    /// The line, from 0, in which a key stands, if it does.
    public OptionalInt line(String key) {
        return IntStream.range(0, getModel().size()).filter(it -> hasKey(getPlainText(it), key)).findFirst();
    }

    private static boolean hasKey(String line, String key) {
        return JsonToken.of(line).stream().anyMatch(it -> it.kind() == JsonKind.KEY && it.text(line).equals(key));
    }

    private TextPos place(int offset) {
        int line = 0;
        int left = offset;
        var model = getModel();
        while (line < model.size() - 1 && left > model.getParagraphLength(line)) {
            left -= model.getParagraphLength(line) + 1;
            line++;
        }
        return TextPos.ofLeading(line, Math.min(left, model.getParagraphLength(line)));
    }

    private int offset(TextPos place) {
        return IntStream.range(0, place.index()).map(it -> getModel().getParagraphLength(it) + 1).sum() + place.offset();
    }

    /// Marks what is wrong.
    ///
    /// @param now what is wrong, by line, from 0
    public void show(Map<Integer, String> now) {
        pseudoClassStateChanged(ERROR, !now.isEmpty());
        if (!now.equals(problems)) {
            boolean moved = !now.keySet().equals(problems.keySet());
            problems = Map.copyOf(now);
            setLeftDecorator(new LineNumbers(problems));
            if (moved) {
                setSyntaxDecorator(new JsonColours(problems.keySet()));
            }
        }
    }

    private void press(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        if (event.isConsumed() || !plain) {
            return;
        }
        if (event.getCode() == KeyCode.TAB) {
            requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && getSelection() != null) {
            breakLine();
            event.consume();
        }
    }

    /// What comes after a line begins where that does, and further in after a brace that opens.
    private void breakLine() {
        var from = getSelection().getMin();
        var before = getPlainText(from.index()).substring(0, from.offset());
        var indent = before.substring(0, before.length() - before.stripLeading().length());
        var further = before.stripTrailing().endsWith("{") || before.stripTrailing().endsWith("[") ? "  " : "";
        select(replaceText(from, getSelection().getMax(), "\n" + indent + further));
    }
}
