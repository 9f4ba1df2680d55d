package dev.onehot.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints a completion script, made from the same model as the help.
@Command(
        name = "completion",
        description = {
            "Print a completion script:",
            "  source <(onehotctl completion bash)",
            "  onehotctl completion zsh > \"$${fpath[1]}/_onehotctl\"",
            "  onehotctl completion fish > ~/.config/fish/completions/onehotctl.fish"
        })
final class CompletionAction extends Action {
    /// For whom there is one.
    enum Target {
        bash,
        zsh,
        fish
    }

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Target shell = Target.bash;

    @Override
    int run() {
        var whole = spec().root().commandLine();
        session().out()
                .raw(switch (shell) {
                    case bash -> AutoComplete.bash("onehotctl", whole);
                    case zsh -> ZshCompletion.of(whole.getCommandSpec());
                    case fish -> FishCompletion.of(whole.getCommandSpec());
                });
        return Exit.DONE;
    }
}
