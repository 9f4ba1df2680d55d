package dev.onehot.cli;

import java.io.Console;
import java.util.Optional;

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

    boolean agrees(String question) {
        var answer = console.readLine("%s [y/N] ", question);
        return answer != null && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
    }
}
