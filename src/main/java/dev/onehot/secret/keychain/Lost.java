package dev.onehot.secret.keychain;

import dev.onehot.secret.Answer;

/// The other side went away, or forgot what was agreed. Once, it is worth connecting again.
final class Lost extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    private Lost(String why, Answer answer) {
        super(why, null, false, false);
        this.answer = answer;
    }

    /// The connection ended, or the service did.
    static Lost ended(String why) {
        return new Lost(why, Refused.unavailableAnswer("keychain.service.lost"));
    }

    /// The service does not know what was asked for, though it named it before.
    static Lost forgotten(String error) {
        return new Lost(error, Refused.unavailableAnswer("keychain.service.error", error));
    }

    /// What there is to say when it happens again at once.
    Answer answer() {
        return answer;
    }
}
