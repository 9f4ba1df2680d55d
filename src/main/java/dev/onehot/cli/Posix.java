package dev.onehot.cli;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

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

    /// Whether arguments beyond the named ones are passed as those are.
    private static final boolean ALL_ALIKE = System.getProperty("os.name", "").equals("Linux") && System.getProperty("os.arch", "").matches("amd64|aarch64");

    /// One shape for all: each further one would take Java as long to link as a tenth of a start. What is shorter than a register stands in its lower part, and what a
    /// function does not take is in one that it does not read.
    private static final MethodHandle CALL = LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG), Linker.Option.captureCallState("errno"));

    private Posix() {}

    /// Becomes `command`. Returns only by throwing.
    static int exec(List<String> command, List<Variable> variables) {
        try (var arena = Arena.ofConfined()) {
            for (var variable : variables) {
                var name = text(arena, variable.name().getBytes(StandardCharsets.UTF_8));
                if (variable.value().isPresent()) {
                    var value = text(arena, variable.value().get().getBytes(StandardCharsets.UTF_8));
                    call("setenv", name.address(), value.address(), 1);
                } else {
                    call("unsetenv", name.address(), 0, 0);
                }
            }
            unblockSignals(arena);
            OpenFiles.own().forEach(Posix::closeOnExec);
            OpenFiles.deleteUnpacked();
            var words = RawArguments.bytes(command);
            var pointers = arena.allocate((words.size() + 1L) * Long.BYTES, Long.BYTES);
            var places = buffer(pointers);
            for (var word : words) {
                places.putLong(text(arena, word).address());
            }
            int reason = call("execvp", places.getLong(0), pointers.address(), 0).error();
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

    /// The virtual machine keeps some signals from its threads, and a mask outlives `exec`.
    private static void unblockSignals(Arena arena) {
        int setMask = System.getProperty("os.name", "").startsWith("Mac") ? 3 : 2;
        var none = arena.allocate(SIGNAL_SET_BYTES);
        call("sigprocmask", setMask, none.address(), 0);
    }

    private static void closeOnExec(int descriptor) {
        if (ALL_ALIKE) {
            call("fcntl", descriptor, SET_FLAGS, CLOSE_ON_EXEC);
            return;
        }
        var fcntl = LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("fcntl"), FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), Linker.Option.firstVariadicArg(2));
        try {
            var _ = (int) fcntl.invokeExact(descriptor, SET_FLAGS, CLOSE_ON_EXEC);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Whether whoever read standard output has closed it.
    static boolean outputIsGone() {
        try (var arena = Arena.ofConfined()) {
            var poll = arena.allocate(8, 4);
            buffer(poll).putInt(0, 1);
            int found = call("poll", poll.address(), 1, 0).answer();
            return found > 0 && (buffer(poll).getShort(6) & ERROR_OR_HANG_UP) != 0;
        }
    }

    /// @param error of the C library; it means something only where the answer says that there is one
    private record Called(int answer, int error) {}

    private static Called call(String function, long first, long second, long third) {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            int answer = (int) CALL.invokeExact(LINKER.defaultLookup().findOrThrow(function), state, first, second, third);
            return new Called(answer, buffer(state).getInt((int) STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"))));
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// To be read and written without a handle for variables, which Java would have to link as well.
    private static ByteBuffer buffer(MemorySegment of) {
        return of.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    private static MemorySegment text(Arena arena, byte[] bytes) {
        var text = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return text;
    }
}
