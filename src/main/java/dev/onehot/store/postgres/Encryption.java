package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Reason;

/// How the way to a server is encrypted, and whom this computer takes its word from. The driver's words differ from libpq's: its `require` looks at no
/// certificate, also where one is named that is to be trusted.
///
/// @param authority the file of certificates that are trusted; empty for those that the system trusts
record Encryption(String mode, Optional<String> authority) {
    private static final List<String> MODES = List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final String VERIFIED = "verify-full";
    private static final String SYSTEM = "system";

    /// Throws [StorageException] for what is no mode.
    static Encryption of(ConnectionParameters parameters, Map<String, String> environment, Path folder) {
        var named = parameters.find("sslrootcert");
        boolean system = named.filter(SYSTEM::equals).isPresent();
        var authority = system ? Optional.<String>empty() : named.or(() -> own(environment));
        var usual = !system && parameters.hosts().stream().allMatch(ServerHost::isThisComputer) ? "prefer" : VERIFIED;
        var mode = parameters.find("sslmode").orElse(usual);
        if (!MODES.contains(mode)) {
            throw ConnectionParameters.refused("sslmode=" + mode, folder);
        }
        // Of whoever the whole world vouches for the name has to be right.
        boolean nameless = system || (mode.equals("verify-ca") && authority.isEmpty());
        if (nameless) {
            return new Encryption(VERIFIED, authority);
        }
        return new Encryption(mode.equals("require") && authority.isPresent() ? "verify-ca" : mode, authority);
    }

    private static Optional<String> own(Map<String, String> environment) {
        return PersonsFiles.find(environment, ".postgresql/root.crt", "root.crt").filter(Files::isRegularFile).map(Path::toString);
    }

    boolean isVerified() {
        return mode.startsWith("verify");
    }

    /// A file of this moment with those of the named file that are of today, where it has others: of what stands there itself Java asks for no date. To be
    /// deleted; empty where the named file can be taken as it is. Throws [StorageException] when it holds none, or none of today.
    Optional<Path> onlyOfToday(DatabasePlace place) {
        if (!isVerified() || authority.isEmpty()) {
            return Optional.empty();
        }
        try (var file = Files.newInputStream(Path.of(authority.get()))) {
            var trusted = CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (trusted.isEmpty()) {
                throw new GeneralSecurityException("none");
            }
            var good = trusted.stream().filter(Encryption::isOfToday).toList();
            if (good.isEmpty()) {
                throw new StorageException(Reason.EXPIRED, place, authority.get(), null);
            }
            return good.size() == trusted.size() ? Optional.empty() : Optional.of(written(good));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new StorageException(Reason.NO_CERTIFICATES, place, authority.get(), unreadable);
        }
    }

    /// Nobody else can write into it.
    private static Path written(List<? extends java.security.cert.Certificate> certificates) throws IOException, GeneralSecurityException {
        var text = new StringBuilder();
        for (var each : certificates) {
            text.append("-----BEGIN CERTIFICATE-----\n").append(Base64.getMimeEncoder().encodeToString(each.getEncoded())).append("\n-----END CERTIFICATE-----\n");
        }
        return Files.writeString(Files.createTempFile("onehot-trusted", ".pem"), text);
    }

    private static boolean isOfToday(Object certificate) {
        try {
            if (certificate instanceof java.security.cert.X509Certificate it) {
                it.checkValidity();
            }
            return true;
        } catch (GeneralSecurityException outOfItsTime) {
            return false;
        }
    }

    void into(Properties properties) {
        properties.setProperty("sslmode", mode);
        authority.ifPresent(it -> properties.setProperty("sslrootcert", it));
        if (isVerified() && authority.isEmpty()) {
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
    }
}
