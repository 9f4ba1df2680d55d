package dev.onehot.secret;

/// What it costs to make a key of a passphrase with Argon2id (RFC 9106): the more, the longer whoever has only the box has to guess.
///
/// @param kibibytes of memory
/// @param passes over that memory
/// @param lanes that could be worked on at once
public record PassphraseCost(int kibibytes, int passes, int lanes) {
    /// What every box of a person costs: some 0.2 s on one processor.
    public static final PassphraseCost USUAL = new PassphraseCost(64 * 1024, 3, 1);

    /// Whether Argon2 can be run so.
    boolean isSound() {
        return passes >= 1 && lanes >= 1 && kibibytes / 8 >= lanes;
    }

    boolean isWithin(PassphraseCost limit) {
        return kibibytes <= limit.kibibytes && passes <= limit.passes && lanes <= limit.lanes;
    }

    /// At most `most` kibibytes of memory, but always what our own boxes need.
    PassphraseCost within(long most) {
        return new PassphraseCost((int) Math.min(kibibytes, Math.max(USUAL.kibibytes, most)), passes, lanes);
    }

    String prefix() {
        return "argon2id:" + kibibytes + ":" + passes + ":" + lanes;
    }
}
