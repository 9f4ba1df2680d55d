package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.PastChange;
import dev.onehot.model.PastGesture;

/// Reads the history page by page, the newest first.
final class HistoryPages {
    private static final int PAGE = 200;

    private final SettingsManager manager;

    /// Has what was changed while no Onehot ran in it too.
    HistoryPages(SettingsManager manager) {
        this.manager = manager;
        manager.lookBack();
    }

    /// Every change with a greater number, oldest first.
    List<PastChange> after(long number) {
        var newestFirst = new ArrayList<PastChange>();
        var _ = walk(gesture -> {
            gesture.changes().reversed().stream().filter(it -> it.number() > number).forEach(newestFirst::add);
            return gesture.number() > number;
        });
        return newestFirst.reversed();
    }

    /// The number of the newest change that `revision` shows already; 0 when the history does not reach back so far.
    long numberAt(long revision) {
        if (revision == 0) {
            return 0;
        }
        var found = new long[1];
        var _ = walk(gesture -> {
            found[0] = gesture.changes().stream()
                    .filter(it -> it.revision() <= revision)
                    .mapToLong(PastChange::number)
                    .max()
                    .orElse(0);
            return found[0] == 0;
        });
        return found[0];
    }

    /// The newest gestures that `wanted` accepts.
    List<PastGesture> newest(int limit, Predicate<PastGesture> wanted) {
        var found = new ArrayList<PastGesture>();
        var _ = walk(gesture -> {
            if (wanted.test(gesture)) {
                found.add(gesture);
            }
            return found.size() < limit;
        });
        return found;
    }

    /// Whether nothing of it was forgotten.
    boolean isWhole() {
        return manager.history(HistoryFilter.newest(1)).isEmpty()
                || !manager.history(HistoryFilter.newest(1).olderThan(2)).isEmpty();
    }

    /// Until `goOn` says no; answers whether it did.
    private boolean walk(Predicate<PastGesture> goOn) {
        var filter = HistoryFilter.newest(PAGE);
        while (true) {
            var page = manager.history(filter);
            if (page.isEmpty()) {
                return false;
            }
            for (var gesture : page) {
                if (!goOn.test(gesture)) {
                    return true;
                }
            }
            filter = filter.olderThan(page.getLast().number());
        }
    }
}
