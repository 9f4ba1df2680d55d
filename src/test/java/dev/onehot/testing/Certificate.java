package dev.onehot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate that nobody else vouches for, and sockets that show it: the server of a company with its own authority.
public final class Certificate {
    private static final String PASSWORD = "changeit";

    private final Path folder;

    private Certificate(Path folder) {
        this.folder = folder;
    }

    /// @param names as keytool takes them, such as `ip:127.0.0.1,dns:models.test`
    public static Certificate of(Path folder, String names) throws IOException, InterruptedException {
        var certificate = new Certificate(folder);
        certificate.keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=Own", "-ext", "san=" + names);
        certificate.keytool("-exportcert", "-rfc", "-file", certificate.pem().toString());
        return certificate;
    }

    /// What to trust.
    public Path pem() {
        return folder.resolve("ca.pem");
    }

    public ServerSocket socket() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("own.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias", "own", "-keystore", folder.resolve("own.p12").toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        var said = folder.resolve("keytool.txt");
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    }
}
