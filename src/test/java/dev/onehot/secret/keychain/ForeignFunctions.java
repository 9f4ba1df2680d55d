package dev.onehot.secret.keychain;

import module java.base;

/// A system library whose functions are the public methods of an object, as C calls them.
final class ForeignFunctions {
    private final Map<String, MemorySegment> symbols = new HashMap<>();

    ForeignFunctions(Object functions, Arena arena) {
        for (var method : functions.getClass().getDeclaredMethods()) {
            if (Character.isUpperCase(method.getName().charAt(0))) {
                symbols.put(method.getName(), stub(functions, method, arena));
            }
        }
    }

    /// A global constant that is a pointer.
    void constant(String name, MemorySegment value, Arena arena) {
        symbols.put(name, arena.allocateFrom(ValueLayout.ADDRESS, value));
    }

    SymbolLookup lookup() {
        return name -> Optional.ofNullable(symbols.get(name));
    }

    private static MemorySegment stub(Object functions, Method method, Arena arena) {
        try {
            var arguments = Stream.of(method.getParameterTypes()).map(ForeignFunctions::layout).toArray(MemoryLayout[]::new);
            var descriptor = method.getReturnType() == void.class
                    ? FunctionDescriptor.ofVoid(arguments)
                    : FunctionDescriptor.of(layout(method.getReturnType()), arguments);
            var handle = MethodHandles.lookup().unreflect(method).bindTo(functions);
            return Linker.nativeLinker().upcallStub(handle, descriptor, arena);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static MemoryLayout layout(Class<?> type) {
        if (type == int.class) {
            return ValueLayout.JAVA_INT;
        }
        if (type == double.class) {
            return ValueLayout.JAVA_DOUBLE;
        }
        return type == long.class ? ValueLayout.JAVA_LONG : NativeLibrary.POINTER;
    }
}
