package dev.onehot.core.events;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.PastChange;
import dev.onehot.model.Setting;
import dev.onehot.store.SettingPrint;
import dev.onehot.store.StoreSession;
import dev.onehot.store.Stored;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;

/// What the settings were when it was looked last what others had written, so that of very many only those are read that may be otherwise.
///
/// Everywhere else they are the same, as surely as a [SettingPrint] tells: how another program changed a row plays no part. What cannot be told so is
/// read whole. Immutable: who looks needs no lock.
public final class LastLook {
    /// Nothing is known of it.
    public static final LastLook NONE = new LastLook(Optional.empty(), HashTreePSet.empty());

    /// So few settings are read in no time.
    private static final int FEW = 1_000;

    /// After more own changes than this all settings are read once.
    private static final int MOST_OWN = 10_000;

    private final Optional<SettingPrint> print;

    /// Keys of settings that this process has written since.
    private final MapPSet<String> own;

    private LastLook(Optional<SettingPrint> print, MapPSet<String> own) {
        this.print = print;
        this.own = own;
    }

    /// What a look has found.
    ///
    /// @param stored what is there now
    /// @param recorded what Onehots have recorded since; empty where the history does not reach back
    /// @param look the last one from now on
    public record Found(Stored stored, Optional<List<PastChange>> recorded, LastLook look) {}

    /// Whether there are so many settings that nobody should have to wait for a look.
    public static boolean takesLong(Snapshot known) {
        return known.hasAllSettings() && known.settings().size() > FEW;
    }

    /// Looks again, in a transaction in which nothing was written.
    ///
    /// @param known what was stored at the last look, with what this process has committed since
    /// @param revision the last one of which this process knows what was recorded
    /// @param isEven whether there is nothing that this process has seen and not recorded
    public Found again(StoreSession session, Snapshot known, long revision, boolean isEven) {
        var recorded = session.revision() > revision ? session.history().since(revision) : Optional.of(List.<PastChange>of());
        var next = takesLong(known) ? session.settingPrint() : Optional.<SettingPrint>empty();
        var changed = isEven ? recorded.flatMap(it -> changed(session, known, it, next)) : Optional.<Stored>empty();
        var stored = changed.orElseGet(() -> known.hasAllSettings() ? session.load() : session.load(OwnSettings.KEYS));
        return new Found(stored, recorded, new LastLook(next, HashTreePSet.empty()));
    }

    private Optional<Stored> changed(StoreSession session, Snapshot known, List<PastChange> recorded, Optional<SettingPrint> next) {
        var pieces = print.flatMap(earlier -> next.flatMap(it -> it.otherThan(earlier)));
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        var found = new TreeMap<String, Setting>();
        for (long piece : pieces.get()) {
            session.settings(piece).stream().filter(it -> !isKnown(known, it)).forEach(it -> found.put(it.key(), it));
        }
        // What was written here or recorded may be as it was at the last look, and otherwise than known.
        var named = new HashSet<>(own);
        recorded.forEach(it -> key(it.change()).ifPresent(named::add));
        var gone = new HashSet<String>();
        for (var key : named) {
            if (!found.containsKey(key)) {
                session.setting(key).ifPresentOrElse(it -> found.put(key, it), () -> gone.add(key));
            }
        }
        return gone(session, known, found.keySet(), gone).map(it -> session.load(new ArrayList<>(found.values()), it));
    }

    private static boolean isKnown(Snapshot known, Setting found) {
        return known.setting(found.key()).filter(it -> it.isSameValue(found) && it.updatedAt().equals(found.updatedAt())).isPresent();
    }

    /// All that have gone, of which `gone` are known already. Where there are not as many settings as there would have to be then, the keys tell;
    /// empty when those are twice there.
    private static Optional<Set<String>> gone(StoreSession session, Snapshot known, Set<String> found, Set<String> gone) {
        long added = found.stream().filter(it -> known.setting(it).isEmpty()).count();
        long lost = gone.stream().filter(it -> known.setting(it).isPresent()).count();
        if (session.settingCount() == known.settings().size() + added - lost) {
            return Optional.of(gone);
        }
        var keys = session.settingKeys();
        var there = new HashSet<>(keys);
        known.settings().keySet().stream().filter(it -> !there.contains(it)).forEach(gone::add);
        return there.size() == keys.size() ? Optional.of(gone) : Optional.empty();
    }

    private static Optional<String> key(Change change) {
        return change instanceof Change.SettingChange(String key, var _) ? Optional.of(key) : Optional.empty();
    }

    /// The same, after this process has committed `changes`.
    public LastLook with(Collection<Change> changes) {
        if (print.isEmpty()) {
            return this;
        }
        var keys = own.plusAll(changes.stream().flatMap(it -> key(it).stream()).toList());
        return keys.size() > MOST_OWN ? NONE : new LastLook(print, keys);
    }
}
