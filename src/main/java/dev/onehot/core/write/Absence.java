package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Difference;
import dev.onehot.core.events.Replay;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Change;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.PastChange;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.schema.Schemas;
import dev.onehot.store.Stamp;
import dev.onehot.store.StoreSession;
import dev.onehot.store.Stored;

/// What other programs changed while no Onehot ran: the history and [dev.onehot.store.LastSeen] say what the file would hold without them.
/// It goes into the history once, before anything is recorded that came after it.
///
/// Looking at very many settings takes as long as reading them, so that waits for [LookBack]. Until then one of them is looked at when it is
/// about to be written, but the providers before anything is; and so are settings where there are few.
///
/// Used inside a write transaction by the thread that holds the manager's lock.
final class Absence {
    /// So many settings are looked at by the way, in less than a millisecond.
    private static final int FEW = 300;

    private final StoreSession session;
    private final Schemas schemas;

    /// Keys of settings of which there can be no more to say: looked at, or recorded since what is known was brought up to date.
    private final Set<String> looked = new HashSet<>();

    private boolean begun;
    private boolean blind;
    private boolean ends;
    private boolean pending;
    private boolean news;
    private boolean found;
    private boolean over;

    Absence(StoreSession session, Schemas schemas) {
        this.session = session;
        this.schemas = schemas;
    }

    /// Whether there is nothing more to look for.
    boolean isOver() {
        return over;
    }

    /// Before anything is recorded in this transaction but what others were seen to change.
    void begin(Snapshot now, Stamp stamp) {
        if (over || begun || blind) {
            return;
        }
        pending = true;
        boolean few = session.seen().isFor(FEW);
        if (session.seen().isUsable()) {
            begun = true;
            ends = few;
            session.seen().fold();
            look(few ? session.seen().suspects().orElse(List.of()) : List.of(), session.seen().providers(), session.allProviders(), now, stamp);
        } else if (few) {
            fill(now);
        } else {
            blind = true;
        }
    }

    private void fill(Snapshot now) {
        session.seen().fill(secrets(now));
        news = true;
        ends = true;
    }

    private Predicate<String> secrets(Snapshot now) {
        return schemas.reading(now.schemas())::isSecret;
    }

    /// Before `command` records anything, and the first one of its gesture.
    void before(Command command, Snapshot now, Stamp stamp) {
        if (begun && !over && !ends) {
            var keys = new HashSet<String>();
            collect(command, keys);
            look(keys, List.of(), List.of(), now, stamp);
        }
    }

    private static void collect(Command command, Set<String> keys) {
        switch (command) {
            case Command.SetSetting(var key, var _, var _) -> keys.add(key);
            case Command.ResetSetting(var key, var _) -> keys.add(key);
            case Command.PutSetting(var key, var _) -> keys.add(key);
            case Command.Composite(var commands) -> commands.forEach(it -> collect(it, keys));
            // An undo is of what stands in the history: what is found only now must not become the newest before it.
            default -> {}
        }
    }

    /// Looks at all that may have been changed.
    ///
    /// @param suspects keys of settings; empty when nothing was known
    /// @param last whether there are no others
    /// @return whether there may be more to be found
    boolean all(Optional<List<String>> suspects, boolean last, Snapshot now, Stamp stamp) {
        blind = false;
        begin(now, stamp);
        if (begun && !ends) {
            suspects.ifPresent(it -> look(it, List.of(), List.of(), now, stamp));
            ends = last && suspects.isPresent();
        } else if (!ends) {
            fill(now);
        }
        return !ends && found;
    }

    /// @param said what providers are said to be, of those that are looked at
    /// @param providers what they are
    private void look(Collection<String> keys, List<PastChange> said, List<Provider> providers, Snapshot now, Stamp stamp) {
        var expected = new ArrayList<>(said);
        var stored = new ArrayList<Setting>();
        for (var key : keys) {
            // A key that is no UTF-8 stands in the history as another one.
            if (key.indexOf('\ufffd') < 0 && looked.add(key)) {
                pending = true;
                session.seen().setting(key).ifPresent(expected::add);
                (now.covers(key) ? now.setting(key) : session.setting(key)).ifPresent(stored::add);
            }
        }
        if (!expected.isEmpty() || !stored.isEmpty() || !providers.isEmpty()) {
            record(expected, providers, stored, now, stamp);
        }
    }

    private void record(List<PastChange> expected, List<Provider> providers, List<Setting> settings, Snapshot now, Stamp stamp) {
        var stored = new Stored(stamp.revision(), OptionalLong.empty(), KeyProtection.SHARED, providers, List.of(), List.of(), settings, Optional.empty());
        var known = new Replay(Snapshot.EMPTY, expected, stored).result();
        var difference = new Difference(known, stored, stamp.revision(), OptionalLong.empty());
        if (difference.hasChanges()) {
            difference.writeTo(session, stamp, () -> secrets(now));
            news = true;
            found = true;
        }
    }

    /// Others have recorded `changes`, or this process has on seeing them.
    void note(Collection<Change> changes) {
        if (begun && !over) {
            for (var it : changes) {
                if (it instanceof Change.SettingChange(String key, var _)) {
                    looked.add(key);
                }
            }
        }
    }

    /// Others have recorded nobody knows what: until all are looked at, none is.
    void lose() {
        begun = false;
        looked.clear();
        blind = true;
    }

    /// Whether there is something to commit.
    boolean hasNews() {
        return news;
    }

    /// Whether there is something in the history that was not there.
    boolean hasFound() {
        return found;
    }

    /// This transaction needs no commit.
    void foundNothing() {
        over |= ends;
    }

    /// What was done in this transaction is durable.
    void committed() {
        over |= ends;
        pending = false;
        settle();
    }

    /// The transaction is over. What it did and did not commit is to be done again.
    void end() {
        if (pending) {
            pending = false;
            begun = false;
            looked.clear();
        }
        settle();
    }

    private void settle() {
        news = false;
        found = false;
        ends = false;
    }
}
