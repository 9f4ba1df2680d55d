package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.model.CheckResult;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ProviderMark;
import dev.onehot.ui.ProviderState;
import dev.onehot.ui.Texts;
import dev.onehot.ui.text.Isolated;
import javafx.fxml.FXML;

/// The content of one provider's row.
final class ProviderCellController {
    @FXML private Label rowMark;
    @FXML private Node rowHandleIcon;
    @FXML private Pane rowSwitchPane;
    @FXML private Label rowNameLabel;
    @FXML private Label rowDetailLabel;
    @FXML private Node rowActiveIcon;
    @FXML private Node rowInactiveIcon;
    @FXML private Label rowEditedLabel;
    @FXML private Label rowStateLabel;
    @FXML private Node rowPinIcon;

    @FXML
    private void initialize() {
        ProviderMark.dress(rowMark);
    }

    /// What a press on the faint bolt of a row does.
    ///
    /// @param activated makes the provider of the row the active one
    void setActivated(Runnable activated) {
        rowSwitchPane.setOnMouseClicked(event -> {
            if (rowInactiveIcon.isVisible() && event.getButton() == MouseButton.PRIMARY) {
                activated.run();
                event.consume();
            }
        });
    }

    /// What the last check found, in a word or two; with how quick it was where all is well.
    static String words(ProviderState state, Provider provider, Texts texts) {
        var millis = provider.check().map(CheckResult::latency).filter(it -> state.sign() == ProviderState.Sign.WORKS && it.isPresent());
        return millis.map(it -> texts.get("row.works", state.word(), it.getAsLong())).orElse(state.word());
    }

    private void showState(Provider provider, ProviderState state, Texts texts) {
        rowStateLabel.setText(words(state, provider, texts));
        Presence.set(rowStateLabel, state.sign() != ProviderState.Sign.UNCHECKED);
        state.sign().mark(rowStateLabel);
    }

    /// Of a row without a provider, which is not to be found by what it showed.
    void clear() {
        rowNameLabel.setText("");
        rowDetailLabel.setText("");
        rowStateLabel.setText("");
    }

    /// @param edited what is to be said of edits that are not saved
    void show(Provider provider, ProviderState state, String edited, Texts texts) {
        showState(provider, state, texts);
        Presence.set(rowPinIcon, provider.place().pinned());
        rowNameLabel.setText(Isolated.alone(provider.name()));
        var kind = Presets.nameOf(provider.kind());
        rowDetailLabel.setText(Isolated.alone(provider.model().isEmpty() ? kind : kind + " · " + provider.model()));
        boolean stored = !ProviderForms.isDraft(provider.id());
        ProviderMark.show(rowMark, Presets.family(provider.kind()));
        rowHandleIcon.setVisible(stored);
        Presence.set(rowActiveIcon, provider.active());
        rowInactiveIcon.setVisible(!provider.active() && stored);
        rowSwitchPane.setVisible(rowInactiveIcon.isVisible());
        rowEditedLabel.setText(edited);
        Presence.set(rowEditedLabel, !edited.isEmpty());
        // The name keeps its room; what was checked is not what is typed.
        Presence.set(rowDetailLabel, edited.isEmpty());
        if (!edited.isEmpty()) {
            Presence.set(rowStateLabel, false);
        }
    }
}
