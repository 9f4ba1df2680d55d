package dev.onehot.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/// Runs the usual commands in one process on a throw-away database, so that a build can record which classes they load.
@Command(name = "rehearse", hidden = true, description = "Run the usual commands once, to train a cache of classes.")
final class RehearseAction extends Action {
    private static final List<String> COMMANDS = List.of(
            "provider add Rehearsal --key-env ONEHOT_REHEARSAL",
            "provider add Other --model m --no-activate --json",
            "status",
            "status --json",
            "provider list",
            "provider list --json",
            "provider show Other",
            "provider use Other",
            "provider use Rehearsal --json",
            "provider edit Other --model n",
            "env",
            "env --shell fish",
            "env --json",
            "key",
            "setting set rehearsal 1",
            "setting get rehearsal",
            "setting list",
            "setting list --json",
            "setting reset rehearsal",
            "provider use nobody",
            "provider use nobody --json",
            "provider us",
            "--help",
            "complete providers",
            "provider remove Other --yes",
            "repair");

    RehearseAction(Session session) {
        super(session);
    }

    @Override
    int run() {
        try {
            var folder = Files.createTempDirectory("onehot-rehearsal-");
            try {
                return rehearse(folder.resolve("onehot.db"));
            } finally {
                delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int rehearse(Path file) {
        var environment = Map.of(
                "ONEHOT_DB", file.toString(), "ONEHOT_REHEARSAL", "sk-rehearsal", "ONEHOT_KEYCHAIN", "none");
        for (var command : COMMANDS) {
            var program = new Program(
                    environment, new ByteArrayInputStream(new byte[0]), false, Writer.nullWriter(), Writer.nullWriter());
            program.run(command.split(" ", 0));
        }
        return Exit.DONE;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
