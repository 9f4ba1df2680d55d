package dev.onehot.secret;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.StoredKey;

/// The key that encrypts the API keys of a database: 256 random bits.
///
/// Safe on any thread. Prints as its id, which gives nothing away.
public final class MasterKey {
    public static final int BYTES = 32;

    private static final int ID_BYTES = 8;

    private final byte[] bytes;
    private final String id;
    private final AesGcm cipher;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
        this.id = id(bytes);
        this.cipher = new AesGcm(bytes);
    }

    /// A new one, from the system's source of randomness.
    public static MasterKey random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new MasterKey(bytes);
    }

    /// The master key in `bytes`; empty when that is not its length.
    public static Optional<MasterKey> of(byte[] bytes) {
        return bytes.length == BYTES ? Optional.of(new MasterKey(bytes.clone())) : Optional.empty();
    }

    /// Which one it is: 16 hexadecimal digits, derived from the key, so that another key never passes for it.
    public String id() {
        return id;
    }

    /// For the place where it is kept.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Encrypts `key`, bound to `field`: moved to another row, it does not open.
    public StoredKey seal(ApiKey key, String field) {
        var tail = MaskedKey.tail(key.reveal());
        var clear = key.reveal().getBytes(StandardCharsets.UTF_8);
        var sealed = Base64.getEncoder().encodeToString(cipher.seal(clear, bound(tail, field)));
        return StoredKey.encrypted(id, tail, sealed);
    }

    /// Empty when it was encrypted with another master key or for another field, or was changed.
    public Optional<ApiKey> open(StoredKey stored, String field) {
        try {
            var sealed = Base64.getDecoder().decode(stored.sealed());
            if (!Base64.getEncoder().encodeToString(sealed).equals(stored.sealed())) {
                // The decoder takes several last characters for the same byte.
                return Optional.empty();
            }
            return cipher.open(sealed, bound(stored.tail(), field))
                    .map(it -> ApiKey.of(new String(it, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /// Another secret of 256 bits, which tells nothing of this one: the same for the same words, in their order.
    public byte[] derived(String... words) {
        try {
            var code = Mac.getInstance("HmacSHA256");
            code.init(new SecretKeySpec(bytes, "HmacSHA256"));
            for (var word : words) {
                var text = word.getBytes(StandardCharsets.UTF_8);
                // With its length, so that no two lists of words are one text.
                code.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
                code.update(text);
            }
            return code.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }

    /// Encrypts what is no key of a provider, with a key that is derived from this one for it.
    byte[] sealBytes(byte[] clear, String what) {
        return new AesGcm(derived("kept", what)).seal(clear, what);
    }

    /// Empty when it was encrypted with another master key or for something else, or was changed.
    Optional<byte[]> openBytes(byte[] sealed, String what) {
        return new AesGcm(derived("kept", what)).open(sealed, what);
    }

    private String bound(String tail, String field) {
        return id + ":" + tail + ":" + field;
    }

    private static String id(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("onehot master key id".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + id + "]";
    }
}
