package dev.onehot.ui;

import module javafx.controls;

import dev.onehot.ui.text.WrappingLabel;

/// Asked before something that a person may not mean: the focus is on what leaves everything as it is. FX thread only.
///
/// @param keep leaves it
/// @param agree does it
public record SheetQuestion(Sheet sheet, Button keep, Button agree) {
    /// One whose buttons and sheet are to be named by whoever asks it.
    ///
    /// @param told what is to be known for the answer
    public static SheetQuestion of(String asked, String told, String keep, String agree) {
        var words = new WrappingLabel(told);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var agreeing = button(agree);
        agreeing.getStyleClass().add("danger");
        var keeping = button(keep);
        return new SheetQuestion(new Sheet(asked, words).with(keeping, agreeing), keeping, agreeing);
    }

    private static Button button(String text) {
        var button = new Button(text);
        button.setAccessibleText(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// Asks it.
    ///
    /// @param agreed what is done when the person wants it
    public void ask(Sheets sheets, Runnable agreed) {
        keep.setOnAction(event -> sheets.close(sheet));
        agree.setOnAction(event -> {
            sheets.close(sheet);
            agreed.run();
        });
        sheets.open(sheet.startingAt(keep).onEnter(keep::fire));
    }
}
