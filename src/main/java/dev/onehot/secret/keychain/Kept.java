package dev.onehot.secret.keychain;

import dev.onehot.secret.Answer;
import java.util.Arrays;

/// Whether a store kept what it took. Stores are known that say yes and keep what they had.
final class Kept {
    private Kept() {}

    /// @param back what was read after `written` was written
    static Answer checked(Answer back, byte[] written) {
        boolean lost = switch (back) {
            case Answer.Absent _ -> true;
            case Answer.Found(_, var kept, _) -> !Arrays.equals(kept, written);
            case Answer.Locked _, Answer.Unavailable _, Answer.Denied _ -> false;
        };
        return lost ? Refused.unavailableAnswer("keychain.notKept") : back;
    }
}
