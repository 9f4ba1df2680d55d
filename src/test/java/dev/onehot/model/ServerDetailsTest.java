package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ServerDetails.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person fills in is an address and comes back from it.
class ServerDetailsTest {
    @Test
    void detailsMakeAnAddressAndComeBack() {
        var details = new ServerDetails(" db.example.com ", "5433", "the team/1", "ann@work", Tls.ENCRYPTED, "/etc/ca 1.crt");
        assertThat(details.url()).isEqualTo("postgresql://ann%40work@db.example.com:5433/the%20team%2F1?sslmode=require&sslrootcert=%2Fetc%2Fca%201.crt");
        assertThat(ServerDetails.of(details.url())).contains(details);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://ann@db/team", "postgresql://db:5433/", "postgresql://a:1,b:2/team", "postgresql://ann@[::1]:5433/team"})
    void whatIsLeftOutStaysOut(String url) {
        assertThat(ServerDetails.of(url).orElseThrow().url()).isEqualTo(url);
    }

    @Test
    void aPasswordInAPastedAddressIsNowhere() {
        assertThat(ServerDetails.of("postgres://ann:s3cret@db/team").orElseThrow().toString()).isEqualTo("postgresql://ann@db/team");
    }

    @Test
    void whatIsNoAddressIsNone() {
        assertThat(ServerDetails.of("/home/ann/onehot.db")).isEmpty();
        assertThat(ServerDetails.EMPTY.problem()).isPresent();
        assertThat(new ServerDetails("db", "70000", "", "", Tls.VERIFIED, "").problem()).isPresent();
        assertThat(new ServerDetails("db", "", "", "", Tls.VERIFIED, "").problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', true", "0, false", "1, true", "65535, true", "65536, false", "x, false", "000001, false", "-1, false"})
    void ports(String port, boolean right) {
        var problem = new ServerDetails("db", port, "", "", Tls.VERIFIED, "").problem();
        assertThat(problem.map(Message::code).orElse("")).isEqualTo(right ? "" : "server.port");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://db/a?sslmode=disable&sslmode=require, postgresql://db/a?sslmode=require", "postgres://db/a?what, postgresql://db/a", "POSTGRESQL://db/a, postgresql://db/a",
        "postgres://db/100%, postgresql://db/100%25", "postgres://a+b@db/a, postgresql://a%2Bb@db/a", "postgres://db/a?sslmode=other, postgresql://db/a"
    })
    void whatIsUnderstood(String url, String becomes) {
        assertThat(ServerDetails.of(url).orElseThrow().url()).isEqualTo(becomes);
    }

    @Test
    void aPasswordStandsInItsPlace() {
        var details = new ServerDetails("db", "1", "a", "ann", Tls.NONE, "");
        assertThat(details.url("s@c")).isEqualTo("postgresql://ann:s%40c@db:1/a?sslmode=disable");
        assertThat(details.url("")).isEqualTo(details.url());
        assertThat(new ServerDetails("::1", "", "", "", Tls.VERIFIED, "").url()).isEqualTo("postgresql://[::1]/");
        assertThat(new ServerDetails("a:1", "", "", "", Tls.VERIFIED, "").url()).isEqualTo("postgresql://a:1/");
        assertThat(new ServerDetails("a,b", "5", "", "", Tls.VERIFIED, "").url()).isEqualTo("postgresql://a,b/");
    }
}
