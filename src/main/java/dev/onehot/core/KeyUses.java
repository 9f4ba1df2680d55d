package dev.onehot.core;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.model.KeyUse;
import dev.onehot.model.OnehotException;
import java.lang.System.Logger.Level;

/// Counts whose keys programs were given, and has it in the database a while later: nobody waits for that, and programs may ask often.
///
/// Any thread.
public final class KeyUses {
    private static final Duration BEHIND = Duration.ofSeconds(1);

    @GuardedBy("this")
    private final Map<Use, Long> uses = new HashMap<>();

    @GuardedBy("this")
    private boolean due;

    private record Use(SettingsManager manager, long provider) {}

    /// One that has counted nothing yet.
    public KeyUses() {}

    /// What the database has of it, the newest day first. Blocks on the disk.
    public static List<KeyUse> of(SettingsManager manager) {
        return manager.writing().keyUses();
    }

    /// When the key of each provider was given last, as far as the database has it. Blocks on the disk.
    public static Map<Long, Instant> last(SettingsManager manager) {
        return of(manager).stream().collect(Collectors.toMap(KeyUse::provider, KeyUse::lastTime, (newest, _) -> newest));
    }

    /// A program was given the key of this provider.
    public synchronized void add(SettingsManager manager, long provider) {
        if (!due) {
            due = true;
            CompletableFuture.delayedExecutor(BEHIND.toMillis(), TimeUnit.MILLISECONDS).execute(this::record);
        }
        uses.merge(new Use(manager, provider), 1L, Long::sum);
    }

    /// Has what was counted in the database at once. Blocks on the disk.
    public void record() {
        taken().forEach((use, count) -> {
            try {
                if (!use.manager().writing().addKeyUse(use.provider(), count)) {
                    // Another program is writing: with the next ones.
                    putBack(use, count);
                }
            } catch (OnehotException closed) {
                System.getLogger(KeyUses.class.getName()).log(Level.WARNING, "that keys were told is not recorded", closed);
            }
        });
    }

    private synchronized Map<Use, Long> taken() {
        due = false;
        var taken = Map.copyOf(uses);
        uses.clear();
        return taken;
    }

    private synchronized void putBack(Use use, long count) {
        uses.merge(use, count, Long::sum);
    }
}
