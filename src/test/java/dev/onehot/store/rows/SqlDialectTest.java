package dev.onehot.store.rows;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/// SQLite's statements are as plain as they can be; what PostgreSQL needs more stands in its own only.
class SqlDialectTest {
    @Test
    void sqliteTakesTextsAsTheyAre() {
        var sqlite = SqlDialect.SQLITE;
        assertThat(List.of(sqlite.time("at"), sqlite.stamp("?3"), sqlite.next("t", "change"), sqlite.like())).containsExactly("at", "?3", "NULL", "LIKE");
        assertThat(sqlite.json(List.of("a", "b"), List.of("c"))).isEqualTo("SELECT json_object('a', ?, 'b', ?, 'c', json(?))");
        assertThat(sqlite.inserted("t")).isEqualTo("SELECT last_insert_rowid()");
        assertThat(sqlite.holds("?1", "x")).isEqualTo("instr(?1, x) > 0");
        assertThat(sqlite.fresh("t", "u", "c")).isEmpty();
        assertThat(List.of(sqlite.keepsBackups(), sqlite.changesRowByRow())).containsOnly(false);
    }

    @Test
    void postgresIsToldWhatAColumnIs() {
        var postgres = SqlDialect.POSTGRES;
        assertThat(List.of(postgres.time("at"), postgres.stamp("?3"), postgres.next("t", "change"), postgres.like()))
                .containsExactly("left(CAST(at AS TEXT), 19)", "CAST(?3 AS TIMESTAMP)", "(SELECT coalesce(max(change), 0) + 1 FROM t)", "ILIKE");
        assertThat(postgres.json(List.of("a"), List.of("c"))).isEqualTo("SELECT CAST(json_build_object('a', CAST(? AS TEXT), 'c', CAST(? AS BOOLEAN)) AS TEXT)");
        assertThat(postgres.inserted("t")).contains("'@t'");
        assertThat(postgres.holds("?1", "x")).isEqualTo("strpos(?1, x) > 0");
        assertThat(postgres.fresh("t", "u", "c").orElseThrow()).contains("'@t'", "max(c)", "FROM u");
        assertThat(List.of(postgres.keepsBackups(), postgres.changesRowByRow())).containsOnly(true);
    }
}
