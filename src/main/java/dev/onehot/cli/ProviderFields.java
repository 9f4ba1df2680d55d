package dev.onehot.cli;

import dev.onehot.model.KeyChange;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderKind;
import dev.onehot.model.ProviderKinds;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The options that say what a provider is to be. What is not given stays as it is.
final class ProviderFields {
    @Option(names = "--kind", paramLabel = "K", description = "Family, for example anthropic; by default that of the name.")
    private @Nullable String kind;

    @Option(names = "--base-url", paramLabel = "URL", description = "Address; by default that of its kind.")
    private @Nullable String baseUrl;

    @Option(names = "--model", paramLabel = "M", description = "The model to use.")
    private @Nullable String model;

    @Option(names = "--notes", paramLabel = "TEXT", description = "Anything to remember.")
    private @Nullable String notes;

    @ArgGroup
    private @Nullable KeyFields key;

    @ArgGroup
    private @Nullable Activation activation;

    /// Where a key comes from; never from the arguments, which everybody on the machine can read.
    static final class KeyFields {
        // Of the three exactly one is given: what is no other is this one.
        @SuppressWarnings("UnusedVariable")
        @Option(names = "--key-stdin", description = "Read the API key from standard input.")
        private boolean standardInput;

        @Option(
                names = "--key-env",
                paramLabel = "VAR",
                description = "Take the API key from this environment variable whenever it is used.")
        private @Nullable String variable;

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

    /// `draft` with what was given. Reads the key when it is to come from standard input.
    ProviderDraft over(ProviderDraft draft, KeyChange keyChange) {
        return new ProviderDraft(
                draft.name(),
                kind == null ? draft.kind() : knownKind(kind),
                baseUrl == null ? draft.baseUrl() : baseUrl,
                model == null ? draft.model() : model,
                notes == null ? draft.notes() : notes,
                draft.options(),
                keyChange);
    }

    /// Before any transaction, because it may wait for a person.
    KeyChange keyChange(Session session) {
        if (key == null) {
            return KeyChange.KEEP;
        }
        if (key.none) {
            return KeyChange.REMOVE;
        }
        return key.variable == null ? Secrets.read(session) : Secrets.reference(session, key.variable);
    }

    private static String knownKind(String given) {
        return ProviderKinds.find(given)
                .map(ProviderKind::id)
                .orElseThrow(() -> Refusal.usage(
                        "There is no kind " + given + ".",
                        "Choose one of "
                                + ProviderKinds.all().stream()
                                        .map(ProviderKind::id)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
