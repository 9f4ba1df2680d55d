package dev.onehot.cli;

import picocli.CommandLine.Command;

/// What settings are known, for editors and for programs that check values themselves.
@Command(
        name = "schema",
        description = "Print the known settings as JSON Schema (2020-12): Onehot's own and those of programs with a schema beside the database.")
final class SettingSchema extends Action {
    @Override
    int run() {
        session().out().raw(session().schemas().document().strip());
        return Exit.DONE;
    }
}
