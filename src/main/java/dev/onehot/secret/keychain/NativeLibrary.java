package dev.onehot.secret.keychain;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Functions of the operating system, called by name with what they take: `Integer`, `Long` or a pointer.
///
/// Each is bound anew for each call; a store calls a handful in a session.
@SuppressWarnings("restricted") // Native access is granted to this module on the command line.
record NativeLibrary(SymbolLookup symbols) {
    /// A pointer to memory whose end only the function knows.
    static final AddressLayout POINTER =
            ValueLayout.ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(Long.MAX_VALUE, ValueLayout.JAVA_BYTE));

    int callForInt(String name, Object... arguments) {
        return result(Integer.class, bind(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts(arguments))), arguments);
    }

    long callForLong(String name, Object... arguments) {
        return result(Long.class, bind(name, FunctionDescriptor.of(ValueLayout.JAVA_LONG, layouts(arguments))), arguments);
    }

    double callForDouble(String name, Object... arguments) {
        return result(Double.class, bind(name, FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, layouts(arguments))), arguments);
    }

    MemorySegment callForPointer(String name, Object... arguments) {
        return result(MemorySegment.class, bind(name, FunctionDescriptor.of(POINTER, layouts(arguments))), arguments);
    }

    void call(String name, Object... arguments) {
        run(bind(name, FunctionDescriptor.ofVoid(layouts(arguments))), arguments);
    }

    /// A function that gives an `int` and leaves an error number beside it. The state to keep it in is its first argument.
    int callKeepingError(String name, String error, Object... stateAndArguments) {
        var arguments = Stream.of(stateAndArguments).skip(1).toArray();
        var handle = Linker.nativeLinker()
                .downcallHandle(
                        symbols.findOrThrow(name),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts(arguments)),
                        Linker.Option.captureCallState(error));
        return result(Integer.class, handle, stateAndArguments);
    }

    /// The pointer that a global constant holds.
    MemorySegment constant(String name) {
        return symbols.findOrThrow(name)
                .reinterpret(ValueLayout.ADDRESS.byteSize())
                .get(ValueLayout.ADDRESS, 0);
    }

    /// Where a global thing is that is passed by its address.
    MemorySegment address(String name) {
        return symbols.findOrThrow(name);
    }

    private MethodHandle bind(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor);
    }

    private static MemoryLayout[] layouts(Object... arguments) {
        return Stream.of(arguments)
                .map(it -> switch (it) {
                    case Integer _ -> ValueLayout.JAVA_INT;
                    case Long _ -> ValueLayout.JAVA_LONG;
                    default -> ValueLayout.ADDRESS;
                })
                .toArray(MemoryLayout[]::new);
    }

    private static <T> T result(Class<T> type, MethodHandle handle, Object... arguments) {
        return Objects.requireNonNull(type.cast(run(handle, arguments)));
    }

    private static @Nullable Object run(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable impossible) {
            // A function of C throws nothing.
            throw new IllegalStateException(impossible);
        }
    }
}
