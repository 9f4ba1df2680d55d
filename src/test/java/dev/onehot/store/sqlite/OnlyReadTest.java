package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Who may only read a file leaves nothing beside it, and sees all the same what others write.
@Execution(ExecutionMode.CONCURRENT)
class OnlyReadTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void make() {
        file = folder.resolve("onehot.db");
        Database.open(file).close();
    }

    @Test
    void nothingIsLeftBeside() throws IOException {
        try (var sql = Connections.reading(file)) {
            assertThat(count(sql)).isZero();
            assertThat(beside()).containsExactly("onehot.db");
        }
        assertThat(beside()).containsExactly("onehot.db");
    }

    @Test
    void throughALinkNeither() throws IOException {
        var link = Files.createSymbolicLink(Files.createDirectory(folder.resolve("links")).resolve("link.db"), file);
        try (var sql = Connections.reading(link)) {
            assertThat(count(sql)).isZero();
        }
        assertThat(beside()).containsExactly("links", "onehot.db");
    }

    @Test
    void whatOthersWriteMeanwhileIsSeen() throws IOException {
        try (var sql = Connections.reading(file)) {
            assertThat(count(sql)).isZero();
            long before = sql.dataVersion();
            try (var other = Outside.on(file)) {
                other.run("INSERT INTO settings(key, value) VALUES ('A', '1')");
                sql.renew();
                assertThat(count(sql)).isEqualTo(1);
                assertThat(sql.dataVersion()).isNotEqualTo(before);
                other.run("INSERT INTO settings(key, value) VALUES ('B', '1')");
                sql.renew();
                assertThat(count(sql)).isEqualTo(2);
            }
            try (var other = Outside.on(file)) {
                other.run("DELETE FROM settings");
            }
            sql.renew();
            assertThat(count(sql)).isZero();
        }
    }

    private static long count(Sql sql) {
        return sql.number("SELECT count(*) FROM settings");
    }

    private List<String> beside() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }
}
