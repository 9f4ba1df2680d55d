package dev.onehot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.CheckClass;
import dev.onehot.route.CertificateFiles;
import dev.onehot.testing.Certificate;
import dev.onehot.testing.Loopback;
import dev.onehot.testing.TunnelProxy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A company's own authority, told of by the variables of other programs, with real TLS.
@Execution(ExecutionMode.CONCURRENT)
class CertificateFilesTest extends ProbeFixture {
    @TempDir
    Path folder;

    private Certificate certificate;
    private Loopback server;

    @BeforeEach
    void serve() throws Exception {
        certificate = Certificate.of(folder, "ip:127.0.0.1,dns:models.test");
        server = closing(Loopback.on(certificate.socket(), FailureFixturesTest::honest));
    }

    /// Whatever one of the programs in the table believes.
    @ParameterizedTest
    @MethodSource("variables")
    void whatAnotherProgramBelievesIsBelieved(String variable, String what) throws Exception {
        var folder = Files.createDirectory(this.folder.resolve("certificates"));
        Files.writeString(folder.resolve("README"), "none");
        Files.copy(certificate.pem(), folder.resolve("5f15c80c.0"));
        if (what.equals("folder")) {
            believes(Map.of(variable, folder.toString()));
            return;
        }
        believes(Map.of(variable, certificate.pem().toString()));
        var mixed = folder.resolve("mixed.pem");
        Files.writeString(mixed, "# the company's\r\n-----BEGIN CERTIFICATE-----\r\nAAAA\r\n-----END CERTIFICATE-----\r\nand\r\n"
                + Files.readString(certificate.pem()).replaceAll("\\R", "\r\n") + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        believes(Map.of(variable, mixed.toString()));
    }

    static Stream<Arguments> variables() throws IOException {
        try (var in = CertificateFilesTest.class.getResourceAsStream("certificate-variables.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(it -> !it.startsWith("#") && it.contains("yes"))
                    .map(it -> it.split(" *\\| *", -1))
                    .map(it -> Arguments.of(it[0], it[1]))
                    .toList()
                    .stream();
        }
    }

    @Test
    void severalFoldersAreLookedThrough() throws Exception {
        var certificates = Files.createDirectory(folder.resolve("certificates"));
        Files.copy(certificate.pem(), certificates.resolve("own.crt"));
        believes(Map.of("SSL_CERT_DIR", folder.resolve("missing") + File.pathSeparator + certificates));
    }

    /// One variable that names nothing does not take away what another one names, or what the system knows.
    @Test
    void whatCannotBeReadIsNoHindrance() throws Exception {
        var broken = new HashMap<>(Map.of("SSL_CERT_FILE", folder.resolve("missing").toString(), "SSL_CERT_DIR", "\0"));
        broken.put("REQUESTS_CA_BUNDLE", Files.writeString(folder.resolve("text"), "no certificate").toString());
        assertThat(CertificateFiles.counts(broken)).containsOnlyKeys("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE").allSatisfy((name, count) ->
                assertThat(count).isZero());
        assertThat(kind(check(broken, "https://127.0.0.1:" + server.port() + "/v1"))).contains(CheckClass.TLS);
        broken.put("NODE_EXTRA_CA_CERTS", certificate.pem().toString());
        believes(broken);
    }

    /// The connection that follows is as safe as one that was asked for at once.
    @Test
    void anAddressThatRedirectsToASafeOneIsBelievedToo() {
        var proxy = closing(new TunnelProxy(server.port(), "", "HTTP/1.1 308 X\r\nLocation: https://models.test/v1/models\r\nContent-Length: 0\r\n"
                + "Connection: close\r\n\r\n"));
        var checked = check(
                Map.of("ALL_PROXY", proxy.place(), "NODE_EXTRA_CA_CERTS", certificate.pem().toString()), "http://models.test/v1");
        assertThat(lights(checked)).as(checked.toString()).isEqualTo("on on ?");
        assertThat(proxy.heads()).anyMatch(it -> it.startsWith("GET http://models.test/v1/models ")).anyMatch(it -> it.startsWith("CONNECT models.test:443 "));
    }

    private void believes(Map<String, String> environment) {
        var checked = check(environment, "https://127.0.0.1:" + server.port() + "/v1");
        assertThat(lights(checked)).as(environment + " " + checked).isEqualTo("on on ?");
    }

    private Checked check(Map<String, String> environment, String base) {
        return closing(new Probe(environment, CLOCK)).check(target("openai-compatible", base, KEY, ""), false);
    }
}
