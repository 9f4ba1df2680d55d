package dev.onehot.app;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.ui.EndpointHere;
import java.nio.file.Path;

/// What a window has for the endpoint, for tests of the window.
///
/// @param close ends it as the window does, in order; blocks
public record RealEndpoint(EndpointHere here, Runnable close) {
    /// @param environment where processes meet
    public static RealEndpoint of(SettingsManager manager, Path file, Map<String, String> environment) {
        var endpoint = new WindowEndpoint(manager, file, environment);
        return new RealEndpoint(endpoint, endpoint::close);
    }
}
