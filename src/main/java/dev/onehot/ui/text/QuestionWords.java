package dev.onehot.ui.text;

import module javafx.controls;

/// The words of a question: JavaFX's own dialogs show theirs in labels that wrap and cannot take every name. FX thread only.
public final class QuestionWords {
    private static final double WIDTH = 360;

    private QuestionWords() {}

    /// Shows what is asked above what is to be known for the answer.
    public static void show(DialogPane pane, String asked, String told) {
        var title = new WrappingLabel(asked);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var header = new HBox(title);
        header.getStyleClass().add("header-panel");
        pane.setHeader(header);
        var content = new WrappingLabel(told);
        content.getStyleClass().add("content");
        content.setPrefWidth(WIDTH);
        content.setMaxWidth(Double.MAX_VALUE);
        pane.setContent(content);
    }
}
