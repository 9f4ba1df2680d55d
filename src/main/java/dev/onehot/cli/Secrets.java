package dev.onehot.cli;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.PastedKey;
import dev.onehot.model.ValidationException;

/// Where secrets come from: standard input or the environment.
final class Secrets {
    private static final int LONGEST = 1_000_000;

    private Secrets() {}

    /// The key that stands on standard input; a terminal is asked without an echo.
    static KeyChange read(Session session) {
        var pasted = PastedKey.of(text(session, "API key: "));
        if (pasted.key().isEmpty()) {
            throw Refusal.usage("There is no key on standard input.", "To remove the key say --no-key.");
        }
        ValidationException.throwIfAny(pasted.problems());
        pasted.remarks().forEach(it -> session.remark(it.text(Locale.ROOT)));
        return KeyChange.to(pasted.key());
    }

    /// All of standard input, without the line end that `echo` adds.
    static String text(Session session, String question) {
        var terminal = Terminal.find(session);
        if (terminal.isPresent()) {
            return terminal.get().secret(question);
        }
        return fromInput(session);
    }

    /// All of standard input, whoever sits there.
    static String fromInput(Session session) {
        try {
            var bytes = session.input().readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw Refusal.usage("Standard input is longer than " + LONGEST + " bytes.", "");
            }
            var text = new String(bytes, StandardCharsets.UTF_8);
            return text.replaceFirst("\r?\n\\z", "");
        } catch (IOException unreadable) {
            throw new Refusal(Exit.FAILED, "failed", "Standard input could not be read: " + unreadable.getMessage(), "");
        }
    }

    static KeyChange reference(Session session, String variable) {
        if (!variable.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw Refusal.usage(
                    "--key-env takes the name of an environment variable.", "A key itself is read with --key-stdin.");
        }
        if (session.environment().getOrDefault(variable, "").isEmpty()) {
            session.remark(variable + " is not set here. It is looked up whenever the key is used.");
        }
        return KeyChange.to(ApiKey.of("env:" + variable));
    }
}
