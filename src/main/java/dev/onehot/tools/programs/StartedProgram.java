package dev.onehot.tools.programs;

import module java.base;

/// What a command line starts, as far as that can be told from its words and the files that they name.
public sealed interface StartedProgram {
    /// A program that is known.
    ///
    /// @param front the words up to it, which may be other ones than were written, but mean the same
    /// @param rest its arguments
    /// @param changes what the words in front of it do to variables
    /// @param variables what keeps it from being started with other ones
    /// @param folder that it is started in
    record Known(KnownProgram program, List<String> front, List<String> rest, VariableChanges changes, Map<String, String> variables, Path folder)
            implements StartedProgram {
        public Known {
            variables = Map.copyOf(variables);
            front = List.copyOf(front);
            rest = List.copyOf(rest);
        }

        /// Whether it asks no provider for anything with these arguments.
        public boolean isIdle() {
            return program.isIdle(rest);
        }

        /// Why it is not started when something in front of it keeps these variables from reaching it as they are; empty when nothing does.
        ///
        /// @param set those that have a value for it
        /// @param unset those that it must not have
        public Optional<Unclear> lost(Set<String> set, Set<String> unset) {
            return changes.first(set, unset).map(it -> new Unclear(program, it.who(), it.how(), it.variable()));
        }
    }

    /// A program that is known is started in a way that leaves open what it will ask.
    ///
    /// @param who starts it: a command or a script
    /// @param variable that is changed on the way; empty where that is not the reason
    record Unclear(KnownProgram program, String who, How how, String variable) implements StartedProgram {
        /// How it is started, and what is said of that: of `%1$s`, which starts it, and of `%2$s`, the variable, or in the way out the words that start it directly.
        public enum How {
            /// By a command with rules of its own.
            COMMAND("%1$s starts it in a way of its own, and whether it would then use the provider is not known.",
                    "Put onehotctl right in front of the program: %1$s … %2$s"),
            /// By a text for a shell that is an argument.
            TEXT("a text for %1$s starts it, so that its own configuration would hold.",
                    "Put onehotctl right in front of the program: %1$s -c '%2$s'"),
            /// By a script in a file.
            SCRIPT("the script %1$s starts it, so that its own configuration would hold.",
                    "Write %2$s in the script, and start that by itself."),
            /// By a command that takes all variables away.
            CLEARED("%1$s takes all variables away, those of the provider too.",
                    "Leave that out: onehotctl removes what would lead to another provider."),
            /// By a command that changes a variable.
            CHANGED("%1$s changes %2$s, which this run sets so that the provider is used.",
                    "Leave it out, or change the provider: onehotctl provider edit"),
            /// By a command that reads variables from a file.
            LOADED("%1$s reads variables from a file, which may lead to another provider.", COMMAND.advice);

            private final String message;
            private final String advice;

            How(String message, String advice) {
                this.message = message;
                this.advice = advice;
            }
        }

        static Unclear by(KnownProgram program, String who, How how) {
            return new Unclear(program, who, how, "");
        }

        /// In English, as the command line speaks.
        public String message() {
            return program.name() + " was not started: " + String.format(how.message, who, variable);
        }

        /// The way out.
        ///
        /// @param run the words that stand in front of a command to make it use the same provider
        public String advice(String run) {
            return String.format(how.advice, who, run + " " + program.commands().getFirst());
        }
    }

    /// Nothing that is known.
    ///
    /// @param named a program that is known and may be started all the same, because its name stands among the arguments
    record Unknown(Optional<KnownProgram> named) implements StartedProgram {
        static final Unknown NOTHING = new Unknown(Optional.empty());
    }

    /// A shell in which a person, or standard input, says what is started.
    record OpenShell() implements StartedProgram {}
}
