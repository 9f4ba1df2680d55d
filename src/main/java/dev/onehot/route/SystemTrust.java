package dev.onehot.route;

import module java.base;

import java.security.cert.X509Certificate;

/// Whom to believe: the authorities that Java ships, and those of the system and of the usual
/// variables, where a company puts its own.
public final class SystemTrust {
    private static final List<String> BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem");

    private final Map<String, String> environment;

    public SystemTrust(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// Reads some hundred certificates, which takes a few tenths of a second.
    public SSLContext context() {
        try {
            var all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int n = 0;
            for (var certificate : authorities()) {
                all.setCertificateEntry("ca-" + n++, certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(all);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("every Java platform has TLS", impossible);
        }
    }

    private List<X509Certificate> authorities() throws GeneralSecurityException {
        var all = new ArrayList<X509Certificate>();
        var java = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        java.init((KeyStore) null);
        Arrays.stream(java.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .forEach(it -> all.addAll(List.of(((X509TrustManager) it).getAcceptedIssuers())));
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            all.addAll(platform("Windows-ROOT"));
        } else if (system.startsWith("mac")) {
            all.addAll(platform("KeychainStore-ROOT"));
            all.addAll(platform("KeychainStore"));
        } else {
            BUNDLES.stream().map(CertificateFiles::at).filter(it -> !it.isEmpty()).findFirst().ifPresent(all::addAll);
        }
        all.addAll(CertificateFiles.named(environment));
        return all;
    }

    /// The system's own store; nothing where it cannot be read, and then Java's authorities are what there is.
    private static List<X509Certificate> platform(String type) {
        var found = new ArrayList<X509Certificate>();
        try {
            var store = KeyStore.getInstance(type);
            store.load(null, null);
            for (var alias : java.util.Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate && store.isCertificateEntry(alias)) {
                    found.add(certificate);
                }
            }
        } catch (GeneralSecurityException | IOException absent) {
            return List.of();
        }
        return found;
    }
}
