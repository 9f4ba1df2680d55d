package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.Light;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.KeySource;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import dev.onehot.ui.ProviderState.Sign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is said of a provider: the worst thing that is known, and since when.
class ProviderStateTest {
    private static final Instant NOW = Instant.parse("2026-11-29T20:00:00Z");
    private static final Texts TEXTS = new Texts(Locale.ENGLISH);
    private static final KeyState OPEN = KeyState.of(Kind.OPEN, Optional.of(KeyBackend.VAULT), "keys.open.vault");
    private static final MaskedKey ENCRYPTED = new MaskedKey("", "x", new KeySource.Encrypted("1"));

    @Test
    void theWordsSayWhatWasFoundAndWhen() {
        assertThat(words(checked(Optional.of(CheckClass.KEY_REFUSED)), OPEN)).isEqualTo("key refused 2 min ago");
        assertThat(words(checked(Optional.of(CheckClass.NO_SUCH_HOST)), OPEN)).isEqualTo("no such host 2 min ago");
        assertThat(words(checked(Optional.empty()), OPEN)).isEqualTo("works, tested 2 min ago");
        assertThat(words(checked(Optional.of(CheckClass.NO_LIST)), OPEN)).isEqualTo("no list, tested 2 min ago");
        assertThat(words(provider(ENCRYPTED), OPEN)).isEqualTo("not tested yet");
    }

    /// Its server is well, so nothing is at fault; but something is still to be chosen.
    @Test
    void whoHasNoModelYetIsToldCalmly() {
        var state = ProviderState.of(checked(Optional.empty()).withFields(Map.of("kind", "openai-compatible", "baseUrl", "https://relay.example/v1", "model", "")), OPEN, TEXTS);
        assertThat(state.sign()).isEqualTo(Sign.INCOMPLETE);
        assertThat(state.words(NOW, TEXTS)).isEqualTo("works; choose a model, tested 2 min ago");
        var vendor = checked(Optional.empty()).withFields(Map.of("model", ""));
        assertThat(words(vendor, OPEN)).as("the first that the vendor has is taken").isEqualTo("works, tested 2 min ago");
    }

    @Test
    void aKeyThatCannotBeReadOutweighsWhatACheckFound() {
        var vault = KeyState.of(Kind.LOCKED, Optional.of(KeyBackend.VAULT), "keys.locked.vault");
        var keychain = KeyState.of(Kind.LOCKED, Optional.of(KeyBackend.KEYCHAIN), "keys.locked.keychain");
        assertThat(words(checked(Optional.empty()), vault)).isEqualTo("keys locked");
        assertThat(words(checked(Optional.of(CheckClass.KEY_REFUSED)), keychain)).isEqualTo("keychain locked");
        // Those that need none are not touched by it.
        assertThat(words(provider(MaskedKey.NONE), vault)).isEqualTo("not tested yet");
        assertThat(words(provider(MaskedKey.of(ApiKey.of("env:OPENAI_API_KEY"))), vault)).isEqualTo("not tested yet");
    }

    @ParameterizedTest
    @EnumSource
    void eachStateOfKeysIsTroubleOrNone(Kind kind) {
        var state = ProviderState.of(provider(ENCRYPTED), KeyState.of(kind, Optional.of(KeyBackend.KEYCHAIN), "keys.open.vault"), TEXTS);
        boolean usable = Set.of(Kind.OPEN, Kind.SHARED, Kind.FRESH, Kind.OPENING).contains(kind);
        assertThat(state.sign()).isEqualTo(usable ? Sign.UNCHECKED : Sign.LOCKED);
        assertThat(state.sign().isTrouble()).isEqualTo(!usable);
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatWentWrongIsShownAsWorking(CheckClass kind) {
        var sign = ProviderState.of(checked(Optional.of(kind)), OPEN, TEXTS).sign();
        boolean broken = kind == CheckClass.CANCELLED || kind == CheckClass.UNEXPECTED;
        assertThat(sign).isEqualTo(broken ? Sign.UNCHECKED : kind.isOnlyAdvice() ? Sign.UNSURE : Sign.FAILED);
    }

    private static String words(Provider provider, KeyState keys) {
        return ProviderState.of(provider, keys, TEXTS).words(NOW, TEXTS);
    }

    private static Provider checked(Optional<CheckClass> failure) {
        var found = failure.map(it -> CheckFailure.of(it, "api.openai.com"));
        var light = Light.on(5);
        return provider(ENCRYPTED).withCheck(Optional.of(
                new CheckResult("2026-11-29 19:58:00", "https://api.openai.com/v1", light, light, light, OptionalLong.empty(), found)));
    }

    private static Provider provider(MaskedKey key) {
        return new Provider(
                1, "OpenAI", "openai", "", "m", "", ProviderOptions.NONE, key, "", List.of(), true, new Provider.Place(1, false), Optional.empty(),
                "2026-11-29 19:00:00", "2026-11-29 19:00:00", 1);
    }
}
