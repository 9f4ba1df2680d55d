package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a snapshot keeps besides its rows, so as not to look at all of them, says what looking at all of them says.
@Execution(ExecutionMode.CONCURRENT)
class SnapshotNamesTest {
    private static final List<String> NAMES = List.of("a", "A", "\u00b5", "\u03bc", "\u00df", "I", "\u0131", "\u0130", "\u01c5", "\u01c4", "\ud801\udc00", "\ud801\udc28", "");
    private static final int STEPS = 3_000;
    private static final int IDS = 8;

    @Test
    void namesAndActiveOnesAreThoseOfItsRows() {
        var random = new Random(7);
        var snapshot = Snapshot.EMPTY;
        for (int i = 0; i < STEPS; i++) {
            long id = random.nextInt(IDS);
            snapshot = random.nextInt(4) == 0
                    ? snapshot.withoutProvider(id)
                    : snapshot.with(provider(id, NAMES.get(random.nextInt(NAMES.size())), random.nextBoolean()));
            requireSame(snapshot);
        }
    }

    private static void requireSame(Snapshot snapshot) {
        var all = snapshot.providers().values();
        assertThat(snapshot.activeIds()).isEqualTo(all.stream().filter(Provider::active).map(Provider::id).toList());
        for (var name : NAMES) {
            assertThat(snapshot.named(name)).as(name)
                    .isEqualTo(all.stream().filter(it -> it.name().equalsIgnoreCase(name)).findFirst());
            for (long self = 0; self < IDS; self++) {
                long but = self;
                assertThat(snapshot.isTaken(name, OptionalLong.of(self))).as(name)
                        .isEqualTo(all.stream().anyMatch(it -> it.name().equalsIgnoreCase(name) && it.id() != but));
            }
        }
    }

    private static Provider provider(long id, String name, boolean active) {
        return new Provider(id, name, "", "", "", "", ProviderOptions.NONE, MaskedKey.NONE, "", List.of(), active,
                new Provider.Place(id, false), Optional.empty(), "", "", 1);
    }
}
