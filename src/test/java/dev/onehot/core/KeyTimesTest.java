package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;

/// Programs that read the table again when a time moves miss no key, however it came there.
class KeyTimesTest extends KeysFixture {
    private static final String LONG_AGO = "2020-01-01 00:00:00";

    @Test
    void everyOtherTextOfAKeyMovesTheTimeOfItsRow() {
        manager.keys().share(Origin.API).join();
        long id = addWithKey("A");
        manager.apply(new Command.AddKey(id, "second", ApiKey.of("sk-second-0123456789abcd")), Origin.API);
        try (var other = open()) {
            age(id);
            manager.apply(new Command.UseKey(id, manager.snapshot().provider(id).orElseThrow().spareKeys().getFirst().id()), Origin.API);
            assertMoved(id);
            age(id);
            manager.keys().protect(Origin.API).join();
            assertMoved(id);
            age(id);
            manager.keys().share(Origin.API).join();
            assertMoved(id);
            other.refresh();
            assertThat(other.snapshot().provider(id).orElseThrow().updatedAt()).isEqualTo(time(id));
        }
        assertThat(storedText(id)).isEqualTo("sk-second-0123456789abcd");
        assertThat(manager.history(HistoryFilter.newest(100))).extracting(PastGesture::origin).doesNotContain(Origin.EXTERNAL);
    }

    private void age(long id) {
        try (var outside = Outside.on(file)) {
            outside.run("UPDATE ai_providers SET updated_at = ? WHERE id = " + id, LONG_AGO);
        }
        manager.refresh();
    }

    private void assertMoved(long id) {
        assertThat(time(id)).isNotEqualTo(LONG_AGO);
        assertThat(manager.snapshot().provider(id).orElseThrow().updatedAt()).isEqualTo(time(id));
    }

    private String time(long id) {
        try (var outside = Outside.on(file)) {
            return outside.text("SELECT updated_at FROM ai_providers WHERE id = " + id);
        }
    }
}
