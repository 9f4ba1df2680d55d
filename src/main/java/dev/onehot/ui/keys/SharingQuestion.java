package dev.onehot.ui.keys;

import module javafx.controls;

import dev.onehot.ui.Workspace;
import dev.onehot.ui.text.QuestionWords;
import javafx.scene.control.ButtonBar.ButtonData;

/// Asked before the one gesture that makes secrets readable: how many keys, and in which file. FX thread only.
record SharingQuestion(Workspace workspace) {
    /// Whether the person wants it. Enter and Esc leave the keys encrypted.
    boolean isConfirmed(int keys, Window owner) {
        var texts = workspace.texts();
        var share = new ButtonType(texts.get("keys.share.confirm"), ButtonData.OTHER);
        var keep = new ButtonType(texts.get("keys.share.keep"), ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.CONFIRMATION, "", share, keep);
        alert.initOwner(owner);
        alert.setTitle(texts.get("keys.share.confirm"));
        QuestionWords.show(
                alert.getDialogPane(),
                texts.get("keys.share.title", keys),
                texts.get("keys.share.text", workspace.file(), keys));
        alert.getDialogPane().setId("shareKeysDialog");
        alert.getDialogPane().lookupButton(share).setId("confirmShareButton");
        if (alert.getDialogPane().lookupButton(keep) instanceof Button keepButton) {
            keepButton.setId("cancelShareButton");
            keepButton.setDefaultButton(true);
            alert.setOnShown(event -> keepButton.requestFocus());
        }
        return alert.showAndWait().filter(share::equals).isPresent();
    }
}
