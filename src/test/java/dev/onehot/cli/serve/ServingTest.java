package dev.onehot.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.EndpointAccess;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.UsageCounts;
import dev.onehot.core.events.Command;
import dev.onehot.core.files.Databases;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.Served;
import dev.onehot.relay.UnansweredException;
import dev.onehot.relay.turn.Piece;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who asks and who answers, as the database has it at that moment, whoever wrote it.
class ServingTest {
    private static final int SEEN_AT_ONCE = 50;

    private final Map<String, String> environment = new HashMap<>(Map.of("ONEHOT_KEYCHAIN", "none", "ONEHOT_PASSPHRASE", "four words or more"));

    @TempDir
    private Path folder;

    private Path file;
    private SettingsManager manager;
    private Serving serving;

    @BeforeEach
    void serve() {
        file = folder.resolve("onehot.db");
        manager = open();
        manager.keys().prepare().join();
        serving = new Serving(manager, () -> {});
    }

    @AfterEach
    void close() {
        serving.close();
        manager.close();
    }

    private SettingsManager open() {
        return SettingsManager.withoutSettings(Databases.open(file), LightPlaces.ofThisComputer(environment), Clock.systemUTC(), () -> {});
    }

    private static ProviderDraft draft(String name, String key) {
        return ProviderDraft.of(Map.of("name", name, "kind", "openai", "baseUrl", "http://" + key + ".example.com/v1", "model", "m"))
                .withKey(new KeyChange.Replace(ApiKey.of(key)));
    }

    private long add(String name, String key, boolean active) {
        return manager.apply(new Command.AddProvider(draft(name, key), active), Origin.WINDOW).providerId().orElseThrow();
    }

    private String token(String name) {
        return EndpointAccess.tokens(manager).token(name, Origin.WINDOW).reveal();
    }

    private Answerer ask(String token) {
        return serving.answerer(serving.caller(token).orElseThrow());
    }

    private void refuses(String token, String beginning) {
        var caller = serving.caller(token).orElseThrow();
        assertThatExceptionOfType(UnansweredException.class).isThrownBy(() -> serving.answerer(caller))
                .matches(it -> it.kind() == Piece.Failure.UNAVAILABLE)
                .satisfies(it -> assertThat(it.getMessage().substring(0, SEEN_AT_ONCE)).contains(beginning));
    }

    @Test
    void whatAnotherProcessDidHoldsForTheNextRequest() {
        long a = add("A", "key-of-a", true);
        long b = add("B", "key-of-b", false);
        var token = token("codex");
        assertThat(serving.caller("oh-nobody")).isEmpty();
        assertThat(serving.caller("")).isEmpty();
        try (var other = open()) {
            other.keys().prepare().join();
            for (long next : List.of(b, a, b)) {
                other.apply(new Command.ActivateProvider(next), Origin.CLI);
                assertThat(ask(token).provider().id()).isEqualTo(next);
            }
            assertThat(ask(token).key()).isEqualTo(ApiKey.of("key-of-b"));
            assertThat(ask(token).revision()).isEqualTo(other.snapshot().revision());
            other.apply(new Command.UpdateProvider(b, draft("B", "key-of-c"), Command.ANY), Origin.CLI);
            assertThat(ask(token).key()).isEqualTo(ApiKey.of("key-of-c"));
            other.apply(new Command.PinToken("codex", OptionalLong.of(a)), Origin.CLI);
            assertThat(ask(token).provider().id()).isEqualTo(a);
            var another = EndpointAccess.tokens(other).token("other", Origin.CLI).reveal();
            assertThat(ask(another).provider().id()).isEqualTo(b);
            other.apply(new Command.RevokeToken("codex"), Origin.CLI);
            assertThat(serving.caller(token)).isEmpty();
        }
        try (var outside = Outside.on(file)) {
            outside.run("UPDATE ai_providers SET is_active = (id = " + a + ")");
            assertThat(ask(token("other")).provider().id()).isEqualTo(a);
        }
    }

    @Test
    void whoeverHasTheKeyHasTheAddressThatItIsFor() throws InterruptedException {
        long a = add("A", "key-0", true);
        var token = token("codex");
        var wrong = new ConcurrentLinkedQueue<String>();
        var ended = new AtomicBoolean();
        var asked = new AtomicLong();
        var askers = IntStream.range(0, 6).mapToObj(asker -> Thread.ofVirtual().start(() -> {
            while (!ended.get()) {
                var answerer = ask(token);
                asked.incrementAndGet();
                if (!answerer.provider().baseUrl().equals("http://" + answerer.key().reveal() + ".example.com/v1")) {
                    wrong.add(answerer.provider().baseUrl() + " with " + answerer.key().reveal());
                }
            }
        })).toList();
        try (var other = open()) {
            other.keys().prepare().join();
            for (int i = 1; i <= 60; i++) {
                other.apply(new Command.UpdateProvider(a, draft("A", "key-" + i), Command.ANY), Origin.CLI);
            }
        }
        ended.set(true);
        for (var asker : askers) {
            assertThat(asker.join(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(wrong).isEmpty();
        assertThat(asked.get()).isPositive();
        assertThat(ask(token).key()).isEqualTo(ApiKey.of("key-60"));
    }

    @Test
    void whyNobodyAnswersIsSaidFirst() {
        var token = token("codex");
        refuses(token, "Choose a provider");
        long a = add("A", "key-of-a", true);
        manager.apply(new Command.PinToken("codex", OptionalLong.of(99)), Origin.WINDOW);
        refuses(token, "Give this program a provider");
        manager.apply(new Command.PinToken("codex", OptionalLong.empty()), Origin.WINDOW);
        manager.apply(new Command.UpdateProvider(a, draft("A", "x").withKey(new KeyChange.Remove()), Command.ANY), Origin.WINDOW);
        refuses(token, "Enter an API key");
        manager.apply(new Command.UpdateProvider(a, draft("A", "x").withKey(new KeyChange.Replace(ApiKey.of("env:NOT_SET_HERE"))), Command.ANY), Origin.WINDOW);
        refuses(token, "Set the variable");
        manager.apply(new Command.UpdateProvider(a, draft("A", "key-of-a"), Command.ANY), Origin.WINDOW);
        assertThat(ask(token).key()).isEqualTo(ApiKey.of("key-of-a"));
        manager.keys().lock().join();
        refuses(token, "Unlock the keys");
        manager.keys().open().join();
        assertThat(ask(token).key()).isEqualTo(ApiKey.of("key-of-a"));
        try (var outside = Outside.on(file)) {
            outside.run("UPDATE ai_providers SET api_key = replace(api_key, ':', ':') || 'AAAA'");
        }
        refuses(token, "Enter the API key");
    }

    /// Whoever locks is believed at once: nobody else has to hear of it first.
    @Test
    void nobodyIsAnsweredAfterKeysWereLockedByAnotherProcess() {
        var token = token("codex");
        add("A", "key-of-a", true);
        try (var other = open()) {
            for (int round = 0; round < 20; round++) {
                assertThat(ask(token).key()).isEqualTo(ApiKey.of("key-of-a"));
                other.apply(new Command.LockKeys(), Origin.CLI);
                refuses(token, "Unlock the keys");
                refuses(token, "Unlock the keys");
                manager.keys().open().join();
            }
            assertThat(ask(token).key()).isEqualTo(ApiKey.of("key-of-a"));
        }
    }

    @Test
    void whatWasServedIsCountedAndNothingOfIt() {
        long a = add("A", "key-of-a", true);
        var caller = serving.caller(token("codex")).orElseThrow();
        var usage = new Piece.Usage(100, 40, 0, 7, 0);
        var at = Instant.parse("2026-11-29T08:00:00Z");
        serving.served(new Served(at, Duration.ZERO, caller.name(), a, "m", 200, usage, ""));
        serving.served(new Served(at, Duration.ZERO, caller.name(), a, "m", 429, Piece.Usage.NONE, "too many"));
        serving.served(new Served(at, Duration.ZERO, caller.name(), 0, "", 503, Piece.Usage.NONE, "none active"));
        serving.served(new Served(at, Duration.ZERO, caller.name(), a, "x".repeat(5000), 200, usage, ""));
        serving.served(new Served(at, Duration.ZERO, caller.name(), a, "m", 200, Piece.Usage.NONE, "broke off"));
        serving.served(new Served(at, Duration.ZERO, caller.name(), a, "m", 499, Piece.Usage.NONE, ""));
        assertThat(serving.answered()).isEqualTo(6);
        serving.close();
        var all = UsageCounts.since(manager, "");
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().requests()).isEqualTo(4);
        assertThat(all.getFirst().failed()).as("refused and broken off, but not the one that the program left").isEqualTo(2);
        assertThat(all.getFirst().output()).isEqualTo(7);
        assertThat(all.getLast().model()).hasSize(200);
    }

    @Test
    void whatAProviderSaysOfTokensSpoilsNoSum() {
        long a = add("A", "key-of-a", true);
        var at = Instant.parse("2026-11-29T08:00:00Z");
        var told = new Piece.Usage(Long.MAX_VALUE, -1, 0, Long.MAX_VALUE, 0);
        serving.served(new Served(at, Duration.ZERO, "codex", a, "m", 200, told, ""));
        serving.served(new Served(at, Duration.ZERO, "codex", a, "m", 200, told, ""));
        serving.close();
        var sum = UsageCounts.since(manager, "").getFirst();
        assertThat(List.of(sum.input(), sum.cached(), sum.output())).containsExactly(1L << 41, 0L, 1L << 41);
    }
}
