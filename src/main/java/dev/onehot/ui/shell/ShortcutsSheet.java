package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Sheet;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Texts;
import dev.onehot.ui.Verb;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.text.WrappingLabel;
import javafx.scene.control.Label;

/// The keys of the window and what they do. FX thread only.
final class ShortcutsSheet {
    private static final int ALL_SHOWN = 2;

    private ShortcutsSheet() {}

    static void open(Workspace workspace, List<Verb> verbs) {
        var texts = workspace.texts();
        var lines = new GridPane();
        lines.getStyleClass().add("shortcut-grid");
        int row = 0;
        for (var verb : verbs) {
            var keys = new Label(keys(verb, texts));
            keys.getStyleClass().add("row-name");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            var does = new WrappingLabel(verb.text());
            does.setMinHeight(Region.USE_PREF_SIZE);
            GridPane.setHgrow(does, Priority.ALWAYS);
            GridPane.setValignment(keys, VPos.TOP);
            lines.addRow(row++, keys, does);
        }
        var close = new Button(texts.get("sheet.close"));
        close.setId("closeHelpButton");
        close.setAccessibleText(close.getText());
        var sheet = new Sheet(texts.get("help.title"), lines).with(close);
        sheet.setId("helpDialog");
        close.setOnAction(event -> workspace.sheets().close(sheet));
        workspace.sheets().open(sheet.onEnter(close::fire));
    }

    /// Of other ways to type the same the first; of several keys that do like things all, or the first and the last.
    private static String keys(Verb verb, Texts texts) {
        if (verb.run().isPresent()) {
            return verb.shortcut(texts);
        }
        var words = verb.keys().stream().map(it -> Shortcuts.words(it, texts)).toList();
        return words.size() > ALL_SHOWN ? words.getFirst() + " … " + words.getLast() : words.stream().collect(Collectors.joining(", "));
    }
}
