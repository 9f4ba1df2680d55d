package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.Header;
import dev.onehot.model.HelperCall;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.KeySource;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Protocol;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;

/// One program that is told of providers in one of its dialects, and gets the key in one of its ways.
record FollowCase(FollowSection section, Protocol dialect, KeyDelivery delivery) {
    static final HelperCall HELPER = new HelperCall("/opt/one hot/bin/onehotctl", "/home/me/o'hot.db", 3);
    static final ApiKey KEY = ApiKey.of("sk-marked-\"9876543210");

    static Stream<FollowCase> all() {
        return FollowSections.all().stream().flatMap(FollowCase::of);
    }

    static Stream<FollowCase> of(FollowSection section) {
        return section.ways().keySet().stream().flatMap(dialect -> section.deliveries().stream().map(it -> new FollowCase(section, dialect, it)));
    }

    FollowedProgram program() {
        return program(List.of());
    }

    FollowedProgram program(List<FollowedFile> files) {
        return new FollowedProgram("here", section.id(), section.name(), OptionalLong.empty(), delivery, "", false, files);
    }

    Optional<ApiKey> clear() {
        return delivery == KeyDelivery.CLEAR ? Optional.of(KEY) : Optional.empty();
    }

    Provider first() {
        return provider(3, "https://one.example/api", "vendor/one \"1\"", true, List.of());
    }

    Provider second() {
        return provider(4, "http://127.0.0.1:4000", "two", true, List.of());
    }

    Provider keyless() {
        return provider(5, "http://localhost:11434", "three", false, List.of());
    }

    Provider provider(long id, String address, String model, boolean hasKey, List<Header> headers) {
        var kind = dialect == Protocol.OPENAI ? "openai-compatible" : dialect == Protocol.ANTHROPIC ? "anthropic" : "google";
        var base = address + (dialect == Protocol.OPENAI ? "/v1" : "");
        var key = hasKey ? new MaskedKey("", "x", new KeySource.Plain()) : MaskedKey.NONE;
        return new Provider(
                id, "Provider " + id, kind, base, model, "", ProviderOptions.NONE.withHeaders(headers), key, "", List.of(), true,
                new Provider.Place(1, false), Optional.empty(), "", "", 1);
    }

    @Override
    public String toString() {
        return section.id() + " " + dialect + " " + delivery;
    }
}
