package dev.onehot.cli;

import java.util.Locale;

/// How a shell is told a variable, so that every character arrives.
enum Shell {
    /// dash, bash, zsh and every other that POSIX describes. Between single quotes nothing has a meaning but the quote.
    SH {
        @Override
        String set(String name, String value) {
            return "export " + name + "=" + quotedForSh(value);
        }

        @Override
        String unset(String name) {
            return "unset " + name;
        }
    },
    /// Between single quotes the quote and the backslash have a meaning.
    FISH {
        @Override
        String set(String name, String value) {
            return "set -gx " + name + " '" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }

        @Override
        String unset(String name) {
            return "set -e " + name;
        }
    },
    /// It takes four typographic quotes for single quotes too; a line end would part the text when it is piped.
    POWERSHELL {
        @Override
        String set(String name, String value) {
            var quoted = value.replaceAll("['\u2018-\u201b]", "$0$0")
                    .replace("\r", "' + \"`r\" + '")
                    .replace("\n", "' + \"`n\" + '");
            return "$env:" + name + " = '" + quoted + "'";
        }

        @Override
        String unset(String name) {
            return "Remove-Item Env:" + name + " -ErrorAction SilentlyContinue";
        }
    },
    /// For a batch file, where a percent sign is doubled. A quote inside quotes would end them, so then every sign is escaped alone.
    CMD {
        @Override
        String set(String name, String value) {
            if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
                throw new Refusal(Exit.FAILED, "not-possible", name + " has a line end in it, which cmd cannot be told.", "");
            }
            var doubled = value.replace("%", "%%");
            return value.indexOf('"') < 0
                    ? "set \"" + name + "=" + doubled + "\""
                    : "set " + name + "=" + doubled.replaceAll("[\"^&|<>()@! \t,;=]", "^$0");
        }

        @Override
        String unset(String name) {
            return "set \"" + name + "=\"";
        }
    },
    /// Plain where every reader agrees on it, in single quotes where that is enough, otherwise as a shell reads it.
    DOTENV {
        @Override
        String set(String name, String value) {
            if (value.matches("[A-Za-z0-9_./:@%+,=-]*")) {
                return name + "=" + value;
            }
            return name + "=" + quotedForDotenv(value);
        }

        @Override
        String unset(String name) {
            return name + "=";
        }
    };

    abstract String set(String name, String value);

    abstract String unset(String name);

    String line(Variable variable) {
        return variable.value().map(it -> set(variable.name(), it)).orElseGet(() -> unset(variable.name()));
    }

    /// As it is written after `--shell`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String quotedForSh(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private static String quotedForDotenv(String value) {
        boolean simple = value.chars().noneMatch(c -> c == '\'' || c == '\n' || c == '\r' || c == '\\');
        return simple ? "'" + value + "'" : "\"" + value.replaceAll("[\\\\\"$`]", "\\\\$0") + "\"";
    }
}
