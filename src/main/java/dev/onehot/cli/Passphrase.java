package dev.onehot.cli;

import java.util.Arrays;

/// A passphrase: of a file that goes to another machine, or of the vault.
final class Passphrase {
    static final int SHORTEST = 8;

    private Passphrase() {}

    /// A new one: typed twice at a terminal.
    static char[] toChoose(Session session, boolean standardInput, String question) {
        var first = given(session, standardInput, question);
        if (first.length < SHORTEST) {
            throw Refusal.usage("A passphrase has at least " + SHORTEST + " characters.", "");
        }
        if (!standardInput && !Arrays.equals(first, given(session, false, "Once more: "))) {
            throw Refusal.usage("The two are not the same.", "");
        }
        return first;
    }

    /// One that exists.
    static char[] given(Session session, boolean standardInput, String question) {
        if (standardInput) {
            return Secrets.fromInput(session).toCharArray();
        }
        return Terminal.find(session)
                .orElseThrow(() -> Refusal.usage("Nobody can be asked for the passphrase.", "Say --passphrase-stdin."))
                .secret(question)
                .toCharArray();
    }
}
