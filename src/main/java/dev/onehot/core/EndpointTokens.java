package dev.onehot.core;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import dev.onehot.secret.MasterKey;

/// Tokens with which programs ask the endpoint. The database has the hash of each; the token itself is derived from the master key whenever somebody is
/// to have it, so that it can be handed over again and stands nowhere.
///
/// Any thread that may block. Needs the open master key; else throws [KeysException].
public final class EndpointTokens {
    private static final int SALT_BYTES = 16;

    private final SettingsManager manager;

    public EndpointTokens(SettingsManager manager) {
        this.manager = manager;
    }

    /// The token of that name, made where there is none.
    public ApiKey token(String name, Origin origin) {
        var known = Optional.ofNullable(manager.snapshot().tokens().get(name));
        return known.isPresent() ? again(known.get()) : make(name, origin);
    }

    /// A new token of that name; the one before is worth nothing from now on.
    public ApiKey make(String name, Origin origin) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var text = HexFormat.of().formatHex(salt);
        var token = derived(name, text);
        manager.apply(new Command.MakeToken(name, text, EndpointToken.hash(token.reveal())), origin);
        return token;
    }

    private ApiKey again(EndpointToken known) {
        var token = derived(known.name(), known.salt());
        if (!known.isHash(EndpointToken.hash(token.reveal()))) {
            throw KeysException.of("token.otherMaster", known.name());
        }
        return token;
    }

    private ApiKey derived(String name, String salt) {
        var secret = master().derived("onehot endpoint token", name, salt);
        return ApiKey.of(EndpointToken.BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    private MasterKey master() {
        var protection = manager.snapshot().protection();
        if (protection.shared()) {
            throw KeysException.of("token.shared");
        }
        var expected = protection.master().map(KeyProtection.Master::id);
        return manager.keys().master().filter(it -> expected.equals(Optional.of(it.id()))).orElseThrow(() -> KeysException.because(manager.keys().state()));
    }
}
