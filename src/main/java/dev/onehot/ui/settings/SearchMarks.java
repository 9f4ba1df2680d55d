package dev.onehot.ui.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Marks what was searched for in a label, by showing marked text in its place.
final class SearchMarks {
    private SearchMarks() {}

    /// Shows `label` with `words` (lower case) marked in it; without any as it is.
    static void show(Label label, List<String> words, boolean wanted) {
        if (!(label.getParent() instanceof Pane parent)) {
            return;
        }
        if (words.isEmpty() && label.isManaged() == wanted && label.isVisible() == wanted) {
            // As most of the time: nothing was marked, and nothing is.
            return;
        }
        parent.getChildren().removeIf(it -> label.equals(it.getUserData()));
        var parts = split(label.getText(), words);
        boolean marked = wanted && parts.stream().anyMatch(Part::hit);
        label.setVisible(wanted && !marked);
        label.setManaged(wanted && !marked);
        if (marked) {
            parent.getChildren().add(parent.getChildren().indexOf(label) + 1, flow(label, parts));
        }
    }

    /// @param hit whether it was searched for
    record Part(String text, boolean hit) {}

    private static Node flow(Label label, List<Part> parts) {
        var flow = new TextFlow();
        flow.setUserData(label);
        flow.getStyleClass().addAll(label.getStyleClass());
        flow.setAccessibleText(label.getText());
        for (var part : parts) {
            var text = new Text(part.text());
            text.getStyleClass().add(part.hit() ? "match" : "no-match");
            flow.getChildren().add(text);
        }
        return flow;
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
