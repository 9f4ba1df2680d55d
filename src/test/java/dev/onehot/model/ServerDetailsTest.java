package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.model.ServerDetails.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
