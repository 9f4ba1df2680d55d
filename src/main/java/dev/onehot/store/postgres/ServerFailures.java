package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.Redaction;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.model.StorageException.Reason;
import dev.onehot.model.Visible;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/// Turns the states of SQL into the failures that a person can act on.
final class ServerFailures {
    private static final int LONGEST = 200;

    /// What the server says when it goes, comes, or has no room for one more.
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300", "25P03", "57P05");

    private static final String REJECTED = "08004";

    private static final Set<CertPathValidatorException.Reason> OUT_OF_TIME =
            Set.of(CertPathValidatorException.BasicReason.EXPIRED, CertPathValidatorException.BasicReason.NOT_YET_VALID);

    private ServerFailures() {}

    static StorageException of(SQLException failure, DatabasePlace place) {
        var kind = kind(failure);
        var said = said(failure);
        return reason(failure, kind, said)
                .map(it -> new StorageException(it, place, it == Reason.EXPIRED ? place.name() : said, failure))
                .orElseGet(() -> new StorageException(kind, place, said, failure));
    }

    /// Why there is no way to it, or no way in, where that can be told.
    private static Optional<Reason> reason(SQLException failure, Kind kind, String said) {
        if (kind == Kind.LOGIN) {
            return Optional.of(switch (state(failure)) {
                case "3D000" -> Reason.NO_DATABASE;
                case "28P01" -> Reason.WRONG_PASSWORD;
                case REJECTED -> Reason.NO_PASSWORD;
                default -> Reason.NOT_LET_IN;
            });
        }
        if (kind != Kind.AWAY) {
            return Optional.empty();
        }
        if (state(failure).equals(REJECTED)) {
            return Optional.of(Reason.NO_TLS);
        }
        if (said.contains("HostnameVerifier")) {
            return Optional.of(Reason.CERTIFICATE_NAME);
        }
        var causes = Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause).toList();
        if (causes.stream().anyMatch(it -> it instanceof CertPathValidatorException path && OUT_OF_TIME.contains(path.getReason()))) {
            return Optional.of(Reason.EXPIRED);
        }
        return causes.stream()
                .flatMap(it -> switch (it) {
                    case UnknownHostException _ -> Stream.of(Reason.NO_HOST);
                    case SSLException _ -> Stream.of(Reason.CERTIFICATE);
                    case SocketTimeoutException _ -> Stream.of(Reason.TIMEOUT);
                    case ConnectException _ -> Stream.of(Reason.NO_ANSWER);
                    default -> Stream.empty();
                })
                .findFirst();
    }

    private static String state(SQLException failure) {
        return String.valueOf(failure.getSQLState());
    }

    private static Kind kind(SQLException failure) {
        var state = state(failure);
        if (isAway(failure)) {
            return Kind.AWAY;
        }
        return switch (state) {
            case "55P03", "40001", "40P01" -> Kind.BUSY;
            case "25006", "42501" -> Kind.NO_RIGHT;
            case "53100" -> Kind.DISK_FULL;
            case "42P01", "42703" -> Kind.CHANGED_SCHEMA;
            case "P0001" -> Kind.FOREIGN_RULE;
            case "3D000", REJECTED -> Kind.LOGIN;
            default -> state.startsWith("28") ? Kind.LOGIN : state.startsWith("23") ? Kind.FOREIGN_RULE : Kind.FAILED;
        };
    }

    /// Whether the connection is of no use any more, or could not be had.
    static boolean isAway(SQLException failure) {
        var state = state(failure);
        if (state.equals(REJECTED)) {
            // The driver's own: it would not go on without TLS, or without a password.
            return String.valueOf(failure.getMessage()).contains("SSL");
        }
        return state.startsWith("08") || AWAY.contains(state) || failure.getCause() instanceof IOException;
    }

    /// Whether there was no password, or a wrong one.
    static boolean isAboutPassword(SQLException failure) {
        return state(failure).equals("28P01") || (state(failure).equals(REJECTED) && !isAway(failure));
    }

    /// What the server says, without its details, which may quote rows.
    private static String said(SQLException failure) {
        var server = failure instanceof PSQLException it ? it.getServerErrorMessage() : null;
        var constraint = server == null ? null : server.getConstraint();
        var text = constraint != null ? constraint : server == null ? failure.getMessage() : server.getMessage();
        return Visible.brief(Redaction.of(Visible.line(String.valueOf(text)), List.of()), LONGEST);
    }
}
