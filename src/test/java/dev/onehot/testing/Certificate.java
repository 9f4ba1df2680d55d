package dev.onehot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

/// A certificate that nobody else vouches for, and sockets that show it: the server of a company with its own authority.
public final class Certificate {
    private static final String ALIAS = "own";
    private static final String PASSWORD = "changeit";

    /// Those that were made, by their names: each takes a process.
    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

    private final Path folder;
    private final byte[] store;

    private Certificate(Path folder, byte[] store) {
        this.folder = folder;
        this.store = store;
    }

    /// @param names as keytool takes them, such as `ip:127.0.0.1,dns:models.test`
    public static Certificate of(Path folder, String names) throws IOException, GeneralSecurityException {
        var certificate = new Certificate(folder, MADE.computeIfAbsent(names, it -> make(folder, it)));
        var encoded = Base64.getMimeEncoder().encodeToString(certificate.open().getCertificate(ALIAS).getEncoded());
        Files.writeString(certificate.pem(), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        return certificate;
    }

    /// What to trust.
    public Path pem() {
        return folder.resolve("ca.pem");
    }

    public ServerSocket socket() throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(open(), PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /// The key and the certificate, as PKCS12.
    public void write(OutputStream to, String password) throws IOException, GeneralSecurityException {
        var all = open();
        var copy = KeyStore.getInstance("PKCS12");
        copy.load(null, null);
        copy.setKeyEntry(ALIAS, all.getKey(ALIAS, PASSWORD.toCharArray()), password.toCharArray(), all.getCertificateChain(ALIAS));
        copy.store(to, password.toCharArray());
    }

    private KeyStore open() throws IOException, GeneralSecurityException {
        var opened = KeyStore.getInstance("PKCS12");
        opened.load(new ByteArrayInputStream(store), PASSWORD.toCharArray());
        return opened;
    }

    private static byte[] make(Path folder, String names) {
        var file = folder.resolve("own.p12");
        var said = folder.resolve("keytool.txt");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = List.of(
                keytool, "-genkeypair", "-keyalg", "EC", "-dname", "CN=Own", "-ext", "san=" + names,
                "-alias", ALIAS, "-keystore", file.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12");
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
