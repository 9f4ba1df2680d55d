package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Presence;
import dev.onehot.ui.text.RightToLeft;
import javafx.scene.control.Label;

/// Marks what was searched for in a label, by showing marked text in its place.
final class SearchMarks {
    private SearchMarks() {}

    /// Shows `label` with `words` (lower case) marked in it; without any as it is.
    static void show(Label label, List<String> words, boolean wanted) {
        // What is hidden at first has its place only then.
        Presence.set(label, wanted);
        if (!(label.getParent() instanceof Pane parent)) {
            return;
        }
        // Marked text wraps as JavaFX breaks it.
        boolean plain = words.isEmpty() || RightToLeft.isIn(label.getText());
        var parts = plain ? List.<Part>of() : split(label.getText(), words);
        boolean marked = wanted && parts.stream().anyMatch(Part::hit);
        Presence.set(label, wanted && !marked);
        var shown = flow(label, parent);
        shown.ifPresent(it -> Presence.set(it, marked));
        if (marked) {
            fill(shown.orElseGet(() -> add(label, parent)), label, parts);
        }
    }

    /// @param hit whether it was searched for
    record Part(String text, boolean hit) {}

    private static Optional<TextFlow> flow(Label label, Pane parent) {
        return parent.getChildren().stream()
                .filter(it -> label.equals(it.getUserData()))
                .map(TextFlow.class::cast)
                .findFirst();
    }

    private static TextFlow add(Label label, Pane parent) {
        var flow = new TextFlow();
        flow.setUserData(label);
        flow.getStyleClass().addAll(label.getStyleClass());
        parent.getChildren().add(parent.getChildren().indexOf(label) + 1, flow);
        return flow;
    }

    /// Texts are used again, every other one for what was found: a new one has to be styled first, at every keystroke.
    private static void fill(TextFlow flow, Label label, List<Part> parts) {
        flow.setAccessibleText(label.getText());
        var texts = flow.getChildren();
        int first = parts.getFirst().hit() ? 1 : 0;
        int before = texts.size();
        while (texts.size() < first + parts.size()) {
            var text = new Text();
            text.getStyleClass().add(texts.size() % 2 == 0 ? "no-match" : "match");
            texts.add(text);
        }
        for (int i = 0; i < texts.size(); i++) {
            boolean used = i >= first && i < first + parts.size();
            ((Text) texts.get(i)).setText(used ? parts.get(i - first).text() : "");
        }
        if (texts.size() > before) {
            flow.applyCss();
        }
    }

    /// The text in parts that were searched for or not. Case is folded letter by letter, so that places stay the same.
    static List<Part> split(String text, List<String> words) {
        var hits = new boolean[text.length()];
        for (var word : words) {
            for (int from = 0; from + word.length() <= text.length(); from++) {
                if (text.regionMatches(true, from, word, 0, word.length())) {
                    Arrays.fill(hits, from, from + word.length(), true);
                }
            }
        }
        var parts = new ArrayList<Part>();
        for (int from = 0; from < hits.length; ) {
            int to = from + 1;
            while (to < hits.length && hits[to] == hits[from]) {
                to++;
            }
            parts.add(new Part(text.substring(from, to), hits[from]));
            from = to;
        }
        return parts;
    }

    /// The words of what was typed, without the filters that begin with an at sign.
    static List<String> words(String typed) {
        return List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+", 0)).stream()
                .filter(it -> !it.isEmpty() && !it.startsWith("@"))
                .toList();
    }
}
