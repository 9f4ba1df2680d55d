package dev.onehot.ui.providers;

import dev.onehot.model.Provider;
import dev.onehot.model.ProviderKinds;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// The content of one provider's row.
final class ProviderCellController {
    @FXML
    private Label rowNameLabel;

    @FXML
    private Label rowDetailLabel;

    @FXML
    private Node rowActiveIcon;

    @FXML
    private Node rowInactiveIcon;

    @FXML
    private Label rowEditedLabel;

    void show(Provider provider, boolean edited) {
        rowNameLabel.setText(provider.name());
        var kind = ProviderKinds.nameOf(provider.kind());
        rowDetailLabel.setText(provider.model().isEmpty() ? kind : kind + " · " + provider.model());
        rowActiveIcon.setVisible(provider.active());
        rowInactiveIcon.setVisible(!provider.active());
        rowEditedLabel.setVisible(edited);
        rowEditedLabel.setManaged(edited);
    }
}
