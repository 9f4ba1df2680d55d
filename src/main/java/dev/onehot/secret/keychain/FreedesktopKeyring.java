package dev.onehot.secret.keychain;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.bus.BusLocation;
import dev.onehot.bus.NoBusException;
import dev.onehot.model.KeyringPlace;
import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.SecretStore;
import dev.onehot.secret.Wanted;
import org.jspecify.annotations.Nullable;

/// The keyring of a Linux desktop: whatever offers `org.freedesktop.secrets` on the session bus (GNOME Keyring, KWallet, KeePassXC).
///
/// Holds the connection, and makes another when it ends. Any thread may call; one waits for the other, but [#close] waits for nobody.
final class FreedesktopKeyring implements SecretStore {
    private final Map<String, String> environment;
    private final Patience patience;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    @GuardedBy("this")
    private @Nullable KeyringContents contents;

    /// Where it was certain that there is no key: only there one may be made.
    @GuardedBy("this")
    private @Nullable KeyringContents searched;

    /// The connection that is listened to for the followers.
    @GuardedBy("this")
    private @Nullable SessionBus followed;

    private volatile @Nullable SessionBus bus;
    private volatile boolean closed;

    /// Does not connect yet.
    ///
    /// @param environment where the session bus is
    FreedesktopKeyring(Map<String, String> environment, Patience patience) {
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    private interface Operation {
        Answer on(KeyringContents contents) throws Refused;
    }

    /// @param place where the key was last seen
    /// @param asked what a person is asked for, if somebody is
    private record Sought(Optional<KeyringPlace> place, Optional<Wanted> asked) {
        static final Sought ANY = new Sought(Optional.empty(), Optional.empty());
    }

    @Override
    public Answer read(String id, Optional<KeyringPlace> place) {
        return answer(
                new Sought(place, Optional.empty()), Question.untold(), it -> new KeyringReading(it).read(id, place));
    }

    @Override
    public synchronized Answer findAny() {
        var answer = answer(Sought.ANY, Question.untold(), it -> new KeyringReading(it).readAny());
        searched = answer instanceof Answer.Absent ? contents : null;
        return answer;
    }

    /// Never on another connection than the one where there was no key: on that somebody else may answer.
    @Override
    public synchronized Answer write(String id, byte[] secret) {
        var here = searched;
        searched = null;
        var once = Question.untold();
        once.begin();
        return answer(Sought.ANY, once, it -> {
            if (here != null && here != it) {
                throw Refused.unavailable("keychain.service.lost");
            }
            return new KeyringWriting(new KeyringReading(it)).write(id, secret);
        });
    }

    @Override
    public Answer delete(String id) {
        return answer(
                Sought.ANY, Question.untold(), it -> new KeyringWriting(new KeyringReading(it)).delete(id));
    }

    @Override
    public Answer unlock(Wanted wanted, Asking asking) {
        var question = new Question(asking);
        return switch (wanted) {
            case Wanted.Key key -> answer(
                    new Sought(key.place(), Optional.of(key)), question, it -> unlocking(it, question).forKey(key));
            case Wanted.Everything all -> answer(
                    new Sought(Optional.empty(), Optional.of(all)), question, it -> unlocking(it, question).forFirstKey());
        };
    }

    private static KeyringUnlocking unlocking(KeyringContents contents, Question question) {
        return new KeyringUnlocking(new KeyringReading(contents), question);
    }

    @Override
    public Runnable follow(Runnable changed) {
        followers.add(changed);
        return () -> followers.remove(changed);
    }

    private synchronized Answer answer(Sought sought, Question question, Operation operation) {
        var answer = attempted(sought, question, operation);
        if (answer instanceof Answer.Denied) {
            // KeePassXC remembers a refusal as long as the connection lasts, and spoils what is written on it.
            forget();
            listenAgain();
        }
        return answer;
    }

    @GuardedBy("this")
    private Answer attempted(Sought sought, Question question, Operation operation) {
        try {
            try {
                return operation.on(connected(sought));
            } catch (Lost once) {
                forget();
                if (question.wasAsked()) {
                    throw new Refused(once.answer());
                }
                return operation.on(connected(sought));
            }
        } catch (Lost again) {
            forget();
            return again.answer();
        } catch (Refused refused) {
            return closed ? Refused.unavailableAnswer("keychain.stopped") : refused.answer();
        }
    }

    @GuardedBy("this")
    private KeyringContents connected(Sought sought) throws Refused {
        var known = contents;
        if (known != null && known.items().calls().bus().isConnected()) {
            listen(known.items().calls().bus());
            return known;
        }
        contents = null;
        var on = connectedBus();
        var opened = new KeyringContents(SecretItems.open(on, patience, sought.place(), sought.asked()));
        contents = opened;
        return opened;
    }

    @GuardedBy("this")
    private SessionBus connectedBus() throws Refused {
        var known = bus;
        if (known == null || !known.isConnected()) {
            drop();
            known = SessionBus.connect(socket(), patience);
            bus = known;
            if (closed) {
                drop();
                throw Refused.unavailable("keychain.stopped");
            }
        }
        listen(known);
        return known;
    }

    private Path socket() throws Refused {
        try {
            return BusLocation.of(environment);
        } catch (NoBusException none) {
            throw none.address().isEmpty() ? Refused.unavailable("keychain.bus.none") : Refused.unavailable("keychain.bus.kind", none.address());
        }
    }

    /// Begins to listen for those who follow, if somebody does. That lasts as long as the connection.
    @GuardedBy("this")
    private void listen(SessionBus connection) throws Lost {
        if (followers.isEmpty() || followed == connection) {
            return;
        }
        for (var rule : Signals.ofKeyring()) {
            connection.listen(rule, _ -> followers.forEach(Runnable::run));
        }
        followed = connection;
    }

    @GuardedBy("this")
    private void listenAgain() {
        try {
            if (!followers.isEmpty() && !closed) {
                connectedBus();
            }
        } catch (Refused nobody) {
            // The next call says it.
        }
    }

    @GuardedBy("this")
    private void forget() {
        contents = null;
        drop();
    }

    private void drop() {
        var old = bus;
        bus = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }
}
