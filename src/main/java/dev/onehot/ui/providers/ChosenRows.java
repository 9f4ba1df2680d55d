package dev.onehot.ui.providers;

import module java.base;

import dev.onehot.model.Provider;
import dev.onehot.ui.Shown;
import javafx.scene.control.ListView;

/// What is selected in the list of providers.
///
/// @param stored those that can be switched, moved and deleted
/// @param drafts those that are being made
record ChosenRows(List<Provider> stored, List<Shown<Long, Provider>> drafts) {
    static ChosenRows in(ListView<Shown<Long, Provider>> list) {
        var rows = list.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
        return new ChosenRows(
                rows.stream().filter(it -> !ProviderForms.isDraft(it.key())).map(Shown::get).toList(),
                rows.stream().filter(it -> ProviderForms.isDraft(it.key())).toList());
    }

    /// The one that was selected last, if it is stored.
    static Optional<Provider> last(ListView<Shown<Long, Provider>> list) {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .filter(it -> !ProviderForms.isDraft(it.key()))
                .map(Shown::get);
    }
}
