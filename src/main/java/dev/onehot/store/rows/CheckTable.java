package dev.onehot.store.rows;

import module java.base;

import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Light;
import dev.onehot.store.StoredChecks;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// `onehot_check`. A check is told by the time of the row that it was of.
public final class CheckTable implements StoredChecks {
    /// What [#read] reads, by the names of the columns.
    static final String COLUMNS = Stream.of(
                    "at", "url", "reachable", "reachable_ms", "key_accepted", "key_ms", "model_answers", "model_ms", "model_count", "failure",
                    "status", "detail", "vendor_message", "retry_after")
            .map(it -> "c." + it + " AS " + it)
            .collect(Collectors.joining(", "));

    private final String save;

    private final Statements sql;

    public CheckTable(Statements sql) {
        this.sql = sql;
        this.save = "INSERT INTO onehot_check(provider_id, row_updated_at, at, url, reachable,"
                + " reachable_ms, key_accepted, key_ms, model_answers, model_ms, model_count, failure, status, detail, vendor_message,"
                + " retry_after, models) VALUES (?1, (SELECT " + sql.dialect().time("updated_at") + " FROM ai_providers WHERE id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
    }

    @Override
    public void save(long providerId, CheckResult result, List<String> models) {
        var kept = models.isEmpty() ? models(providerId) : models;
        var failure = result.failure();
        sql.update("DELETE FROM onehot_check WHERE provider_id = ?", providerId);
        sql.update(
                save,
                providerId,
                result.at(),
                result.url(),
                word(result.reachable()),
                boxed(result.reachable().millis()),
                word(result.keyAccepted()),
                boxed(result.keyAccepted().millis()),
                word(result.modelAnswers()),
                boxed(result.modelAnswers().millis()),
                boxed(result.models()),
                failure.map(it -> it.kind().word()).orElse(null),
                failure.map(CheckFailure::status).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt).orElse(null),
                failure.map(CheckFailure::detail).orElse(null),
                failure.map(CheckFailure::vendorMessage).orElse(null),
                failure.map(it -> boxed(it.retryAfter())).orElse(null),
                String.join("\n", kept));
    }

    @Override
    public List<String> models(long providerId) {
        return sql.query("SELECT models FROM onehot_check WHERE provider_id = ?", row -> row.getString(1), providerId).stream()
                .flatMap(String::lines)
                .toList();
    }

    @Override
    public void forget(long providerId) {
        sql.update("UPDATE onehot_check SET row_updated_at = '' WHERE provider_id = ?", providerId);
    }

    @Override
    public void keep(long providerId, String before) {
        sql.update(
                "UPDATE onehot_check SET row_updated_at = (SELECT " + sql.dialect().time("updated_at") + " FROM ai_providers WHERE id = ?1)"
                        + " WHERE provider_id = ?1 AND row_updated_at = ?2",
                providerId,
                before);
    }

    static Optional<CheckResult> read(ResultSet row) throws SQLException {
        var at = row.getString("at");
        if (at == null) {
            return Optional.empty();
        }
        return Optional.of(new CheckResult(
                at,
                row.getString("url"),
                light(row, "reachable", "reachable_ms"),
                light(row, "key_accepted", "key_ms"),
                light(row, "model_answers", "model_ms"),
                number(row, "model_count"),
                failure(row)));
    }

    private static Optional<CheckFailure> failure(ResultSet row) throws SQLException {
        var word = row.getString("failure");
        var status = number(row, "status");
        var detail = row.getString("detail");
        var vendorMessage = row.getString("vendor_message");
        var retryAfter = number(row, "retry_after");
        // A word of a newer Onehot is no failure that this one can tell.
        return Stream.of(CheckClass.values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .map(kind -> new CheckFailure(
                        kind,
                        status.isPresent() ? OptionalInt.of((int) status.getAsLong()) : OptionalInt.empty(),
                        detail == null ? "" : detail,
                        vendorMessage == null ? "" : vendorMessage,
                        retryAfter));
    }

    private static Light light(ResultSet row, String column, String millis) throws SQLException {
        var word = row.getString(column);
        var state = Stream.of(Light.State.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(Light.State.UNKNOWN);
        return new Light(state, number(row, millis));
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static String word(Light light) {
        return light.state().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }
}
