package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.Redaction;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.model.Visible;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/// Turns the states of SQL into the failures that a person can act on.
final class ServerFailures {
    private static final int LONGEST = 200;

    /// What the server says when it goes, comes, or has no room for one more.
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300", "25P03", "57P05");

    private ServerFailures() {}

    static StorageException of(SQLException failure, DatabasePlace place) {
        return new StorageException(kind(failure), place, said(failure), failure);
    }

    private static Kind kind(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        if (isAway(failure)) {
            return Kind.AWAY;
        }
        return switch (state) {
            case "55P03", "40001", "40P01" -> Kind.BUSY;
            case "25006", "42501" -> Kind.NO_RIGHT;
            case "53100" -> Kind.DISK_FULL;
            case "42P01", "42703" -> Kind.CHANGED_SCHEMA;
            case "P0001" -> Kind.FOREIGN_RULE;
            case "3D000" -> Kind.LOGIN;
            default -> state.startsWith("28") ? Kind.LOGIN : state.startsWith("23") ? Kind.FOREIGN_RULE : Kind.FAILED;
        };
    }

    /// Whether the connection is of no use any more, or could not be had.
    static boolean isAway(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || AWAY.contains(state) || failure.getCause() instanceof IOException;
    }

    /// What the server says, without its details, which may quote rows.
    private static String said(SQLException failure) {
        var server = failure instanceof PSQLException it ? it.getServerErrorMessage() : null;
        var constraint = server == null ? null : server.getConstraint();
        var text = constraint != null ? constraint : server == null ? failure.getMessage() : server.getMessage();
        return Visible.brief(Redaction.of(Visible.line(String.valueOf(text)), List.of()), LONGEST);
    }
}
