package dev.onehot.secret.keychain;

import dev.onehot.secret.Answer;

/// The other side went away, or forgot what was agreed. Once, it is worth connecting again; the answer is what there is to say when it happens again
/// at once.
final class Lost extends Refused {
    private static final long serialVersionUID = 1;

    private final boolean forgotten;

    private Lost(String why, Answer answer, boolean forgotten) {
        super(why, answer);
        this.forgotten = forgotten;
    }

    /// The connection ended, or the service did.
    static Lost ended(String why) {
        return new Lost(why, Refused.unavailableAnswer("keychain.service.lost"), false);
    }

    /// The service does not know what was asked for, though it named it before.
    static Lost forgotten(String error) {
        return new Lost(error, Refused.unavailableAnswer("keychain.service.error", error), true);
    }

    /// Whether the other side is still there, and only what was asked for is not.
    boolean isForgotten() {
        return forgotten;
    }
}
