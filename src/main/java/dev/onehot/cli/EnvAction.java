package dev.onehot.cli;

import module java.base;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// Hands a provider over to a shell.
@Command(
        name = "env",
        description = {
            "Print lines that set the environment for a provider, its key included:",
            "  eval \"$(onehotctl env)\"                                  sh, bash, zsh",
            "  onehotctl env --shell fish | source",
            "  onehotctl env --shell powershell | Invoke-Expression",
            "  onehotctl env --shell cmd > env.cmd && call env.cmd && del env.cmd",
            "  onehotctl env --shell dotenv > .env"
        })
final class EnvAction extends Action {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A provider; by default the one that this folder is bound to, else the active one.")
    private String name = "";

    @Option(
            names = "--shell",
            paramLabel = "SHELL",
            defaultValue = "sh",
            converter = Shells.class,
            completionCandidates = Shells.class,
            description = "sh, fish, powershell, cmd or dotenv; by default sh, which bash and zsh read too.")
    private Shell shell = Shell.SH;

    EnvAction() {}

    /// As given on a [PlainLine].
    EnvAction(String name, Shell shell) {
        this.name = name;
        this.shell = shell;
    }

    /// Takes lower case, and offers it.
    static final class Shells extends ArrayList<String> implements ITypeConverter<Shell> {
        private static final long serialVersionUID = 1;

        Shells() {
            for (var shell : Shell.values()) {
                add(shell.toString());
            }
        }

        @Override
        public Shell convert(String value) {
            try {
                return Shell.valueOf(value.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException("expected one of " + String.join(", ", this) + " but was " + value);
            }
        }
    }

    @Override
    int run() {
        var manager = session().reading();
        var provider = Names.here(session(), manager.snapshot(), name);
        var variables = Variables.of(provider, KeyAccess.reveal(session(), manager, provider), session().environment());
        var values = new LinkedHashMap<String, @Nullable Object>();
        variables.forEach(it -> values.put(it.name(), it.value().orElse(null)));
        // All of them before the first is printed: half an environment is worse than none.
        return session().show(
                () -> JsonOutput.object("provider", provider.name(), "environment", values),
                out -> variables.stream().map(this::tellable).map(shell::line).toList().forEach(out::raw));
    }

    /// Several headers stand on several lines, which cmd cannot be told; everything else it is told all the same.
    private Variable tellable(Variable variable) {
        boolean several = variable.name().endsWith("_CUSTOM_HEADERS") && variable.value().filter(it -> it.indexOf('\n') >= 0).isPresent();
        if (shell != Shell.CMD || !several) {
            return variable;
        }
        session().remark(variable.name() + " is left out: cmd cannot be told more than one header.");
        return Variable.of(variable.name(), "");
    }
}
