package dev.onehot.secret.keychain;

import dev.onehot.model.Message;
import dev.onehot.secret.Answer;

/// Ends what is being done to a store, with the answer that there is.
class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refused(Answer answer) {
        this(answer.toString(), answer);
    }

    Refused(String why, Answer answer) {
        super(why, null, false, false);
        this.answer = answer;
    }

    static Refused unavailable(String code, Object... arguments) {
        return new Refused(unavailableAnswer(code, arguments));
    }

    /// The sentence under `code`, and what to do under `code` with `.advice` behind it.
    static Answer unavailableAnswer(String code, Object... arguments) {
        return new Answer.Unavailable(Message.of(code, arguments), Message.of(code + ".advice", arguments));
    }

    static Refused locked(String code, Object... arguments) {
        return new Refused(lockedAnswer(code, arguments));
    }

    /// As [#unavailableAnswer].
    static Answer lockedAnswer(String code, Object... arguments) {
        return new Answer.Locked(Message.of(code, arguments), Message.of(code + ".advice", arguments));
    }

    final Answer answer() {
        return answer;
    }
}
