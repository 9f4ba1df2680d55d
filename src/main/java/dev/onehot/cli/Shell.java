package dev.onehot.cli;

import module java.base;

/// How a shell is told a variable, so that every character arrives.
enum Shell {
    /// dash, bash, zsh and every other that POSIX describes. Between single quotes nothing has a meaning but the quote.
    SH("unset %s"),
    /// Between single quotes the quote and the backslash have a meaning.
    FISH("set -e %s"),
    /// It takes four typographic quotes for single quotes too; a line end would part the text when it is piped.
    POWERSHELL("Remove-Item Env:%s -ErrorAction SilentlyContinue"),
    /// For a batch file, where a percent sign is doubled. A quote inside quotes would end them, so then every sign is escaped alone.
    CMD("set \"%s=\""),
    /// Plain where every reader agrees on it, in single quotes where that is enough, otherwise as a shell reads it.
    DOTENV("%s=");

    private final String unset;

    Shell(String unset) {
        this.unset = unset;
    }

    String line(Variable variable) {
        return variable.value().map(it -> set(variable.name(), it)).orElseGet(() -> unset.replace("%s", variable.name()));
    }

    String set(String name, String value) {
        return switch (this) {
            case SH -> "export " + name + "=" + quoted(value);
            case FISH -> "set -gx " + name + " " + quotedForFish(value);
            case POWERSHELL -> "$env:" + name + " = '" + value.replaceAll("['\u2018-\u201b]", "$0$0")
                    .replace("\r", "' + \"`r\" + '")
                    .replace("\n", "' + \"`n\" + '") + "'";
            case CMD -> cmd(name, value);
            case DOTENV -> name + "=" + (value.matches("[A-Za-z0-9_./:@%+,=-]*") ? value : quotedForDotenv(value));
        };
    }

    private static String cmd(String name, String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new Refusal(Exit.FAILED, "not-possible", name + " has a line end in it, which cmd cannot be told.", "");
        }
        var doubled = value.replace("%", "%%");
        return value.indexOf('"') < 0
                ? "set \"" + name + "=" + doubled + "\""
                : "set " + name + "=" + doubled.replaceAll("[\"^&|<>()@! \t,;=]", "^$0");
    }

    /// As it is written after `--shell`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// By the word that stands for it.
    static Optional<Shell> find(String word) {
        for (var shell : values()) {
            if (shell.toString().equals(word)) {
                return Optional.of(shell);
            }
        }
        return Optional.empty();
    }

    /// As one word of a shell that POSIX describes.
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    static String quotedForFish(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String quotedForDotenv(String value) {
        boolean simple = value.chars().noneMatch(c -> c == '\'' || c == '\n' || c == '\r' || c == '\\');
        return simple ? "'" + value + "'" : "\"" + value.replaceAll("[\\\\\"$`]", "\\\\$0") + "\"";
    }
}
