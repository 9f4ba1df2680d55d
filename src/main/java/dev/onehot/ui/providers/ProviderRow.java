package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.model.CheckResult;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ProviderMark;
import dev.onehot.ui.ProviderState;
import dev.onehot.ui.Texts;
import dev.onehot.ui.Views;
import dev.onehot.ui.text.Isolated;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/// The content of one provider's row. In code, unlike most views: a list has a dozen of them when the window comes up, and reading FXML for each took longer than
/// all else that they are.
final class ProviderRow extends HBox {
    private final Label rowMark = new Label();
    private final Node rowHandleIcon = icon("fth-more-vertical", "row-handle");
    private final Node rowInactiveIcon = icon("fth-zap", "inactive-mark");
    private final Pane rowSwitchPane = new StackPane(rowInactiveIcon);
    private final Label rowNameLabel = line("row-name");
    private final Label rowDetailLabel = line("quiet");
    private final Node rowActiveIcon = icon("fth-zap", "active-mark");
    private final Label rowEditedLabel = new Label();
    private final Label rowStateLabel = new Label();
    private final Node rowPinIcon = icon("fth-star", "inactive-mark");

    ProviderRow(Texts texts) {
        getStyleClass().add("provider-row");
        rowMark.setId("rowMark");
        rowHandleIcon.setId("rowHandleIcon");
        rowInactiveIcon.setId("rowInactiveIcon");
        rowSwitchPane.setId("rowSwitchPane");
        rowNameLabel.setId("rowNameLabel");
        rowDetailLabel.setId("rowDetailLabel");
        rowActiveIcon.setId("rowActiveIcon");
        rowEditedLabel.setId("rowEditedLabel");
        rowStateLabel.setId("rowStateLabel");
        rowPinIcon.setId("rowPinIcon");
        ProviderMark.dress(rowMark);
        rowSwitchPane.getStyleClass().add("row-switch");
        rowSwitchPane.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        rowEditedLabel.setText(texts.get("providers.edited"));
        rowEditedLabel.getStyleClass().add("edited-mark");
        rowEditedLabel.setMinWidth(0);
        rowStateLabel.getStyleClass().add("row-state");
        rowStateLabel.setMinWidth(USE_PREF_SIZE);
        Presence.set(rowPinIcon, false);
        Presence.set(rowStateLabel, false);

        var mark = new StackPane(rowHandleIcon, rowMark);
        mark.setAlignment(Pos.CENTER_LEFT);
        mark.setMinWidth(USE_PREF_SIZE);
        // The name has all the room; what switches lies over its end while one points there.
        var name = new StackPane(details(rowNameLabel, rowPinIcon, rowActiveIcon), rowSwitchPane);
        name.setAlignment(Pos.CENTER_RIGHT);
        name.setMinWidth(0);
        var lines = new VBox(name, details(rowEditedLabel, rowDetailLabel, rowStateLabel));
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        setHgrow(lines, Priority.ALWAYS);
        getChildren().addAll(mark, lines);
        Views.ready(this);
    }

    private static Node icon(String literal, String styleClass) {
        var icon = new FontIcon(literal);
        icon.getStyleClass().add(styleClass);
        return icon;
    }

    /// One that has all the room that there is, and may have none.
    private static Label line(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Pane details(Node... parts) {
        var details = new HBox(parts);
        details.getStyleClass().add("row-details");
        details.setMinWidth(0);
        return details;
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
