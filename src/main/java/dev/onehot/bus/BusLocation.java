package dev.onehot.bus;

import module java.base;

/// Where the session bus of a desktop listens, told from environment variables.
public final class BusLocation {
    private static final String ADDRESS = "DBUS_SESSION_BUS_ADDRESS";
    private static final String RUNTIME = "XDG_RUNTIME_DIR";

    private BusLocation() {}

    /// The socket. A program that was not started from the desktop has no address, but the socket is where it always is.
    ///
    /// @throws NoBusException when there is none, or it is of a kind that Java cannot use (an abstract socket, another machine)
    public static Path of(Map<String, String> environment) throws NoBusException {
        var address = environment.getOrDefault(ADDRESS, "");
        if (address.isBlank()) {
            return usual(environment.getOrDefault(RUNTIME, ""));
        }
        try {
            return Stream.of(address.split(";"))
                    .filter(it -> it.startsWith("unix:"))
                    .flatMap(it -> Stream.of(it.substring("unix:".length()).split(",")))
                    .filter(it -> it.startsWith("path="))
                    .findFirst()
                    .map(it -> Path.of(unescaped(it.substring("path=".length()))))
                    .orElseThrow(() -> new NoBusException(address));
        } catch (IllegalArgumentException wronglyEscaped) {
            throw new NoBusException(address);
        }
    }

    private static Path usual(String runtime) throws NoBusException {
        var socket = Path.of(runtime).resolve("bus");
        if (runtime.isBlank() || !socket.isAbsolute() || !Files.exists(socket)) {
            throw new NoBusException("");
        }
        return socket;
    }

    /// In addresses of buses `%` escapes as in URLs, but `+` is itself.
    private static String unescaped(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
