package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.testing.Person;
import dev.onehot.ui.FxInbox.Delivery;
import org.junit.jupiter.api.Test;

/// What the window shows never goes back.
class UiModelTest extends WindowFixture {
    @Test
    void anOlderSnapshotIsNotShownAnyMore() {
        var older = manager.snapshot();
        stored("OpenAI", "openai", true);
        var newer = manager.snapshot();

        var shownRevisions = Person.ask(() -> {
            var model = new UiModel(older);
            var seen = new ArrayList<Long>();
            model.show(everything(newer));
            seen.add(model.snapshot().revision());
            model.show(everything(older));
            seen.add(model.snapshot().revision());
            seen.add(model.revisionProperty().get());
            assertThat(model.activeProperty().get()).isPresent();
            return seen;
        });

        assertThat(shownRevisions).containsOnly(newer.revision());
    }

    private static Delivery everything(Snapshot snapshot) {
        return new Delivery(snapshot, true, new HashSet<>(), new HashSet<>());
    }
}
