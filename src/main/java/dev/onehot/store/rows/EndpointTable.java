package dev.onehot.store.rows;

import module java.base;

import dev.onehot.model.EndpointToken;
import dev.onehot.model.EndpointUsage;
import dev.onehot.store.StoredEndpoint;

/// `onehot_token` and `onehot_usage`.
public final class EndpointTable implements StoredEndpoint {
    static final String TOKENS = "SELECT name, hash, salt, pinned, models, made_at FROM onehot_token";
    static final String USAGE = "SELECT day, provider_id, program, model, requests, failed, input, cached, output, last_at FROM onehot_usage";

    /// More than a year, so that each day has the one a year before beside it.
    private static final int KEPT_DAYS = 400;

    private final Statements sql;

    public EndpointTable(Statements sql) {
        this.sql = sql;
    }

    static List<EndpointToken> tokens(Statements sql) {
        return sql.query(TOKENS + " ORDER BY name", row -> {
            long pinned = row.getLong(4);
            var provider = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(pinned);
            return new EndpointToken(row.getString(1), row.getString(2), row.getString(3), provider, row.getString(5), row.getString(6));
        });
    }

    @Override
    public void save(EndpointToken token) {
        sql.update("INSERT INTO onehot_token(name, hash, salt, pinned, models, made_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(name) DO UPDATE SET"
                        + " hash = excluded.hash, salt = excluded.salt, pinned = excluded.pinned, models = excluded.models, made_at = excluded.made_at",
                token.name(), token.hash(), token.salt(), token.pinned().isPresent() ? (Long) token.pinned().getAsLong() : null, token.models(),
                token.madeAt());
    }

    @Override
    public void delete(String name) {
        sql.update("DELETE FROM onehot_token WHERE name = ?", name);
    }

    @Override
    public void add(Collection<EndpointUsage> more) {
        for (var it : more) {
            sql.update("INSERT INTO onehot_usage AS u(day, provider_id, program, model, requests, failed, input, cached, output, last_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(day, provider_id, program, model) DO UPDATE SET"
                            + " requests = u.requests + excluded.requests, failed = u.failed + excluded.failed, input = u.input + excluded.input,"
                            + " cached = u.cached + excluded.cached, output = u.output + excluded.output,"
                            + " last_at = CASE WHEN u.last_at > excluded.last_at THEN u.last_at ELSE excluded.last_at END",
                    it.day(), it.provider(), it.program(), it.model(), it.requests(), it.failed(), it.input(), it.cached(), it.output(), it.lastAt());
        }
    }

    @Override
    public List<EndpointUsage> usage(String since) {
        return sql.query(USAGE + " WHERE day >= ? ORDER BY day DESC, provider_id, program, model",
                row -> new EndpointUsage(
                        row.getString(1), row.getLong(2), row.getString(3), row.getString(4), row.getLong(5), row.getLong(6), row.getLong(7),
                        row.getLong(8), row.getLong(9), row.getString(10)),
                since);
    }

    /// Forgets what is older than is kept.
    public void expire() {
        sql.later("DELETE FROM onehot_usage WHERE day < ?", LocalDate.now(ZoneOffset.UTC).minusDays(KEPT_DAYS).toString());
    }
}
