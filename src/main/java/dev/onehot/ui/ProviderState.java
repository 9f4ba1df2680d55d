package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.model.CheckClass;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.Provider;

/// Whether a provider works, as far as anybody knows. That it is the active one is another matter, with another sign.
///
/// @param word a word or two: "key refused"
/// @param at when that was found, UTC, `YYYY-MM-DD HH:MM:SS`; empty when it is so now
public record ProviderState(Sign sign, String word, Optional<String> at) {
    private static final Set<Sign> CHECKED = EnumSet.of(Sign.WORKS, Sign.INCOMPLETE, Sign.UNSURE);

    /// What is shown beside the words: the style class `provider-light`, with the name in small letters as its pseudo-class.
    public enum Sign {
        WORKS,
        /// Its server is well, and something is still to be chosen.
        INCOMPLETE,
        /// Nothing is wrong, but something could not be told.
        UNSURE,
        FAILED,
        /// Its key cannot be read now.
        LOCKED,
        UNCHECKED;

        /// Whether a person has to do something before it works.
        public boolean isTrouble() {
            return this == FAILED || this == LOCKED;
        }

        /// Has `node` look like this sign and no other. FX thread.
        public void mark(Node node) {
            for (var each : values()) {
                node.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == this);
            }
        }
    }

    /// What is known of `provider`.
    ///
    /// @param keys whether keys can be read
    public static ProviderState of(Provider provider, KeyState keys, Texts texts) {
        var locked = locked(keys).filter(key -> provider.key().source() instanceof KeySource.Encrypted);
        if (locked.isPresent()) {
            return new ProviderState(Sign.LOCKED, texts.get(locked.get()), Optional.empty());
        }
        if (provider.check().isEmpty()) {
            return new ProviderState(Sign.UNCHECKED, texts.get("state.unchecked"), Optional.empty());
        }
        var check = provider.check().get();
        var failure = check.failure().map(it -> it.kind());
        if (failure.isEmpty() && !provider.hasModel()) {
            return new ProviderState(Sign.INCOMPLETE, texts.get("state.noModel"), Optional.of(check.at()));
        }
        var word = failure.map(it -> texts.get("checkState." + it.name().toLowerCase(Locale.ROOT))).orElseGet(() -> texts.get("state.works"));
        return new ProviderState(failure.map(ProviderState::sign).orElse(Sign.WORKS), word, Optional.of(check.at()));
    }

    private static Sign sign(CheckClass failure) {
        // Of a check that broke off nothing follows for the server.
        boolean nothingKnown = failure == CheckClass.CANCELLED || failure == CheckClass.UNEXPECTED;
        return nothingKnown ? Sign.UNCHECKED : failure.isOnlyAdvice() ? Sign.UNSURE : Sign.FAILED;
    }

    /// The key of the word for why keys cannot be read; empty while they can, or may still.
    private static Optional<String> locked(KeyState keys) {
        boolean vault = keys.backend().equals(Optional.of(KeyBackend.VAULT));
        return switch (keys.kind()) {
            case SHARED, FRESH, OPENING, OPEN -> Optional.empty();
            case LOCKED, WAITING, DENIED -> Optional.of(vault ? "state.locked.vault" : "state.locked.keychain");
            case UNAVAILABLE -> Optional.of("state.locked.unavailable");
            case LOST -> Optional.of("state.locked.lost");
        };
    }

    /// The word with when that was found: "key refused 2 min ago".
    String words(Instant now, Texts texts) {
        var ago = at.flatMap(Ago::instant).map(it -> Ago.words(it, now, texts));
        return ago.map(it -> texts.get(CHECKED.contains(sign) ? "state.checked" : "state.found", word, it)).orElse(word);
    }
}
