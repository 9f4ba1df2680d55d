package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Provider;
import dev.onehot.ui.Shown;
import javafx.collections.ListChangeListener.Change;

/// The rows of the list: the providers that are stored, and behind them those that are being made. FX thread only.
final class ProviderRows extends TransformationList<Shown<Long, Provider>, Shown<Long, Provider>> {
    private final List<Shown<Long, Provider>> drafts = new ArrayList<>();

    ProviderRows(ObservableList<Shown<Long, Provider>> stored) {
        super(stored);
    }

    void addDraft(Shown<Long, Provider> row) {
        beginChange();
        drafts.add(row);
        nextAdd(size() - 1, size());
        endChange();
    }

    void removeDraft(Shown<Long, Provider> row) {
        int at = drafts.indexOf(row);
        if (at >= 0) {
            beginChange();
            drafts.remove(at);
            nextRemove(getSource().size() + at, row);
            endChange();
        }
    }

    @Override
    protected void sourceChanged(Change<? extends Shown<Long, Provider>> change) {
        beginChange();
        while (change.next()) {
            if (change.wasPermutated()) {
                var moved = new int[change.getTo() - change.getFrom()];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = change.getPermutation(change.getFrom() + i);
                }
                nextPermutation(change.getFrom(), change.getTo(), moved);
            } else {
                nextReplace(change.getFrom(), change.getTo(), change.getRemoved());
            }
        }
        endChange();
    }

    @Override
    public int getSourceIndex(int index) {
        return index < getSource().size() ? index : -1;
    }

    @Override
    public int getViewIndex(int index) {
        return index;
    }

    @Override
    public Shown<Long, Provider> get(int index) {
        int stored = getSource().size();
        return index < stored ? getSource().get(index) : drafts.get(index - stored);
    }

    @Override
    public int size() {
        return getSource().size() + drafts.size();
    }
}
