package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.turn.Piece;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.proxy.ProxyConnectException;

/// What a person can do about a connection to a provider that fails.
final class Troubles {
    private Troubles() {}

    /// @param provider its name
    /// @param place where it was asked
    /// @param begun whether its answer had begun
    static Denial of(Throwable why, String provider, Place place, boolean begun) {
        var at = provider + " at " + place.authority();
        return switch (why) {
            case Outlets.UnusableProxyException it ->
                Denial.of(Piece.Failure.UNREACHABLE, "Check the proxy " + it.getMessage() + ": nothing goes through it to " + at + ".");
            case ProxyConnectException _ -> Denial.passing(Piece.Failure.UNREACHABLE, "Check the proxy: it did not lead to " + at + ".");
            case UnknownHostException _ -> Denial.passing(Piece.Failure.UNREACHABLE, "Check the address: no server was found for " + at + ".");
            case ConnectTimeoutException _ -> Denial.passing(Piece.Failure.UNREACHABLE, "Check the network: nobody answered in 10 s for " + at + ".");
            case ConnectException _ -> Denial.passing(Piece.Failure.UNREACHABLE, "Start the server or check the address: " + at + " refused.");
            case SSLException _ -> Denial.of(Piece.Failure.UNREACHABLE, "Check the certificate: no safe connection to " + at + ".");
            case SocketTimeoutException _ -> Denial.passing(Piece.Failure.UNREACHABLE, "Try again: nothing more came from " + at + ".");
            case ProtocolException _ -> Denial.of(Piece.Failure.UNREACHABLE, "Check the address: what answered is no HTTP, " + at + ".");
            case RuntimeException _, Error _ -> Denial.of(Piece.Failure.SERVER, "Onehot failed to read an answer of " + at + ". Please tell its makers.");
            default -> Denial.passing(Piece.Failure.UNREACHABLE, "Try again: the connection was closed by " + at + (begun ? " within its answer." : "."));
        };
    }
}
