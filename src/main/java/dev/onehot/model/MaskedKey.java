package dev.onehot.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// What may be known of a key without holding it: is there one, its last four characters, and whether it is the same one as before.
///
/// @param tail the last four characters of a key long enough that they give nothing away, else empty
/// @param fingerprint equal for equal keys within this process only (it is salted); empty when there is no key
public record MaskedKey(String tail, String fingerprint) {
    /// There is no key.
    public static final MaskedKey NONE = new MaskedKey("", "");

    private static final int SHORTEST_WITH_TAIL = 16;
    private static final byte[] SALT = new SecureRandom().generateSeed(16);

    /// The masked form of `key`.
    public static MaskedKey of(ApiKey key) {
        var text = key.reveal();
        if (text.isEmpty()) {
            return NONE;
        }
        var tail = text.length() >= SHORTEST_WITH_TAIL ? text.substring(text.length() - 4) : "";
        return new MaskedKey(tail, fingerprint(text));
    }

    public boolean isPresent() {
        return !fingerprint.isEmpty();
    }

    @Override
    public String toString() {
        return isPresent() ? "••••" + tail : "none";
    }

    private static String fingerprint(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(SALT);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
