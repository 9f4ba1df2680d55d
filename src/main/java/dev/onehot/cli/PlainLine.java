package dev.onehot.cli;

import module java.base;

import org.jspecify.annotations.Nullable;

/// A command line of `key`, `status`, `env` or `run` in which nothing is unusual. Other programs call these often, and picocli's annotations would take as long as
/// all the rest: they are read here.
///
/// Whatever is unusual is left to picocli, and with it every word about what is wrong. Few classes, so that the process is short: no patterns, no functions as
/// values.
final class PlainLine {
    static final String KEY = "key";
    static final String STATUS = "status";
    static final String ENV = "env";
    static final String RUN = "run";

    private static final int MOST_DIGITS = 9;

    private String command = "";
    private @Nullable String database;
    private @Nullable String wait;
    private boolean json;
    private boolean quiet;
    private String name = "";
    private @Nullable String address;
    private @Nullable String program;
    private @Nullable String shell;
    private @Nullable String again;
    private @Nullable List<String> started;

    private PlainLine() {}

    /// One that another process may answer in our place: whatever becomes another program is none.
    static Optional<PlainLine> read(String[] words) {
        var line = readOwn(words);
        return line.isPresent() && line.get().started != null ? Optional.empty() : line;
    }

    /// One that this process carries out.
    static Optional<PlainLine> readOwn(String[] words) {
        var line = new PlainLine();
        for (int i = 0; i < words.length; i++) {
            var word = words[i];
            if (word.equals("--") && line.command.equals(RUN)) {
                line.started = List.of(words).subList(i + 1, words.length);
                return Optional.of(line);
            }
            if (word.isEmpty() || !(word.charAt(0) == '-' ? line.flag(word) || (i + 1 < words.length && line.option(word, words[++i])) : line.take(word))) {
                return Optional.empty();
            }
        }
        return line.command.isEmpty() || line.command.equals(RUN) ? Optional.empty() : Optional.of(line);
    }

    @Nullable String database() {
        return database;
    }

    private boolean flag(String word) {
        if (word.equals("--json") && !json) {
            json = true;
            return true;
        }
        if (word.equals("--quiet") && !quiet) {
            quiet = true;
            return true;
        }
        return false;
    }

    /// Those of one command come behind it.
    private boolean option(String option, String value) {
        if (value.isEmpty() || value.charAt(0) == '-') {
            return false;
        }
        if (option.equals("--db") && database == null && isFile(value)) {
            database = value;
        } else if (option.equals("--wait") && wait == null && isNumber(value)) {
            wait = value;
        } else if (option.equals("--for") && command.equals(KEY) && address == null) {
            address = value;
        } else if (option.equals("--by") && command.equals(KEY) && program == null) {
            program = value;
        } else if (option.equals("--shell") && command.equals(ENV) && shell == null) {
            shell = value;
        } else if (option.equals("--again") && command.equals(RUN) && again == null && isNumber(value)) {
            again = value;
        } else {
            return false;
        }
        return true;
    }

    private boolean take(String word) {
        if (command.isEmpty()) {
            command = word;
            return word.equals(KEY) || word.equals(STATUS) || word.equals(ENV) || word.equals(RUN);
        }
        if (command.equals(STATUS) || !name.isEmpty()) {
            return false;
        }
        name = word;
        return true;
    }

    /// Surely not the name of a command, which picocli takes for no value.
    private static boolean isFile(String value) {
        return value.indexOf('.') >= 0 || value.indexOf('/') >= 0 || value.indexOf('\\') >= 0;
    }

    private static boolean isNumber(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return value.length() <= MOST_DIGITS;
    }

    /// The command with its arguments, as picocli would have filled it in; empty where it would have had something to say.
    Optional<Action> action(Session session) {
        var action = make();
        if (action.isPresent()) {
            session.options().take(database, wait == null ? null : Integer.valueOf(wait), json, quiet);
            action.get().begin(session);
        }
        return action;
    }

    private Optional<Action> make() {
        if (command.equals(KEY)) {
            return Optional.of(new KeyAction(name, address, program));
        }
        if (command.equals(STATUS)) {
            return Optional.of(new StatusAction());
        }
        if (started != null) {
            return Optional.of(new RunAction(name, started, again == null ? null : Long.valueOf(again)));
        }
        var wanted = shell == null ? Optional.of(Shell.SH) : Shell.find(shell);
        return wanted.isPresent() ? Optional.of(new EnvAction(name, wanted.get())) : Optional.empty();
    }
}
