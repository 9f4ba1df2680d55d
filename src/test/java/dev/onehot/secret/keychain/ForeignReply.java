package dev.onehot.secret.keychain;

import module java.base;

/// What a played program says to a call.
///
/// @param error the name of an error, or empty
/// @param signature of the values; empty without any
/// @param afterwards done as soon as it is sent
record ForeignReply(String error, String signature, List<Object> values, Runnable afterwards) {
    /// Nothing is said, now or ever.
    static final ForeignReply NONE = of("none");

    static ForeignReply of(String signature, Object... values) {
        return new ForeignReply("", signature, List.of(values), () -> {});
    }

    /// Done, and nothing to tell.
    static ForeignReply done() {
        return of("");
    }

    static ForeignReply refusing(String error) {
        return new ForeignReply(error, "", List.of(), () -> {});
    }

    boolean isSaid() {
        return !signature.equals(NONE.signature);
    }

    ForeignReply then(Runnable next) {
        return new ForeignReply(error, signature, values, next);
    }
}
