package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.model.StorageException.Reason;
import dev.onehot.model.StoredKey;
import org.jspecify.annotations.Nullable;

/// What a user asks who may read everything but keys: each key is then one that is not to be seen. Only questions are changed. What would carry a key from
/// one row to another goes to the server as it is, which refuses it, so that no key is lost.
final class HiddenKeys {
    private static final Pattern ASKS = Pattern.compile("\\s*(SELECT|WITH)\\b.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("(?<!AS )\\b(?:p\\.)?api_key\\b");
    private static final Pattern BEFORE = Pattern.compile("\\bkey_before\\b");
    private static final Pattern FURTHER = Pattern.compile("FROM onehot_key\\b");

    private static final String NONE = "FROM (SELECT CAST(0 AS BIGINT) AS id, CAST(0 AS BIGINT) AS provider_id, '' AS label WHERE false) AS unseen";

    private HiddenKeys() {}

    static String without(String sql) {
        if (!ASKS.matcher(sql).matches()) {
            return sql;
        }
        var further = FURTHER.matcher(sql).replaceAll(NONE);
        return BEFORE.matcher(KEY.matcher(further).replaceAll("'" + StoredKey.HIDDEN.text() + "'")).replaceAll("CAST(NULL AS TEXT)");
    }

    /// Before anything is sent, because a statement that the server refuses ends the transaction. Throws [StorageException].
    static void requireStorable(DatabasePlace place, @Nullable Object... arguments) {
        for (var each : arguments) {
            if (StoredKey.HIDDEN.text().equals(each)) {
                throw new StorageException(Kind.NO_RIGHT, place, "api_key", null);
            }
            if (each instanceof String text && text.indexOf('\0') >= 0) {
                throw new StorageException(Reason.NO_NUL, place, "", null);
            }
        }
    }
}
