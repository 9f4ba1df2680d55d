package dev.onehot.relay.dialect;

import module java.base;

/// What vendors want back untouched, with thoughts and calls of tools. Another vendor refuses it, and a conversation may pass from one to another: so it is
/// known of each in which dialect it came, and programs keep those of other dialects under a mark.
public final class Signatures {
    /// With what a signature begins that a program got from a provider of another dialect; stands in requests as it is.
    public static final String MARK = "onehot-signature:";

    /// For a thought that came without any.
    private static final String UNSIGNED = MARK + ":";

    private Signatures() {}

    /// As a turn holds it.
    ///
    /// @param dialect of the provider
    /// @param signature as the provider wrote it
    public static String fromProvider(String dialect, String signature) {
        return signature.isEmpty() ? "" : dialect + ":" + signature;
    }

    /// As a turn holds it.
    ///
    /// @param dialect of the program
    /// @param signature as the program wrote it
    public static String fromProgram(String dialect, String signature) {
        return signature.equals(UNSIGNED) ? "" : isForeign(signature) ? signature.substring(MARK.length()) : fromProvider(dialect, signature);
    }

    /// As the provider wants it; empty when it is another vendor's.
    public static String toProvider(String dialect, String signature) {
        return signature.startsWith(dialect + ":") ? signature.substring(dialect.length() + 1) : "";
    }

    /// As the program keeps it; never empty, so that what came without is known for it later.
    public static String toProgram(String dialect, String signature) {
        var own = toProvider(dialect, signature);
        return signature.isEmpty() ? UNSIGNED : own.isEmpty() ? MARK + signature : own;
    }

    /// Whether it is under the mark.
    public static boolean isForeign(String signature) {
        return signature.startsWith(MARK);
    }
}
