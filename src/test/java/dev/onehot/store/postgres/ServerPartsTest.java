package dev.onehot.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.StorageException;
import dev.onehot.store.postgres.Unsent.Part;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What is decided here of statements and of failures, without a server.
class ServerPartsTest {
    private static final DatabasePlace PLACE = new DatabasePlace("postgresql://db/x", Path.of("x"), "x");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "28P01, -, server.wrong_password", "28000, -, server.not_let_in", "3D000, -, server.no_database", "08004, no SSL, server.no_tls", "08004, no password, server.no_password",
        "08001, java.net.UnknownHostException, server.no_host", "08001, java.net.ConnectException, server.no_answer", "08001, java.net.SocketTimeoutException, server.timeout",
        "08006, javax.net.ssl.SSLException, server.certificate", "08006, the HostnameVerifier said no, server.certificate_name", "08006, -, away", "57P01, -, away", "57P03, -, away",
        "53300, -, away", "25P03, -, away", "57P05, -, away", "57P02, -, away", "XX000, java.io.IOException, away", "55P03, -, busy", "40001, -, busy", "40P01, -, busy", "25006, -, no_right",
        "42501, -, no_right", "53100, -, disk_full", "42P01, -, changed_schema", "42703, -, changed_schema", "P0001, -, foreign_rule", "23505, -, foreign_rule", "XX000, -, failed", "-, -, failed"
    })
    void failures(String state, String said, String code) throws ReflectiveOperationException {
        var cause = said != null && said.startsWith("java") ? (Throwable) Class.forName(said).getConstructor(String.class).newInstance("x") : null;
        var failure = new SQLException(said == null ? "x" : said, state, cause);
        assertThat(ServerFailures.of(failure, PLACE).what().code()).isEqualTo("storage." + code);
        assertThat(ServerFailures.isAway(failure)).isEqualTo(code.equals("away") || Set.of("08001", "08006").contains(String.valueOf(state)) || "no SSL".equals(said));
        assertThat(ServerFailures.isAboutPassword(failure)).isEqualTo(code.endsWith("password"));
    }

    @Test
    void aCertificateOutOfItsTime() {
        var expired = new CertPathValidatorException("x", null, null, -1, CertPathValidatorException.BasicReason.EXPIRED);
        var revoked = new CertPathValidatorException("x", null, null, -1, CertPathValidatorException.BasicReason.REVOKED);
        assertThat(ServerFailures.of(new SQLException("x", "08006", new java.io.IOException(expired)), PLACE).what().code()).isEqualTo("storage.server.expired");
        assertThat(ServerFailures.of(new SQLException("x", "08006", new java.io.IOException(revoked)), PLACE).what().code()).isEqualTo("storage.away");
        assertThat(ServerFailures.of(new SQLException("x", "08006", new java.io.IOException(expired)), PLACE).detail()).isEqualTo(PLACE.name());
    }

    /// The rule of a table by its name; nothing else of a row, no key, and nothing that goes on for ever.
    @Test
    void whatTheServerSaid() {
        assertThat(said(new PSQLException(new ServerErrorMessage("C23505\0Mduplicate\0nmy_rule\0")))).isEqualTo("my_rule");
        assertThat(said(new PSQLException(new ServerErrorMessage("C42P01\0Mno such table\0")))).isEqualTo("no such table");
        assertThat(said(new SQLException("key sk-proj-abcdefgh12345678\n", "XX000"))).isEqualTo("key ••••\u240a");
        assertThat(said(new SQLException("x".repeat(300), "XX000"))).hasSize(200);
        assertThat(said(new SQLException(null, "XX000"))).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT api_key FROM ai_providers | SELECT 'onehot:hidden' FROM ai_providers", "select p.api_key AS api_key FROM p | select 'onehot:hidden' AS api_key FROM p",
        "UPDATE ai_providers SET api_key = ? | UPDATE ai_providers SET api_key = ?", "WITH a AS (SELECT key_before FROM h) SELECT 1 | WITH a AS (SELECT CAST(NULL AS TEXT) FROM h) SELECT 1",
        "SELECT id FROM onehot_key_use | SELECT id FROM onehot_key_use", "SELECTED api_key | SELECTED api_key",
        "SELECT label FROM onehot_key ORDER BY id | SELECT label FROM (SELECT CAST(0 AS BIGINT) AS id, CAST(0 AS BIGINT) AS provider_id, '' AS label WHERE false) AS unseen ORDER BY id"
    })
    void whoMayNotSeeKeys(String sql, String asked) {
        assertThat(HiddenKeys.without(sql)).isEqualTo(asked);
        assertThat(Naming.NONE.hidingKeys(true).seen(sql)).isEqualTo(asked);
        assertThat(Naming.NONE.seen(sql)).isEqualTo(sql);
    }

    @Test
    void whatIsNeverStored() {
        HiddenKeys.requireStorable(PLACE, "text", 1, null, "env:A");
        assertThatThrownBy(() -> HiddenKeys.requireStorable(PLACE, 1, "onehot:hidden")).isInstanceOfSatisfying(
                StorageException.class, it -> assertThat(it.kind()).isEqualTo(StorageException.Kind.NO_RIGHT));
        for (var text : List.of("\0a", "a\0")) {
            assertThatThrownBy(() -> HiddenKeys.requireStorable(PLACE, text)).isInstanceOfSatisfying(
                    StorageException.class, it -> assertThat(it.what().code()).isEqualTo("storage.server.no_nul"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT * FROM settings s, ai_providers | SELECT * FROM \"a\"\"b\".settings s, \"a\"\"b\".ai_providers", "SELECT '@onehot_x', 'settings' | SELECT '\"a\"\"b\".onehot_x', 'settings'",
        "SELECT ?1, ? | SELECT ?, ?", "SELECT my_settings, x.settings | SELECT my_settings, x.settings"
    })
    void tablesAreOfASchema(String sql, String asked) {
        assertThat(PreparedParts.named(sql, Naming.NONE.in("a\"b").schema())).isEqualTo(asked);
        assertThat(PreparedParts.named(sql, Naming.NONE.in("").schema())).isEqualTo(asked.replace("\"a\"\"b\".", ""));
    }

    @Test
    void tablesOfABackupStandBeforeAQuestion() {
        var backup = Naming.NONE.asOf("WITH x AS (SELECT 1) ");
        assertThat(backup.whole("SELECT 2")).isEqualTo("WITH x AS (SELECT 1) SELECT 2");
        assertThat(backup.whole("UPDATE y")).isEqualTo("UPDATE y");
        assertThat(backup.schema()).isEqualTo("backup_");
    }

    /// A part that is given up takes what waits in it along; one whose beginning was sent is given up by the server.
    @Test
    void whatWaits() {
        var unsent = new Unsent();
        unsent.add(Part.of("A"));
        unsent.savepoint();
        unsent.add(Part.of("B"));
        unsent.savepoint();
        unsent.add(Part.of("C"));
        unsent.release();
        assertThat(unsent.isInPart()).isTrue();
        assertThat(unsent.giveUp()).isTrue();
        assertThat(unsent.isInPart()).isFalse();
        assertThat(sent(unsent)).containsExactly("A", "Z");
        unsent.savepoint();
        assertThat(sent(unsent)).containsExactly("SAVEPOINT command", "Z");
        unsent.add(Part.of("D"));
        assertThat(unsent.giveUp()).isFalse();
        unsent.givenUp();
        assertThat(sent(unsent)).containsExactly("D", "RELEASE command", "Z");
        unsent.savepoint();
        unsent.release();
        assertThat(sent(unsent)).as("an empty part is none").containsExactly("Z");
        unsent.savepoint();
        assertThat(unsent.giveUp()).isTrue();
        unsent.savepoint();
        unsent.savepoint();
        unsent.add(Part.of("E"));
        assertThat(unsent.giveUp()).isTrue();
        unsent.release();
        assertThat(sent(unsent)).containsExactly("Z");
    }

    @Test
    void whatWaitsIsNotForEver() {
        var unsent = new Unsent();
        for (int i = 0; i < 24; i++) {
            assertThat(unsent.isFull()).isFalse();
            unsent.add(Part.of("S" + i, i));
        }
        assertThat(unsent.isFull()).isTrue();
        assertThat(unsent.without("S3")).isEqualTo(List.of(3));
        assertThat(unsent.without("S3")).isEmpty();
        assertThat(unsent.isFull()).isFalse();
        unsent.forget();
        assertThat(sent(unsent)).containsExactly("Z");
        unsent.savepoint();
        unsent.restart();
        assertThat(unsent.isInPart()).isFalse();
        assertThat(sent(unsent)).containsExactly("Z");
    }

    @Test
    void whatIsKnownOfOthersWrites() {
        var one = List.of("1", "2", "100");
        assertThat(Known.NOTHING.then(one).isLikely()).isFalse();
        assertThat(Known.NOTHING.then(one).then(one)).isEqualTo(new Known(one, true));
        assertThat(Known.NOTHING.then(one).then(List.of("2")).isLikely()).isFalse();
        assertThat(Moves.text(one)).isEqualTo("(1,2,100)");
        assertThat(Moves.isMuch(one)).isFalse();
        assertThat(Moves.isMuch(List.of("1", "2", "101"))).isTrue();
    }

    private static List<String> sent(Unsent unsent) {
        return unsent.with(Part.of("Z")).stream().map(Part::sql).toList();
    }

    private static String said(SQLException failure) {
        return ServerFailures.of(failure, PLACE).detail();
    }
}
