package dev.onehot.cli;

import module java.base;

import dev.onehot.model.KeyChange;
import dev.onehot.model.Message;
import dev.onehot.model.PastedAddress;
import dev.onehot.model.Preset;
import dev.onehot.model.ProviderDraft;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say what a provider is to be. What is not given stays as it is.
final class ProviderFields {
    @Option(names = "--kind", paramLabel = "K", description = "Family or preset, as provider presets lists them; by default that of the name.")
    private @Nullable String kind;

    @Option(names = "--base-url", paramLabel = "URL", description = "Address, also as a vendor's page or portal shows it; by default that of its kind.")
    private @Nullable String baseUrl;

    @Mixin
    private FieldOptions options = new FieldOptions();

    @ArgGroup
    private @Nullable KeyFields key;

    @ArgGroup
    private @Nullable Activation activation;

    private List<Message> remarks = List.of();

    /// Where a key comes from, or that there is to be none.
    static final class KeyFields extends GivenKey {
        @Option(names = "--no-key", description = "Remove the API key.")
        private boolean none;
    }

    /// Whether it becomes the active one.
    static final class Activation {
        @Option(names = "--activate", description = "Make it the active provider.")
        private boolean yes;

        @SuppressWarnings("UnusedVariable") // Given, it leaves the other one out.
        @Option(names = "--no-activate", description = "Leave the active provider as it is.")
        private boolean no;
    }

    /// @param otherwise when neither was said
    boolean activates(boolean otherwise) {
        return activation == null ? otherwise : activation.yes;
    }

    /// `given` with what was said.
    ///
    /// @param presets that `--kind` may name
    ProviderDraft over(ProviderDraft given, KeyChange keyChange, List<Preset> presets) {
        var rest = options.cleared(given);
        var draft = kind == null ? rest : of(rest, preset(kind, presets));
        var placed = baseUrl == null ? draft : placed(draft, baseUrl);
        return options.over(placed).withKey(keyChange);
    }

    private ProviderDraft placed(ProviderDraft draft, String address) {
        var pasted = draft.withBaseUrl(address);
        remarks = PastedAddress.of(pasted.kind(), address).remarks();
        return pasted.tidied();
    }

    /// What was made of an address that was no base URL.
    void remark(Session session) {
        remarks.forEach(it -> session.remark(it.text(Locale.ROOT)));
    }

    /// Before any transaction, because it may wait for a person.
    KeyChange keyChange(Session session) {
        if (key == null) {
            return KeyChange.KEEP;
        }
        return key.none ? KeyChange.REMOVE : key.change(session);
    }

    private static ProviderDraft of(ProviderDraft draft, Preset preset) {
        var texts = draft.fields();
        texts.put("kind", preset.kind());
        texts.put("baseUrl", preset.isFamily() ? draft.baseUrl() : preset.baseUrl());
        var options = preset.headers().isEmpty() ? draft.options() : draft.options().withHeaders(preset.headers());
        return ProviderDraft.of(texts).withOptions(options);
    }

    private static Preset preset(String given, List<Preset> presets) {
        return presets.stream()
                .filter(it -> it.id().equals(given))
                .findFirst()
                .orElseThrow(() -> Refusal.usage(
                        "There is no kind " + given + ".",
                        "Choose one of " + presets.stream().map(Preset::id).collect(Collectors.joining(", ")) + "."));
    }
}
