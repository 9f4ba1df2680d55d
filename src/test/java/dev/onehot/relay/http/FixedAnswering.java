package dev.onehot.relay.http;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.Answering;
import dev.onehot.relay.Caller;
import dev.onehot.relay.Served;
import dev.onehot.relay.UnansweredException;
import dev.onehot.relay.turn.Piece;

/// What the endpoint is told in tests: one program with one token, and whichever provider a test makes active.
final class FixedAnswering implements Answering {
    static final String TOKEN = "oh-token-of-the-program-0123456789abcdefghijk";
    static final String BEARER = "Authorization: Bearer " + TOKEN + "\r\n";
    static final String KEY = "sk-zq7Kx0123456789vbnM";

    final List<Served> served = new CopyOnWriteArrayList<>();
    volatile Optional<Answerer> active = Optional.empty();
    volatile SequencedMap<String, String> models = new LinkedHashMap<>();

    FixedAnswering with(Provider provider, String... models) {
        active = Optional.of(new Answerer(provider, ApiKey.of(KEY), 7, new LinkedHashSet<>(List.of(models))));
        return this;
    }

    static Provider provider(String kind, String baseUrl, String model) {
        return provider(1, "Work", kind, baseUrl, model, ProviderOptions.NONE);
    }

    static Provider provider(long id, String name, String kind, String baseUrl, String model, ProviderOptions options) {
        return new Provider(id, name, kind, baseUrl, model, "", options, MaskedKey.NONE, "", List.of(), true, new Provider.Place(id, false), Optional.empty(), "",
                "", 1);
    }

    @Override
    public Optional<Caller> caller(String token) {
        return token.equals(TOKEN) ? Optional.of(new Caller("editor", OptionalLong.empty(), models)) : Optional.empty();
    }

    @Override
    public Answerer answerer(Caller caller) {
        return active.orElseThrow(() -> new UnansweredException(Piece.Failure.UNAVAILABLE, "Choose a provider in Onehot: none is active."));
    }

    @Override
    public void served(Served what) {
        served.add(what);
    }
}
