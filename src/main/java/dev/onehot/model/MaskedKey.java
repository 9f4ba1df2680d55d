package dev.onehot.model;

import module java.base;

/// What may be known of a key without holding it: is there one, its last four characters, and whether it is the same one as before.
///
/// @param tail the last four characters of a key long enough that they give nothing away, else empty
/// @param fingerprint equal for equal stored texts within this process only: of a key in plain text it is salted; empty when there is no key
/// @param source where it is to be had
public record MaskedKey(String tail, String fingerprint, KeySource source) {
    /// There is no key.
    public static final MaskedKey NONE = new MaskedKey("", "", new KeySource.None());

    /// There was a key, and no more is known of it: it is like no other.
    public static final MaskedKey UNSEEN = new MaskedKey("", "?", new KeySource.Plain());

    private static final int SHORTEST_WITH_TAIL = 16;

    /// The masked form of a key in plain text, or of a reference to one.
    public static MaskedKey of(ApiKey key) {
        return of(StoredKey.of(key.reveal()));
    }

    /// The masked form of what is stored.
    public static MaskedKey of(StoredKey stored) {
        var source = stored.source();
        // Not a switch: the first one over types costs a short command a tenth of its time, and every row passes here.
        if (source instanceof KeySource.None) {
            return NONE;
        }
        var tail = source instanceof KeySource.Plain ? tail(stored.text()) : source instanceof KeySource.Encrypted ? stored.tail() : "";
        return new MaskedKey(tail, source instanceof KeySource.Plain ? Salted.fingerprint(stored.text()) : stored.text(), source);
    }

    /// The last four characters of a key in plain text; none of a short one, or where they could not stand beside ciphertext.
    public static String tail(String key) {
        var tail = key.length() >= SHORTEST_WITH_TAIL ? key.substring(key.length() - 4) : "";
        return tail.chars().allMatch(c -> c > ' ' && c <= '~' && c != ':') ? tail : "";
    }

    public boolean isPresent() {
        return !fingerprint.isEmpty();
    }

    /// Whether it is the same key, as far as can be told: of an encrypted one no more is known than how it ends.
    public boolean mayBe(MaskedKey other) {
        return equals(other) || (!tail.isEmpty() && tail.equals(other.tail));
    }

    @Override
    public String toString() {
        return switch (source) {
            case KeySource.None() -> "none";
            case KeySource.Environment(var variable) -> "env:" + variable;
            case KeySource.Plain _, KeySource.Encrypted _, KeySource.Hidden _ -> "••••" + tail;
        };
    }

    /// Of a key in plain text, which stands in the file as it is: enough to see that it is another one, and 64 bits of it tell nobody a key. No digest of the
    /// platform's, whose providers take a short command a seventh of its time.
    private static final class Salted {
        private static final long SALT = new SplittableRandom().nextLong();
        private static final long FACTOR = 0x9e3779b97f4a7c15L;

        static String fingerprint(String text) {
            long hash = SALT;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * FACTOR;
                hash ^= hash >>> Integer.SIZE;
            }
            return Long.toHexString(hash);
        }
    }
}
