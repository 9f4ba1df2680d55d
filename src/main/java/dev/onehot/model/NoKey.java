package dev.onehot.model;

import module java.base;

/// What is surely no key, although it could be sent as one: keys as pages show them afterwards, the words of examples, addresses, and more than a key.
/// What is given to servers that want no key (`none`, `EMPTY`, `sk-1234`) is not among them, nor is any word that a person may have made up.
final class NoKey {
    /// Blotted out. Other punctuation beside the stars would be that of a password.
    private static final Pattern MASKED = Pattern.compile("(?:[\\w.-]*+\\*{3,}+)+[\\w.-]*+|[\\w-]*\\.{3,}[\\w-]*|[!-~]*[…•●∙·＊]+[!-~…•●∙·＊]*");

    private static final String WORD = "(?:api|open|open_?ai|anthropic|claude|gemini|google|groq|azure|secret|access|auth|actual|real|own|new|key|token)";
    private static final Pattern EXAMPLE = Pattern.compile(
            // your-api-key, sk-ant-api03-your-key-here, yourapikey
            "(?:[a-z0-9]{1,8}[-_]){0,3}your(?:[-_ ](?:[a-z]{1,20}[-_ ]){0,4}|)" + WORD + "{0,2}(?:key|token|secret)(?:[-_ ](?:goes[-_ ])?here)?"
                    // api-key-here, insert-api-key-here, paste your token
                    + "|(?:(?:insert|enter|paste|put|add|replace|fill)[-_ ])(?:[a-z]{1,20}[-_ ]){0,4}(?:key|token)(?:[-_ ](?:goes[-_ ])?here)?"
                    + "|(?:[a-z]{1,20}[-_ ]){0,4}(?:key|token)[-_ ](?:goes[-_ ])?here"
                    // <API_KEY>, {{API_KEY}}, [insert key here]
                    + "|[<\\[{]{1,2}(?:[a-z]{1,20}[-_ ]){0,5}(?:key|token|secret)(?:[-_ ][a-z]{1,20}){0,2}[>\\]}]{1,2}"
                    // sk-xxxx, sk-ant-xxxxxxxxxxxx, sk-xxxxxxxxxxxxABCD
                    + "|(?:[a-z0-9]{2,6}[-_]){1,3}x{4,}|(?:[a-z0-9]{2,6}[-_]){1,3}x{8,}\\w{0,6}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?|wss?)://.*");
    private static final Pattern COMMAND = Pattern.compile("(?:[^`$]{0,80}=\\s*)?[\"']?(?:\\$\\(.+\\)|`[^`]*\\s[^`]*`)[\"']?");
    private static final Pattern JSON = Pattern.compile("(?s)\\{\\s*\".*|\\[\\s*[\"{].*");
    private static final Pattern NEXT_VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*_[A-Z0-9_]*=[^=]");

    private NoKey() {}

    /// Why it is none.
    ///
    /// @param wrapped whether it stood in a wrapping, behind which more may have followed
    static Optional<Problem> of(String text, boolean wrapped) {
        if (Presets.all().stream().anyMatch(it -> it.environment().contains(text))) {
            return Optional.of(Problem.of("key", "key.placeholder", text));
        }
        if (JSON.matcher(text).matches() || text.startsWith("curl ") || (wrapped && NEXT_VARIABLE.matcher(text).find())
                || KeyWrapping.isSeveral(text)) {
            return Optional.of(Problem.of("key", "key.more"));
        }
        if (ADDRESS.matcher(text).matches()) {
            return Optional.of(Problem.of("key", "key.address"));
        }
        if (COMMAND.matcher(text).matches()) {
            return Optional.of(Problem.of("key", "key.command"));
        }
        if (EXAMPLE.matcher(text).matches()) {
            return Optional.of(Problem.of("key", "key.example"));
        }
        return MASKED.matcher(text).matches() ? Optional.of(Problem.of("key", "key.masked")) : Optional.empty();
    }
}
