package dev.onehot.cli;

import module java.base;

/// A person at a terminal, who can be asked.
final class Terminal {
    private final Console console;

    private Terminal(Console console) {
        this.console = console;
    }

    /// Empty when standard input is a pipe or a file, or was given by a test.
    static Optional<Terminal> find(Session session) {
        return Optional.ofNullable(session.isInteractive() ? System.console() : null).filter(Console::isTerminal).map(Terminal::new);
    }

    String secret(String question) {
        var answer = console.readPassword("%s", question);
        return answer == null ? "" : String.valueOf(answer);
    }

    /// Goes on only when somebody says so.
    ///
    /// @param nobody what to throw when nobody can be asked
    /// @param otherwise what to say when the answer is no
    static void agree(Session session, String question, Refusal nobody, String otherwise) {
        var answer = find(session).orElseThrow(() -> nobody).console.readLine("%s [y/N] ", question);
        if (answer == null || !List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT))) {
            throw new Refusal(Exit.FAILED, "declined", otherwise, "");
        }
    }
}
