package dev.onehot.model;

import module java.base;

/// A text that is a part of the program.
public final class Resource {
    private Resource() {}

    /// All of it, in UTF-8.
    ///
    /// @param beside a class of the package that it is in
    public static String text(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
