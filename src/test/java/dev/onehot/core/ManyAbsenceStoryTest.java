package dev.onehot.core;

import module java.base;

import dev.onehot.testing.Outside;

/// The same stories where there are too many settings to be looked at before each first write.
class ManyAbsenceStoryTest extends AbsenceStoryTest {
    /// Fewer than without: only what comes before the first write is another thing here.
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("onehot.stories", 2));
    }

    @Override
    protected void beforeOpening() {
        super.beforeOpening();
        try (var filling = Outside.on(file)) {
            filling.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)"
                    + " INSERT INTO settings(key, value, updated_at) SELECT 'key ' || i, i, 't' FROM n");
            // Nobody has seen it before.
            filling.run("UPDATE onehot_meta SET value = '-1' WHERE key = 'seen'");
        }
        try (var first = open()) {
            first.lookBack();
        }
    }
}
