package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.model.PastedKey;

/// What stands in a file where a key should and is none: besides what surely is none anywhere ([PastedKey]) the words of a template, which somebody who
/// types them may mean, and references that nobody fills in.
final class KeyWords {
    /// `<your key>`, `sk-ant-...`, `xxxx`, `your-groq-api-key`, `CHANGE_ME`. What servers without keys are given (`ollama`, `none`, `EMPTY`) is not among them.
    private static final Pattern EXAMPLE = Pattern.compile(
            "<.*>|\\[.*]|.*(?:\\.\\.\\.|…|•).*|(?:[a-z]{2,5}[-_])*[x*]{3,}|(?:[a-z]{2,5}[-_])+"
                    + "|(?:.*[-_ ])?your.*|.*[-_ ](?:goes[-_ ]here|here)"
                    + "|(?:change|replace|insert|fill|paste|enter|put|add|set)[-_ ]?(?:me|this|it|in|key|with|your|the|api|token|here)(?:[-_ ].*)?"
                    + "|todo|tbd|placeholder|[a-z_ -]*api[-_ ]?key[a-z_ -]*|(?:my[-_ ])?(?:secret|access)[-_ ]?(?:key|token)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UNFILLED = Pattern.compile("\\$[A-Za-z_]\\w*|\\$?\\{.*}|%\\w+%|env:.*");

    private KeyWords() {}

    /// Why this is no key. What is one that cannot be sent is none of this: the person is to see it.
    static Optional<Message> problem(PastedKey pasted) {
        var text = pasted.key().reveal();
        if (text.matches("\\$\\(.*\\)|`.*`")) {
            return Optional.of(Message.of("found.key.command"));
        }
        if (UNFILLED.matcher(text).matches()) {
            return Optional.of(Message.of("found.key.unfilled"));
        }
        // Keys are of ASCII; words of other languages stand there to be replaced.
        boolean words = text.codePoints().anyMatch(it -> it > '~' && Character.isLetter(it));
        if (words || EXAMPLE.matcher(text).matches()) {
            return Optional.of(Message.of("found.key.example"));
        }
        return pasted.problems().equals(pasted.key().problems()) ? Optional.empty() : Optional.of(pasted.problems().getFirst().message());
    }
}
