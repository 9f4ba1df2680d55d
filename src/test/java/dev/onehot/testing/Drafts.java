package dev.onehot.testing;

import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.ProviderDraft;

/// Drafts that are right.
public final class Drafts {
    private Drafts() {}

    public static ProviderDraft named(String name) {
        return new ProviderDraft(name, "openai-compatible", "https://api.example.com/v1", "m-1", "", KeyChange.KEEP);
    }

    public static ProviderDraft withKey(String name, String key) {
        return new ProviderDraft(
                name, "openai-compatible", "https://api.example.com/v1", "m-1", "", KeyChange.to(ApiKey.of(key)));
    }
}
