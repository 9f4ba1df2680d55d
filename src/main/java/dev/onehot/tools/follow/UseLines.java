package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.tools.programs.KnownProgram;
import dev.onehot.tools.programs.Programs;

/// What a person types to use the active provider where no file of a program is written: one line, the same for everybody, without a key in it. Pure.
public final class UseLines {
    private UseLines() {}

    /// What reads the line.
    public enum Shell {
        /// bash and zsh as well.
        SH("eval \"$(onehotctl env)\"", "export %s=\"$(onehotctl key %d)\""),
        FISH("onehotctl env --shell fish | source", "set -gx %s (onehotctl key %d)"),
        POWERSHELL("onehotctl env --shell powershell | Invoke-Expression", "$env:%s = onehotctl key %d"),
        CMD("onehotctl env --shell cmd > env.cmd && call env.cmd && del env.cmd", "for /f \"delims=\" %%k in ('onehotctl key %2$d') do @set \"%1$s=%%k\"");

        private final String environment;
        private final String variable;

        Shell(String environment, String variable) {
            this.environment = environment;
            this.variable = variable;
        }

        /// Sets the variables of the active provider, for whatever this shell starts.
        public String environment() {
            return environment;
        }

        /// Sets the variable that the file of a program names instead of a key. In the file that the shell reads at its start it holds from the next one on.
        ///
        /// @param name as [dev.onehot.model.KeyDelivery] has it
        /// @param provider its id
        public String variable(String name, long provider) {
            return String.format(Locale.ROOT, variable, name, provider);
        }
    }

    /// The line that makes one run use the active provider, in every shell.
    public static String run(KnownProgram program) {
        return "onehotctl run -- " + program.commands().getFirst();
    }

    /// The programs that have such a line. Reads what is known of programs: not on the FX thread.
    public static List<KnownProgram> programs() {
        return Programs.all().stream().filter(it -> it.refused().isEmpty()).toList();
    }
}
