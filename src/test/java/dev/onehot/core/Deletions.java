package dev.onehot.core;

import dev.onehot.core.events.Command;
import dev.onehot.model.Change;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.PastGesture;
import java.util.Random;

/// Providers come back, in stories of random commands.
final class Deletions {
    private Deletions() {}

    /// Takes back one of the newest deletions, or the first gesture of all when nothing was deleted.
    static Command takeOneBack(SettingsManager manager, Random random) {
        var deletions = manager.history(HistoryFilter.newest(50)).stream().filter(Deletions::isOne).map(PastGesture::number).toList();
        return new Command.Undo(deletions.isEmpty() ? 1 : deletions.get(random.nextInt(deletions.size())));
    }

    private static boolean isOne(PastGesture gesture) {
        return gesture.changes().stream()
                .anyMatch(it -> it.change() instanceof Change.ProviderChange provider && provider.action() == ProviderAction.DELETED);
    }
}
