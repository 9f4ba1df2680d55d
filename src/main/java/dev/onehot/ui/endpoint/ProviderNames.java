package dev.onehot.ui.endpoint;

import module java.base;

import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import dev.onehot.ui.Workspace;

/// What a provider is called that answered once, and may be deleted since. FX thread only.
final class ProviderNames {
    private ProviderNames() {}

    static String of(Workspace workspace, long id) {
        return workspace.model().snapshot().provider(id).map(Provider::name).map(Visible::line).orElseGet(() -> workspace.texts().get("endpoint.token.deleted"));
    }
}
