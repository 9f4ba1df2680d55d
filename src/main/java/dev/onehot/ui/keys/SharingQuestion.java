package dev.onehot.ui.keys;

import dev.onehot.ui.SheetQuestion;
import dev.onehot.ui.Workspace;

/// Asked before the one gesture that makes secrets readable: how many keys, and in which file. FX thread only.
record SharingQuestion(Workspace workspace) {
    /// Enter and Esc leave the keys encrypted.
    ///
    /// @param agreed is run when the person wants it
    void ask(int keys, Runnable agreed) {
        var texts = workspace.texts();
        var question = SheetQuestion.of(
                texts.get("keys.share.title", keys),
                texts.get("keys.share.text", workspace.file(), keys),
                texts.get("keys.share.keep"),
                texts.get("keys.share.confirm"));
        question.sheet().setId("shareKeysDialog");
        question.agree().setId("confirmShareButton");
        question.keep().setId("cancelShareButton");
        question.ask(workspace.sheets(), agreed);
    }
}
