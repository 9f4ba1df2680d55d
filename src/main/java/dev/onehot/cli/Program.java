package dev.onehot.cli;

import module java.base;

import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.model.Visible;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs one command line, with streams and environment given, and answers the exit code.
final class Program {
    private final Supplier<Session> sessions;
    private final Writer out;
    private final Writer errors;

    Program(Map<String, String> environment, InputStream input, boolean interactive, Writer out, Writer errors) {
        this(environment, KeyPlaces::ofThisComputer, Path.of(""), input, interactive, out, errors);
    }

    /// @param places where keys are, as the environment says
    /// @param folder in which it runs
    Program(
            Map<String, String> environment,
            Function<Map<String, String>, KeyPlaces> places,
            Path folder,
            InputStream input,
            boolean interactive,
            Writer out,
            Writer errors) {
        this.out = new GuardedWriter(out);
        this.errors = new GuardedWriter(errors);
        this.sessions = () -> new Session(environment, places, folder, input, interactive, new Printer(this.out), new Printer(this.errors));
    }

    int run(String... arguments) {
        return run(PlainLine.readOwn(arguments), arguments);
    }

    /// As [#run], with picocli also where nothing is unusual.
    int runParsed(String... arguments) {
        return run(Optional.empty(), arguments);
    }

    private int run(Optional<PlainLine> plain, String[] arguments) {
        var session = sessions.get();
        int code;
        try (session) {
            var action = plain.flatMap(it -> it.action(session));
            code = action.isPresent() ? carryOut(session, action.get()) : parse(session, arguments);
            session.out().flush();
        } catch (RuntimeException thrown) {
            code = fail(session, thrown);
        } catch (OutOfMemoryError full) {
            code = fail(session, new Refusal(Exit.FAILED, "memory", "There is not enough memory for this.", ""));
        }
        session.errors().flushIfHeard();
        return code;
    }

    private static int carryOut(Session session, Action action) {
        try {
            return action.run();
        } catch (RuntimeException thrown) {
            return fail(session, thrown);
        }
    }

    private int parse(Session session, String[] arguments) {
        return CommandTree.of(session, List.of(arguments))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((wrong, given) -> usage(session, wrong, given))
                .setExecutionExceptionHandler((thrown, command, parsed) -> fail(session, thrown))
                .execute(arguments);
    }

    private static int usage(Session session, ParameterException wrong, String[] given) {
        var message = WrongLine.message(wrong, List.of(given));
        if (List.of(given).contains("--json")) {
            var advice = "See " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help.";
            session.errors().json(new Failure(Exit.USAGE, "usage", message, advice).json());
        } else {
            var writer = wrong.getCommandLine().getErr();
            writer.println(Visible.line(message));
            if (!UnmatchedArgumentException.printSuggestions(wrong, writer)) {
                wrong.getCommandLine().usage(writer);
            }
            writer.flush();
        }
        return Exit.USAGE;
    }

    private static int fail(Session session, Exception thrown) {
        if (thrown instanceof ExecutionException && thrown.getCause() instanceof Error severe) {
            // So picocli hands on what a command throws that is a method.
            throw severe;
        }
        if (thrown.getCause() instanceof GuardedWriter.Gone gone) {
            return outputGone(session, String.valueOf(gone.getMessage()));
        }
        var failure = Failure.of(thrown);
        if (session.json()) {
            session.errors().json(failure.json());
        } else {
            failure.text().lines().forEach(session.errors()::line);
        }
        if (session.options().verbose()) {
            var trace = new StringWriter();
            // Never of a failure that could hold a secret: messages and traces hold none.
            thrown.printStackTrace(new PrintWriter(trace));
            session.errors().raw(trace.toString());
        }
        return failure.code();
    }

    /// Whoever reads our output may stop when it has enough; a disk that is full is another matter.
    private static int outputGone(Session session, String message) {
        if (message.contains("Broken pipe") || message.contains("pipe is being closed")) {
            return Exit.DONE;
        }
        session.errors().line("onehotctl: The output could not be written: " + message);
        return Exit.FAILED;
    }
}
