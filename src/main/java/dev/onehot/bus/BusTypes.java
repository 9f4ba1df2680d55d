package dev.onehot.bus;

import java.net.ProtocolException;

/// How the types of the bus lie on the wire.
final class BusTypes {
    /// No message that a desktop's program is meant to get is so large.
    static final int LARGEST = 16 << 20;

    /// A variant or an array in another, and so on: as deep as the specification allows.
    static final int DEEPEST = 64;

    /// A type has no more letters.
    static final int LONGEST = 255;

    private BusTypes() {}

    /// On which multiple of bytes a value of this type begins.
    static int alignment(char type) {
        return switch (type) {
            case 'n', 'q' -> 2;
            case 'b', 'i', 'u', 's', 'o', 'a', 'h' -> 4;
            case 'x', 't', 'd', '(', '{' -> 8;
            default -> 1;
        };
    }

    /// Where the type ends that begins at `at`.
    static int end(String signature, int at) throws ProtocolException {
        if (at >= signature.length()) {
            throw new ProtocolException("a type is missing");
        }
        char first = signature.charAt(at);
        if (first == 'a') {
            return end(signature, at + 1);
        }
        char last = first == '(' ? ')' : first == '{' ? '}' : 0;
        int next = at + 1;
        while (last != 0 && (next >= signature.length() || signature.charAt(next) != last)) {
            next = end(signature, next);
        }
        return last == 0 ? next : next + 1;
    }
}
