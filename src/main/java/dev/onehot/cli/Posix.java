package dev.onehot.cli;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import module java.base;

/// The few calls of the C library that Java has no way to.
@SuppressWarnings("restricted") // Native access is granted to this module on the command line.
final class Posix {
    private static final int NOT_FOUND = 2;
    private static final int ARGUMENTS_TOO_LONG = 7;
    private static final short ERROR_OR_HANG_UP = 0x08 | 0x10;
    private static final int SIGNAL_SET_BYTES = 128;
    private static final int SET_FLAGS = 2;
    private static final int CLOSE_ON_EXEC = 1;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();

    private Posix() {}

    /// Becomes `command`. Returns only by throwing.
    static int exec(List<String> command, List<Variable> variables) {
        try (var arena = Arena.ofConfined()) {
            for (var variable : variables) {
                var name = text(arena, variable.name().getBytes(StandardCharsets.UTF_8));
                if (variable.value().isPresent()) {
                    var value = text(arena, variable.value().get().getBytes(StandardCharsets.UTF_8));
                    call("setenv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT), name, value, 1);
                } else {
                    call("unsetenv", FunctionDescriptor.of(JAVA_INT, ADDRESS), name);
                }
            }
            unblockSignals(arena);
            OpenFiles.own().forEach(Posix::closeOnExec);
            OpenFiles.deleteUnpacked();
            var words = RawArguments.bytes(command);
            var pointers = arena.allocate(ADDRESS, words.size() + 1L);
            for (int i = 0; i < words.size(); i++) {
                pointers.setAtIndex(ADDRESS, i, text(arena, words.get(i)));
            }
            int reason = execute(arena, pointers);
            throw switch (reason) {
                case NOT_FOUND -> Execution.notFound(command.getFirst(), command.getFirst().contains("/") ? "no such file, or none of the program in its first line" : "no such command");
                case ARGUMENTS_TOO_LONG -> cannot(command, "its arguments are too long");
                default -> cannot(command, said(reason));
            };
        }
    }

    private static String said(int reason) {
        return switch (reason) {
            case 8 -> "it is no program for this system";
            case 12 -> "there is not enough memory";
            case 13 -> "permission denied";
            case 20 -> "a part of its path is no folder";
            case 26 -> "it is being written to";
            default -> "error " + reason + " of the system";
        };
    }

    /// Links what [#exec] calls, by calling it for a command that there is not.
    static void rehearse() {
        try {
            exec(List.of("/onehot/no/such/command"), List.of(Variable.of("ONEHOT_REHEARSAL", "x"), Variable.of("ONEHOT_NONE", "")));
        } catch (Refusal expected) {
            // There is no such command.
        }
    }

    private static Refusal cannot(List<String> command, String reason) {
        return new Refusal(
                Exit.CANNOT_EXECUTE, "cannot-execute", command.getFirst() + " cannot be run: " + reason + ".", "");
    }

    private static int execute(Arena arena, MemorySegment pointers) {
        var state = arena.allocate(STATE);
        var execvp = LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("execvp"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS),
                Linker.Option.captureCallState("errno"));
        try {
            var _ = (int) execvp.invokeExact(state, pointers.get(ADDRESS, 0), pointers);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
        return (int) STATE.varHandle(MemoryLayout.PathElement.groupElement("errno")).get(state, 0L);
    }

    /// The virtual machine keeps some signals from its threads, and a mask outlives `exec`.
    private static void unblockSignals(Arena arena) {
        int setMask = System.getProperty("os.name", "").startsWith("Mac") ? 3 : 2;
        var none = arena.allocate(SIGNAL_SET_BYTES);
        call(
                "sigprocmask",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS),
                setMask,
                none,
                MemorySegment.NULL);
    }

    private static void closeOnExec(int descriptor) {
        call(
                "fcntl",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
                List.of(Linker.Option.firstVariadicArg(2)),
                descriptor,
                SET_FLAGS,
                CLOSE_ON_EXEC);
    }

    /// Whether whoever read standard output has closed it.
    static boolean outputIsGone() {
        try (var arena = Arena.ofConfined()) {
            var poll = arena.allocate(8, 4);
            poll.set(JAVA_INT, 0, 1);
            int found = call(
                    "poll",
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, ValueLayout.JAVA_LONG, JAVA_INT),
                    poll,
                    1L,
                    0);
            return found > 0 && (poll.get(JAVA_SHORT, 6) & ERROR_OR_HANG_UP) != 0;
        }
    }

    private static int call(String function, FunctionDescriptor shape, Object... arguments) {
        return call(function, shape, List.of(), arguments);
    }

    private static int call(
            String function, FunctionDescriptor shape, List<Linker.Option> options, Object... arguments) {
        MethodHandle handle = LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(function), shape, options.toArray(Linker.Option[]::new));
        try {
            return (int) handle.invokeWithArguments(arguments);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MemorySegment text(Arena arena, byte[] bytes) {
        var text = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return text;
    }
}
