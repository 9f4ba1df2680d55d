package dev.onehot.probe;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Preset;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;

/// Looks for servers of this machine. Blocks: for a virtual thread.
public final class Search {
    private static final int SECONDS = 3;

    private Search() {}

    /// Servers of these families that answer at their usual places.
    public static List<FoundProvider> servers(List<Preset> families, Probe probe) {
        return families.stream().flatMap(it -> server(it, probe).stream()).toList();
    }

    private static Optional<FoundProvider> server(Preset family, Probe probe) {
        var options = ProviderOptions.NONE
                .with(ProviderField.TIMEOUT_SECONDS, String.valueOf(SECONDS))
                .with(ProviderField.PROXY, ProviderOptions.DIRECT);
        var checked = probe.check(new Target(family.id(), family.baseUrl(), ApiKey.of(""), "", options), false);
        boolean there = checked.result().reachable().isOn()
                && checked.result().failure()
                        .map(it -> it.kind() == CheckClass.NO_MODELS || it.kind() == CheckClass.LOADING || it.kind() == CheckClass.NO_KEY)
                        .orElse(true);
        var model = checked.models().stream().findFirst().orElse("");
        var draft = new ProviderDraft(family.name(), family.id(), "", model, "", ProviderOptions.NONE, KeyChange.KEEP);
        return there ? Optional.of(new FoundProvider(family.baseUrl().replaceFirst("^https?://", ""), draft)) : Optional.empty();
    }
}
