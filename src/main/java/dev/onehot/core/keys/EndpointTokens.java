package dev.onehot.core.keys;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Writes;
import dev.onehot.model.ApiKey;
import dev.onehot.model.EndpointProvider;
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

    private final Writes writes;
    private final Keys keys;

    public EndpointTokens(Writes writes, Keys keys) {
        this.writes = writes;
        this.keys = keys;
    }

    /// The token of that name, made where there is none.
    public ApiKey token(String name, Origin origin) {
        var known = Optional.ofNullable(writes.snapshot().tokens().get(name));
        return known.isPresent() ? again(known.get()) : make(name, origin);
    }

    /// The token of that name. Throws [KeysException] too when there is none.
    public ApiKey known(String name) {
        return again(Optional.ofNullable(writes.snapshot().tokens().get(name)).orElseThrow(() -> KeysException.of("token.none", name)));
    }

    /// What a program, by its id, is to send to a provider: the token of the program to the endpoint, and to others what `keyOf` says.
    public BiFunction<String, Long, ApiKey> or(LongFunction<ApiKey> keyOf) {
        return (program, provider) -> provider == EndpointProvider.ID ? known(program) : keyOf.apply(provider);
    }

    /// A new token of that name; the one before is worth nothing from now on.
    public ApiKey make(String name, Origin origin) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var text = HexFormat.of().formatHex(salt);
        var token = derived(name, text);
        writes.apply(new Command.MakeToken(name, text, EndpointToken.hash(token.reveal())), origin);
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
        var protection = writes.snapshot().protection();
        if (protection.shared()) {
            throw KeysException.of("token.shared");
        }
        var expected = protection.master().map(KeyProtection.Master::id);
        return keys.master().filter(it -> expected.equals(Optional.of(it.id()))).orElseThrow(() -> KeysException.because(keys.state()));
    }
}
