package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.ui.Glow;
import dev.onehot.ui.ProviderState;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Workspace;
import org.jspecify.annotations.Nullable;

/// One provider in a list. Follows its row while it shows it.
public final class ProviderCell extends ListCell<Shown<Long, Provider>> {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

    private final ProviderRow view;
    private final Workspace workspace;
    private final LongFunction<String> mark;
    private Subscription following = Subscription.EMPTY;
    private @Nullable Shown<Long, Provider> shown;

    /// @param mark the key of what is to be said of edits that are not saved; empty for none
    public ProviderCell(Workspace workspace, LongFunction<String> mark) {
        this.workspace = workspace;
        this.mark = mark;
        this.view = new ProviderRow(workspace.texts());
        view.setActivated(() -> {
            if (shown != null) {
                workspace.switching().to(shown.key());
            }
        });
        getStyleClass().add("provider-cell");
    }

    /// What a filter looks at, in lower case.
    public static String searchText(Shown<Long, Provider> row) {
        return row.searchText(it -> searchText(it.get()));
    }

    private static String searchText(Provider provider) {
        return String.join(
                        " ",
                        provider.name(),
                        Presets.nameOf(provider.kind()),
                        provider.model(),
                        provider.baseUrl(),
                        provider.notes())
                .toLowerCase(Locale.ROOT);
    }

    @Override
    protected void updateItem(@Nullable Shown<Long, Provider> row, boolean empty) {
        super.updateItem(row, empty);
        if (row != null && row.equals(shown)) {
            return;
        }
        following.unsubscribe();
        following = Subscription.EMPTY;
        shown = row;
        // Not taken away: putting it back would style all of it anew.
        view.setVisible(row != null && !empty);
        if (row == null || empty) {
            view.clear();
            setAccessibleText(null);
            pseudoClassStateChanged(ACTIVE, false);
            return;
        }
        setGraphic(view);
        following = Subscription.combine(
                row.valueProperty().subscribe(this::show),
                workspace.states().roundProperty().subscribe((before, now) -> show(row.get())),
                row.changedElsewhereProperty().subscribe((before, now) -> Glow.once(this)));
    }

    private void show(Provider provider) {
        var key = mark.apply(provider.id());
        var words = key.isEmpty() ? "" : workspace.texts().get(key);
        var known = workspace.states().of(provider);
        view.show(provider, known, words, workspace.texts());
        pseudoClassStateChanged(ACTIVE, provider.active());
        var state = provider.active() ? "provider.accessible.active" : "provider.accessible.inactive";
        var checked = known.sign() == ProviderState.Sign.UNCHECKED ? "" : ProviderRow.words(known, provider, workspace.texts());
        var name = workspace.texts().get(state, provider.name(), Presets.nameOf(provider.kind()));
        var marked = words.isEmpty() ? name : name + ", " + words;
        setAccessibleText(checked.isEmpty() ? marked : marked + ", " + checked);
    }
}
