package dev.onehot.tools;

import dev.onehot.model.Message;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands where a key should and is none: the words of an example, and references that nobody fills in.
final class KeyWords {
    /// `<your key>`, `sk-ant-...`, `xxxx`, `your-groq-api-key`, `CHANGE_ME`. What servers without keys are given (`ollama`, `none`, `EMPTY`) is not among them.
    private static final Pattern EXAMPLE = Pattern.compile(
            "<.*>|\\[.*]|.*(?:\\.\\.\\.|…|•).*|(?:[a-z]{2,5}[-_])*[x*]{3,}|(?:[a-z]{2,5}[-_])+"
                    + "|(?:.*[-_ ])?your.*|.*[-_ ](?:goes[-_ ]here|here)"
                    + "|(?:change|replace|insert|fill|paste|enter|put|add|set)[-_ ]?(?:me|this|it|in|key|with|your|the|api|token|here)(?:[-_ ].*)?"
                    + "|todo|tbd|placeholder|.*api[-_ ]?key.*|(?:my[-_ ])?(?:secret|access)[-_ ]?(?:key|token)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UNFILLED = Pattern.compile("\\$[A-Za-z_]\\w*|\\$?\\{.*}|%\\w+%|env:.*");

    private KeyWords() {}

    /// Why this text is no key.
    static Optional<Message> problem(String text) {
        if (UNFILLED.matcher(text).matches()) {
            return Optional.of(Message.of("found.key.unfilled"));
        }
        // Keys are of ASCII; words of other languages stand there to be replaced.
        boolean words = text.codePoints().anyMatch(it -> it > '~' && Character.isLetter(it));
        return words || EXAMPLE.matcher(text).matches() ? Optional.of(Message.of("found.key.example")) : Optional.empty();
    }
}
