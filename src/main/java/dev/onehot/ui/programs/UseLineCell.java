package dev.onehot.ui.programs;

import module javafx.controls;

import dev.onehot.tools.follow.UseLine;
import dev.onehot.ui.Texts;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// One line, and what it is for.
final class UseLineCell extends ListCell<UseLine> {
    private final Texts texts;
    private final Label purpose = new Label();
    private final Label line = new Label();
    private final VBox view = new VBox(purpose, line);

    UseLineCell(Texts texts) {
        this.texts = texts;
        purpose.getStyleClass().add("quiet");
        line.getStyleClass().add("use-line");
        getStyleClass().add("provider-cell");
    }

    @Override
    protected void updateItem(@Nullable UseLine item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        purpose.setText(switch (item.purpose()) {
            case RUN -> texts.get("programs.useIt.run", item.program());
            case ENVIRONMENT -> texts.get("programs.useIt.environment");
            case VARIABLE -> texts.get("programs.useIt.variable", item.program());
            case SOURCED -> texts.get("programs.useIt.sourced", item.program());
        });
        line.setText(item.line());
        setGraphic(view);
        setAccessibleText(purpose.getText() + ": " + item.line());
    }
}
