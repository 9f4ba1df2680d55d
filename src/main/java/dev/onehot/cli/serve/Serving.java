package dev.onehot.cli.serve;

import module java.base;

import dev.onehot.core.LatestSnapshot;
import dev.onehot.core.ReadyKeys;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.UsageCounts;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeysException;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.Answering;
import dev.onehot.relay.Caller;
import dev.onehot.relay.Served;
import dev.onehot.relay.UnansweredException;
import dev.onehot.relay.turn.Piece.Failure;

/// Tells the endpoint what the database says at the moment of each request: whatever anybody had committed by then holds.
///
/// Any thread. Microseconds as long as nobody commits; whoever asks first after a commit waits until it is read. The look for that costs most, and one is
/// enough for a request: [#caller] takes it, and [#answerer] goes on from there.
public final class Serving implements Answering, AutoCloseable {
    /// A provider may be changed while its key is read; nobody changes it so often.
    private static final int TRIES = 20;

    private static final int LONGEST_MODEL = 200;
    private static final int FAILED = 400;
    private static final int LOCK_SECONDS = 5;

    /// The program did not wait for the answer, which is nobody's failure.
    private static final int LEFT = 499;

    /// No request has more, whatever its provider says: sums stay sums.
    private static final long MOST_TOKENS = 1L << 40;

    private final SettingsManager manager;
    private final LatestSnapshot latest;
    private final ReadyKeys keys;
    private final UsageCounts usage;
    private final Runnable noted;
    private final LongAdder answered = new LongAdder();
    private volatile long locks;
    private volatile Known known = new Known(Map.of(), List.of());

    /// Those who may ask, made once for each change of them.
    private record Known(Map<String, EndpointToken> tokens, List<Admitted> admitted) {}

    private record Admitted(EndpointToken token, Caller caller) {}

    /// @param manager open for longer than this
    /// @param noted run when a request begins or has been answered; takes note only
    public Serving(SettingsManager manager, Runnable noted) {
        this.manager = manager;
        this.latest = new LatestSnapshot(manager);
        this.keys = new ReadyKeys(manager);
        this.usage = new UsageCounts(manager);
        this.noted = noted;
        this.locks = manager.snapshot().protection().locks();
    }

    /// How many requests have been answered, well or not.
    public long answered() {
        return answered.sum();
    }

    @Override
    public Optional<Caller> caller(String token) {
        var hash = EndpointToken.hash(token);
        var found = Optional.<Caller>empty();
        for (var it : admitted(now())) {
            if (it.token().isHash(hash)) {
                found = Optional.of(it.caller());
            }
        }
        return found;
    }

    private List<Admitted> admitted(Snapshot now) {
        var last = known;
        if (!last.tokens().equals(now.tokens())) {
            last = new Known(now.tokens(), now.tokens().values().stream()
                    .map(it -> new Admitted(it, new Caller(it.name(), it.pinned(), it.modelNames())))
                    .toList());
            known = last;
        }
        return last.admitted();
    }

    private Snapshot now() {
        try {
            return latest.get();
        } catch (OnehotException failure) {
            throw new UnansweredException(Failure.UNAVAILABLE, "Look into Onehot: its database cannot be read. " + words(failure));
        }
    }

    @Override
    public Answerer answerer(Caller caller) {
        noted.run();
        manager.keys().touch();
        var now = manager.snapshot();
        lock(now.protection().locks());
        for (int tries = 0; tries < TRIES; tries++, now = now()) {
            var provider = provider(now, caller);
            try {
                var ready = keys.of(provider);
                if (ready.isPresent()) {
                    requireKey(provider, ready.get());
                    return new Answerer(provider, ready.get().key(), now.revision(), ready.get().models());
                }
            } catch (NoSuchProviderException deleted) {
                // The next look tells who answers instead.
            } catch (KeysException notNow) {
                throw locked(provider, notNow);
            } catch (OnehotException failure) {
                throw new UnansweredException(Failure.UNAVAILABLE, "Look into Onehot: its database cannot be read. " + words(failure));
            }
        }
        throw new UnansweredException(Failure.UNAVAILABLE, "Try again: the provider is being changed this moment.");
    }

    /// Whoever asks after somebody has locked keys gets none, also when nobody else has heard of it yet.
    ///
    /// @param asked how often somebody had by then
    private void lock(long asked) {
        if (asked > locks) {
            lockOnce(asked);
        }
    }

    private synchronized void lockOnce(long asked) {
        try {
        if (asked > locks) {
                var _ = manager.keys().lock().get(LOCK_SECONDS, TimeUnit.SECONDS);
                locks = asked;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw notLockedYet();
        } catch (ExecutionException | TimeoutException busy) {
            throw notLockedYet();
        }
    }

    private static UnansweredException notLockedYet() {
        return new UnansweredException(Failure.UNAVAILABLE, "Try again: keys are being locked.");
    }

    private static Provider provider(Snapshot now, Caller caller) {
        if (caller.provider().isPresent()) {
            return now.provider(caller.provider().getAsLong()).orElseThrow(() -> new UnansweredException(Failure.UNAVAILABLE,
                    "Give this program a provider in Onehot: its own is deleted. onehotctl program token \"" + caller.name() + "\" --active"));
        }
        return now.active().orElseThrow(() -> new UnansweredException(
                Failure.UNAVAILABLE, "Choose a provider in Onehot: none is active. onehotctl provider use NAME"));
    }

    private static void requireKey(Provider provider, ReadyKeys.Ready ready) {
        if (ready.key().isEmpty() && Presets.family(provider.kind()).speech().needsKey()) {
            throw new UnansweredException(Failure.UNAVAILABLE,
                    "Enter an API key in Onehot: it has none for " + provider.name() + ". onehotctl provider edit " + provider.id() + " --key-stdin");
        }
    }

    private UnansweredException locked(Provider provider, KeysException reason) {
        var words = words(reason);
        var message = switch (provider.key().source()) {
            case KeySource.Environment(var variable) ->
                "Set the variable of the key where Onehot runs: " + variable + ", for " + provider.name() + ", and start the endpoint again.";
            case KeySource.Encrypted _ when reason.isOpenable() -> unlock(manager.keys().state()) + words;
            case KeySource.Hidden _ -> words;
            case KeySource.Encrypted _, KeySource.Plain _, KeySource.None _ -> "Enter the API key in Onehot again: " + provider.name() + ". " + words;
        };
        return new UnansweredException(Failure.UNAVAILABLE, message);
    }

    private static String words(OnehotException failure) {
        return failure.what().text(Locale.ROOT) + " " + failure.advice().text(Locale.ROOT);
    }

    private static String unlock(KeyState state) {
        return state.backend().equals(Optional.of(KeyBackend.VAULT))
                ? "Unlock the keys in Onehot's window, or start onehotctl serve again with the passphrase. "
                : "Unlock the system's keyring, which has Onehot's keys. ";
    }

    @Override
    public void served(Served served) {
        if (served.provider() > 0) {
            var used = served.usage();
            var model = served.model().length() > LONGEST_MODEL ? served.model().substring(0, LONGEST_MODEL) : served.model();
            usage.add(served.at(), served.provider(), served.program(), model, isFailure(served), tokens(used.input()), tokens(used.cached()), tokens(used.output()));
        }
        answered.increment();
        noted.run();
    }

    private static boolean isFailure(Served served) {
        return !served.error().isEmpty() || (served.status() >= FAILED && served.status() != LEFT);
    }

    private static long tokens(long told) {
        return Math.clamp(told, 0, MOST_TOKENS);
    }

    /// Has in the database what was counted. Blocks.
    @Override
    public void close() {
        usage.close();
        latest.close();
    }
}
