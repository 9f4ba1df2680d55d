package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.testing.Drafts;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.Test;

class TestConcurrentAddAiProvider extends ManagerFixture {
    private static final int THREADS = 10;

    @Test
    void tenThreadsThatEachAddAnActiveOneLeaveExactlyOneActive() {
        Together.run(THREADS, thread -> manager.addAiProvider(Drafts.withKey("provider " + thread, "key-" + thread), true));

        assertThat(outside.number("SELECT count(*) FROM ai_providers")).isEqualTo(THREADS);
        assertThat(outside.activeRows()).isEqualTo(1);
        assertThat(manager.getActiveAiProvider().orElseThrow().id())
                .isEqualTo(outside.number("SELECT id FROM ai_providers WHERE is_active = 1"));
        outside.assertSound();
    }

    @Test
    void tenThreadsThatAddTheSameNameLeaveOneRow() {
        Together.run(THREADS, thread -> {
            for (int n = 0; n < 5; n++) {
                manager.addAiProvider(Drafts.withKey("OpenAI", "key-" + thread + "-" + n), true);
            }
        });

        assertThat(outside.texts("SELECT provider_name FROM ai_providers")).containsExactly("OpenAI");
        assertThat(outside.text("SELECT api_key FROM ai_providers")).endsWith("-4");
        assertThat(outside.activeRows()).isEqualTo(1);
    }

    /// No reader ever sees two active ones, or none once one was there: that is what the original's three steps could show.
    @Test
    void everyMomentBetweenHasExactlyOneActive() {
        addActive("first");
        Together.run(THREADS, thread -> {
            if (thread == 0) {
                for (int n = 0; n < 200; n++) {
                    assertThat(outside.activeRows()).isEqualTo(1);
                    assertThat(manager.snapshot().activeIds()).hasSize(1);
                }
            } else {
                for (int n = 0; n < 5; n++) {
                    manager.addAiProvider(Drafts.named("provider " + thread + " " + n), true);
                }
            }
        });
        outside.assertSound();
    }
}
