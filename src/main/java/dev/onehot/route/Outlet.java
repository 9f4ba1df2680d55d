package dev.onehot.route;

/// How a request gets out.
public sealed interface Outlet {
    /// Straight to the server.
    record Direct() implements Outlet {}

    /// Through a proxy.
    record Through(ProxyServer proxy) implements Outlet {}

    /// Not at all: through a proxy was wanted, and it is none that can be used.
    ///
    /// @param what its address without a password, or the variable that should have held one
    /// @param foreign whether it is a proxy of another kind, and not an address that is broken or missing
    record Unusable(String what, boolean foreign) implements Outlet {}

    /// For messages: the proxy; empty for none.
    default String shown() {
        return switch (this) {
            case Direct() -> "";
            case Through(var proxy) -> proxy.toString();
            case Unusable(var what, _) -> what;
        };
    }
}
