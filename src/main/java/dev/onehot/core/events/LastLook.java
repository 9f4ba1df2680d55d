package dev.onehot.core.events;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.PastChange;
import dev.onehot.model.Setting;
import dev.onehot.store.SettingPrint;
import dev.onehot.store.Stored;
import dev.onehot.store.WriteSession;

/// What the settings were when it was looked last what others had written, so that of very many only those are read that may be otherwise.
///
/// Everywhere else they are the same, as surely as a [SettingPrint] tells: how another program changed a row plays no part. What cannot be told so is
/// read whole. As the ledger not safe for several threads.
public final class LastLook {
    /// So few settings are read in no time.
    private static final int FEW = 1_000;

    /// After more own changes than this all settings are read once.
    private static final int MOST_OWN = 10_000;

    private final WriteSession session;
    private final Set<String> own = new HashSet<>();
    private Optional<SettingPrint> last = Optional.empty();
    private Optional<SettingPrint> next = Optional.empty();

    public LastLook(WriteSession session) {
        this.session = session;
    }

    /// What is stored now. In a transaction in which nothing was written.
    ///
    /// @param known what was stored at the last look, with what this process has committed since
    /// @param recorded what Onehots have recorded since; empty when that is not known
    /// @param isEven whether there is nothing that this process has seen and not recorded
    public Stored again(Snapshot known, Optional<List<PastChange>> recorded, boolean isEven) {
        next = known.hasAllSettings() && session.settingCount() > FEW ? session.settingPrint() : Optional.empty();
        if (!known.hasAllSettings()) {
            return session.load(OwnSettings.KEYS);
        }
        return (isEven ? recorded : Optional.<List<PastChange>>empty()).flatMap(it -> changed(known, it)).orElseGet(session::load);
    }

    private Optional<Stored> changed(Snapshot known, List<PastChange> recorded) {
        var pieces = last.flatMap(earlier -> next.flatMap(it -> it.otherThan(earlier)));
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
        return isAll(known, found.keySet(), gone) ? Optional.of(session.load(new ArrayList<>(found.values()), gone)) : Optional.empty();
    }

    private static boolean isKnown(Snapshot known, Setting found) {
        return known.setting(found.key()).filter(it -> it.isSameValue(found) && it.updatedAt().equals(found.updatedAt())).isPresent();
    }

    /// Whether no other setting has gone: then there are as many as there would have to be.
    private boolean isAll(Snapshot known, Set<String> found, Set<String> gone) {
        long added = found.stream().filter(it -> known.setting(it).isEmpty()).count();
        long lost = gone.stream().filter(it -> known.setting(it).isPresent()).count();
        return session.settingCount() == known.settings().size() + added - lost;
    }

    private static Optional<String> key(Change change) {
        return change instanceof Change.SettingChange(String key, var _) ? Optional.of(key) : Optional.empty();
    }

    /// What [#again] found is known from now on.
    public void taken() {
        last = next;
        own.clear();
    }

    /// This process has committed `changes`.
    public void note(Collection<Change> changes) {
        if (last.isPresent()) {
            changes.forEach(it -> key(it).ifPresent(own::add));
            if (own.size() > MOST_OWN) {
                last = Optional.empty();
                own.clear();
            }
        }
    }
}
