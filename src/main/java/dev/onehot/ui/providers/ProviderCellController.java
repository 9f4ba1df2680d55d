package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.model.CheckResult;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ProviderMark;
import dev.onehot.ui.Texts;
import java.util.Locale;
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

    /// What the last check found, in a word or in ms; empty when there was none.
    static String state(Provider provider, Texts texts) {
        return provider.check().map(it -> state(it, texts)).orElse("");
    }

    static String state(CheckResult check, Texts texts) {
        return check.failure()
                .map(it -> texts.get("checkState." + it.kind().name().toLowerCase(Locale.ROOT)))
                .orElseGet(() -> texts.get("checkState.millis", check.latency().orElse(0)));
    }

    private void showState(Provider provider, Texts texts) {
        rowStateLabel.setText(state(provider, texts));
        Presence.set(rowStateLabel, provider.check().isPresent());
        var summary = provider.check().map(CheckResult::summary);
        for (var each : CheckResult.Summary.values()) {
            rowStateLabel.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), summary.filter(each::equals).isPresent());
        }
    }

    /// Of a row without a provider, which is not to be found by what it showed.
    void clear() {
        rowNameLabel.setText("");
        rowDetailLabel.setText("");
        rowStateLabel.setText("");
    }

    /// @param edited what is to be said of edits that are not saved
    void show(Provider provider, String edited, Texts texts) {
        showState(provider, texts);
        Presence.set(rowPinIcon, provider.place().pinned());
        rowNameLabel.setText(Visible.line(provider.name()));
        var kind = Presets.nameOf(provider.kind());
        rowDetailLabel.setText(Visible.line(provider.model().isEmpty() ? kind : kind + " · " + provider.model()));
        boolean stored = !ProviderForms.isDraft(provider.id());
        ProviderMark.show(rowMark, Presets.family(provider.kind()));
        rowHandleIcon.setVisible(stored);
        rowActiveIcon.setVisible(provider.active());
        rowInactiveIcon.setVisible(!provider.active() && stored);
        rowEditedLabel.setText(edited);
        Presence.set(rowEditedLabel, !edited.isEmpty());
    }
}
