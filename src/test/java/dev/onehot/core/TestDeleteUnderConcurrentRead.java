package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.model.NoSuchProviderException;
import dev.onehot.testing.Together;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TestDeleteUnderConcurrentRead extends ManagerFixture {
    private static final int THREADS = 10;

    @Test
    void readersSeeTheProviderWholeOrNotAtAll() {
        long id = addActive("Anthropic");
        manager.setSetting("owner", "Anthropic");
        Together.run(THREADS, thread -> {
            if (thread == 0) {
                manager.deleteAiProvider(id);
                return;
            }
            boolean gone = false;
            for (int n = 0; n < 2_000; n++) {
                var snapshot = manager.snapshot();
                var found = snapshot.provider(id);
                assertThat(snapshot.activeIds().contains(id)).isEqualTo(found.isPresent());
                assertThat(snapshot.active()).isEqualTo(found);
                assertThat(gone && found.isPresent()).as("came back").isFalse();
                gone = found.isEmpty();
            }
        });

        assertThat(outside.number("SELECT count(*) FROM ai_providers")).isZero();
        assertThat(manager.getAllAiProviders()).isEmpty();
    }

    @Test
    void ofTenThatDeleteTheSameOneOneSucceeds() {
        long id = add("Anthropic");
        var deleted = new AtomicInteger();
        Together.run(THREADS, thread -> {
            try {
                manager.deleteAiProvider(id);
                deleted.incrementAndGet();
            } catch (NoSuchProviderException gone) {
                assertThat(gone.id()).isEqualTo(id);
            }
        });
        assertThat(deleted).hasValue(1);
    }

    /// Another program reads the file meanwhile, as the original does.
    @Test
    void readersOfTheFileSeeNoHalfDeletion() {
        long kept = addActive("kept");
        Together.run(THREADS, thread -> {
            if (thread == 0) {
                for (int n = 0; n < 100; n++) {
                    assertThat(outside.activeRows()).isEqualTo(1);
                    assertThat(outside.number("SELECT count(*) FROM onehot_provider")).isPositive();
                }
            } else {
                for (int n = 0; n < 5; n++) {
                    long id = add("provider " + thread + " " + n);
                    manager.deleteAiProvider(id);
                }
            }
        });
        assertThat(outside.texts("SELECT id FROM ai_providers")).containsExactly(String.valueOf(kept));
        assertThat(outside.texts("SELECT provider_id FROM onehot_provider")).containsExactly(String.valueOf(kept));
    }
}
