package dev.onehot.model;

/// Which Onehot this is.
public final class Version {
    /// As in the pom, which a test compares.
    public static final String CURRENT = "0.1.0";

    private Version() {}
}
