package dev.onehot.secret;

import module java.base;

import org.jspecify.annotations.Nullable;

/// AES-256 in Galois/Counter Mode (NIST SP 800-38D) with one key: encrypts, and notices any change of the ciphertext or of what it is bound to.
///
/// Safe on any thread, one at a time. A sealed text is nonce (12 bytes), ciphertext, tag (16 bytes).
final class AesGcm {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /// Kept, because to look one up and to expand the key takes twice as long as to use it. It goes when this goes, and the expanded key with it.
    private @Nullable Cipher cipher;

    /// @param key 32 bytes
    AesGcm(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /// @param bound associated data: not encrypted, but opening needs the same
    synchronized byte[] seal(byte[] clear, String bound) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var ciphertext = ready(Cipher.ENCRYPT_MODE, nonce, bound).doFinal(clear);
            return ByteBuffer.allocate(nonce.length + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES/GCM", impossible);
        }
    }

    /// Empty when the key is another one, or anything was changed.
    synchronized Optional<byte[]> open(byte[] sealed, String bound) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            var opening = ready(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), bound);
            return Optional.of(opening.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException changed) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES/GCM", impossible);
        }
    }

    private Cipher ready(int mode, byte[] nonce, String bound) throws GeneralSecurityException {
        var ready = cipher;
        if (ready == null) {
            ready = Cipher.getInstance("AES/GCM/NoPadding");
            cipher = ready;
        }
        ready.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        ready.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return ready;
    }
}
