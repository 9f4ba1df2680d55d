package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.EndpointProvider;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.ProgramState;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.programs.KnownProgram;
import dev.onehot.tools.programs.Programs;

/// What a person types to use the active provider where no file of a program is written: one line, the same for everybody, without a key in it. Pure.
public final class UseLines {
    private UseLines() {}

    /// What reads the line.
    public enum Shell {
        /// bash and zsh as well.
        SH("eval \"$(onehotctl env)\"", "export %s=\"$(onehotctl %s)\""),
        FISH("onehotctl env --shell fish | source", "set -gx %s (onehotctl %s)"),
        POWERSHELL("onehotctl env --shell powershell | Invoke-Expression", "$env:%s = onehotctl %s"),
        CMD("onehotctl env --shell cmd > env.cmd && call env.cmd && del env.cmd", "for /f \"delims=\" %%k in ('onehotctl %2$s') do @set \"%1$s=%%k\"");

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
        /// @param asking the words for Onehot that answer with it
        String variable(String name, String asking) {
            return String.format(Locale.ROOT, variable, name, asking);
        }
    }

    /// All lines for `shell`: first what programs that follow want from it. Reads what is known of programs: not on the FX thread.
    ///
    /// @param now the programs as they are
    public static List<UseLine> of(Shell shell, List<ProgramState> now, Whereabouts here) {
        var all = new ArrayList<UseLine>();
        var sections = FollowSections.all().stream().collect(Collectors.toMap(FollowSection::id, it -> it));
        for (var program : now) {
            var section = sections.get(program.program().id());
            if (section != null && program.followed().isPresent()) {
                boolean named = program.followed().get().delivery() == KeyDelivery.VARIABLE && !section.variable().isEmpty();
                program.provider().stream().filter(it -> named).forEach(it -> all.add(
                        new UseLine(UseLine.Purpose.VARIABLE, section.name(), shell.variable(section.variable(it), asking(section, it)))));
                sourced(shell, section, here).forEach(it -> all.add(new UseLine(UseLine.Purpose.SOURCED, section.name(), it)));
            }
        }
        all.add(new UseLine(UseLine.Purpose.ENVIRONMENT, "", shell.environment()));
        programs().forEach(it -> all.add(new UseLine(UseLine.Purpose.RUN, it.name(), run(it))));
        return all;
    }

    /// Programs have a token of their own for the endpoint.
    private static String asking(FollowSection section, long provider) {
        return provider == EndpointProvider.ID ? "program token " + section.id() + " --known" : "key " + provider;
    }

    /// Those for this shell, else those for sh: some programs have a start file of their own in that language.
    private static List<String> sourced(Shell shell, FollowSection section, Whereabouts here) {
        var own = shell == Shell.FISH ? "{fish:" : shell == Shell.POWERSHELL ? "{ps:" : "{sh:";
        var language = section.sources().values().stream().anyMatch(it -> it.contains(own)) ? own : "{sh:";
        return section.places().stream()
                .filter(it -> section.sources().getOrDefault(it.number(), "").contains(language))
                .flatMap(it -> it.path(here).stream().map(file -> Quoting.filled(section.sources().getOrDefault(it.number(), ""), Map.of("file", file.toString()))))
                .toList();
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
