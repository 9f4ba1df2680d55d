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
    private final CompletionPopup completion = new CompletionPopup(this);
    private Map<Integer, String> problems = Map.of();

    /// Since the caret was moved last: it is still where it was then.
    private boolean changed;

    public JsonArea() {
        getStyleClass().addAll("text-input", "json-area");
        // What blinks keeps the whole window from resting.
        setCaretBlinkPeriod(Duration.ZERO);
        setLeftDecorator(new LineNumbers(problems));
        setSyntaxDecorator(new JsonColours(problems.keySet()));
        getModel().addListener(change -> {
            if (change.isEdit()) {
                changed = true;
                content.set(read());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        caretPositionProperty().addListener((property, before, now) -> {
            if (changed) {
                changed = false;
                layOutLines();
                completion.follow();
            }
        });
        // With the zoom.
        fontProperty().subscribe((before, now) -> {
            if (getSkin() instanceof RichTextAreaSkin skin) {
                skin.refreshLayout();
            }
        });
    }

    /// Now, and not first for the place of the caret, which leaves it to the next frame to do all of it once more.
    private void layOutLines() {
        if (lookup(".vflow") instanceof Parent lines) {
            lines.layout();
        }
    }

    /// What a search found.
    ///
    /// @param place which one is selected, from 1
    /// @param count how many there are
    public record Found(int place, int count) {}

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

    /// Selects the place of `words` that is next to what is selected, whatever the case of the letters; around the end it goes on at the other one.
    ///
    /// @param step 1 for the next, -1 for the one before, 0 for the one that is selected, or else the next
    /// @return which one it is, from 1, and how many there are; zeros for none
    public Found find(String words, int step) {
        var places = places(words);
        if (places.isEmpty()) {
            return new Found(0, 0);
        }
        var selection = getSelection();
        int from = selection == null ? 0 : offset(selection.getMin());
        int at = Collections.binarySearch(places, from);
        int next = at >= 0 ? at + step : step < 0 ? -at - 2 : -at - 1;
        int chosen = Math.floorMod(next, places.size());
        selectRange(places.get(chosen), words.length());
        return new Found(chosen + 1, places.size());
    }

    private List<Integer> places(String words) {
        var places = new ArrayList<Integer>();
        if (!words.isEmpty()) {
            var found = Pattern.compile(words, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(content());
            while (found.find()) {
                places.add(found.start());
            }
        }
        return places;
    }

    /// The line, from 0, in which a key stands, if it does.
    public OptionalInt line(String key) {
        return IntStream.range(0, getModel().size()).filter(it -> hasKey(getPlainText(it), key)).findFirst();
    }

    /// All keys that stand in it.
    public Set<String> keys() {
        return content().lines()
                .flatMap(line -> JsonToken.of(line).stream().filter(it -> it.kind() == JsonKind.KEY).map(it -> it.text(line)))
                .collect(Collectors.toSet());
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

    /// Completes what is typed.
    ///
    /// @param offers what can be written at a place, best first
    public void complete(Function<CompletionPlace, List<Completion>> offers) {
        completion.offer(offers);
    }

    private void press(KeyEvent event) {
        completion.press(event);
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

    /// What comes after a line begins where that does, and further in after a brace that opens. The one that closes it stands in a line of its own.
    private void breakLine() {
        var from = getSelection().getMin();
        var to = getSelection().getMax();
        var before = getPlainText(from.index()).substring(0, from.offset());
        var after = getPlainText(to.index()).substring(to.offset());
        var indent = before.substring(0, before.length() - before.stripLeading().length());
        boolean opens = before.stripTrailing().endsWith("{") || before.stripTrailing().endsWith("[");
        var caret = replaceText(from, to, "\n" + indent + (opens ? "  " : ""));
        if (opens && (after.strip().startsWith("}") || after.strip().startsWith("]"))) {
            replaceText(caret, TextPos.ofLeading(caret.index(), caret.offset() + after.length() - after.stripLeading().length()), "\n" + indent);
        }
        select(caret);
    }
}
