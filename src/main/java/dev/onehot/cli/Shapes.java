package dev.onehot.cli;

import module java.base;

import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.Light;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderField;
import dev.onehot.model.Setting;
import dev.onehot.schema.SettingSchemas;
import org.jspecify.annotations.Nullable;

/// The documents that `--json` gives. Fields may come; none may go.
final class Shapes {
    private Shapes() {}

    static Map<String, @Nullable Object> provider(Provider it, KeyProtection protection) {
        return JsonOutput.object(
                "id", it.id(),
                "name", it.name(),
                "kind", it.kind(),
                "model", orNull(it.model()),
                "baseUrl", orNull(baseUrl(it)),
                "active", it.active(),
                "keySource", keySource(it, protection),
                "lastCheck", it.check().map(Shapes::lastCheck));
    }

    private static Map<String, @Nullable Object> lastCheck(CheckResult check) {
        return JsonOutput.object(
                "at", check.at(),
                "summary", check.summary().name().toLowerCase(Locale.ROOT),
                "ms", check.latency(),
                "class", check.failure().map(it -> it.kind().word()));
    }

    /// A few words for a list.
    static String checkText(Provider it) {
        return it.check()
                .map(check -> check.failure().map(failure -> failure.kind().word()).orElse("ok")
                        + (check.latency().isPresent() ? " " + check.latency().getAsLong() + " ms" : ""))
                .orElse("");
    }

    /// A check as it was made now.
    static Map<String, @Nullable Object> check(Provider it, CheckResult check) {
        return JsonOutput.object(
                "provider", it.name(),
                "url", Shapes.orNull(check.url()),
                "reachable", light(check.reachable()),
                "keyAccepted", light(check.keyAccepted()),
                "modelAnswers", light(check.modelAnswers()),
                "summary", check.summary().name().toLowerCase(Locale.ROOT),
                "models", check.models(),
                "failure", check.failure().map(Shapes::failure));
    }

    private static Map<String, @Nullable Object> light(Light light) {
        return JsonOutput.object(
                "ok",
                switch (light.state()) {
                    case ON -> true;
                    case OFF -> false;
                    case UNKNOWN -> null;
                },
                "ms",
                light.millis());
    }

    private static Map<String, @Nullable Object> failure(CheckFailure failure) {
        return JsonOutput.object(
                "class", failure.kind().word(),
                "status", failure.status().isPresent() ? failure.status().getAsInt() : null,
                "message", failure.what().text(Locale.ROOT),
                "advice", orNull(failure.advice().text(Locale.ROOT)),
                "vendorMessage", orNull(failure.vendorMessage()),
                "retryAfter", failure.retryAfter());
    }

    /// The same and everything else that is known.
    static Map<String, @Nullable Object> details(Provider it, KeyProtection protection) {
        var shape = provider(it, protection);
        shape.put("keyTail", orNull(it.key().tail()));
        shape.put("keyLabel", orNull(it.keyLabel()));
        ProviderField.OPTIONS.forEach(field -> shape.put(field.id(), option(field.shape(), it.options().text(field))));
        shape.put("pinned", it.place().pinned());
        shape.put("notes", orNull(it.notes()));
        shape.put("createdAt", orNull(it.createdAt()));
        shape.put("updatedAt", orNull(it.updatedAt()));
        return shape;
    }

    private static @Nullable Object option(ProviderField.Shape shape, String text) {
        return switch (shape) {
            case LINE -> orNull(text);
            case LINES -> text.lines().toList();
            case NUMBER -> text.isEmpty() ? null : Integer.valueOf(text);
        };
    }

    /// @param it what is stored, or null
    static Map<String, @Nullable Object> setting(String key, @Nullable Setting it, SettingSchemas schemas) {
        var known = schemas.find(key);
        boolean secret = schemas.isSecret(key);
        return JsonOutput.object(
                "key", key,
                "value", it == null || secret || it.isLarge() ? null : it.value(),
                "default", known.flatMap(KnownSetting::defaultValue),
                "stored", it != null,
                "modified", it != null && isModified(it, schemas),
                "known", known.isPresent(),
                "secret", secret,
                "updatedAt", it == null ? null : orNull(it.updatedAt()),
                "largeBytes", it == null || !it.isLarge() ? null : it.largeBytes());
    }

    /// The value of a setting for a person to read; of a large one how to get it.
    static String value(Setting it) {
        return it.isLarge() ? (it.largeBytes() + 500_000) / 1_000_000 + " MB: onehotctl setting get " + it.key() : it.value();
    }

    /// Whether it differs from its default; what is not known has none.
    static boolean isModified(Setting it, SettingSchemas schemas) {
        return schemas.find(it.key())
                .flatMap(KnownSetting::defaultValue)
                .filter(it::holds)
                .isEmpty();
    }

    /// Its own address, or its kind's; empty when neither is known.
    static String baseUrl(Provider it) {
        return it.baseUrl().isEmpty()
                ? Presets.findFamily(it.kind()).map(Preset::baseUrl).orElse("")
                : it.baseUrl();
    }

    /// `none`, `database` for plain text, where the master key is for an encrypted one, `env:NAME`, or `hidden` from this user.
    static String keySource(Provider it, KeyProtection protection) {
        return keySource(it.key(), protection);
    }

    /// As above, for any key of it.
    static String keySource(MaskedKey key, KeyProtection protection) {
        return switch (key.source()) {
            case KeySource.None() -> "none";
            case KeySource.Plain() -> "database";
            case KeySource.Encrypted _ -> protection.master().map(master -> master.backend().word()).orElse("unknown");
            case KeySource.Environment(var variable) -> "env:" + variable;
            case KeySource.Hidden() -> "hidden";
        };
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
