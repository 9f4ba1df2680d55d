package dev.onehot.route;

import module java.base;

import dev.onehot.disk.NamedFile;
import dev.onehot.model.OnehotException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/// Certificates in files. Which ones, the variables say by which other programs are told of a company's own authority: OpenSSL's, Node's,
/// curl's and that of Python's requests. Blocks on the disk.
public final class CertificateFiles {
    private static final List<String> FILES = List.of("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE");
    private static final String FOLDERS = "SSL_CERT_DIR";
    private static final int LARGEST = 8 << 20;
    private static final Pattern PEM = Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    private CertificateFiles() {}

    /// How many certificates stand where each variable that is set points to: with none it says nothing to anybody.
    public static Map<String, Integer> counts(Map<String, String> environment) {
        var counts = new LinkedHashMap<String, Integer>();
        Stream.concat(FILES.stream(), Stream.of(FOLDERS))
                .filter(it -> !environment.getOrDefault(it, "").isBlank())
                .forEach(it -> counts.put(it, named(it, environment.getOrDefault(it, "")).size()));
        return counts;
    }

    /// What all the variables name.
    static List<X509Certificate> named(Map<String, String> environment) {
        return Stream.concat(FILES.stream(), Stream.of(FOLDERS))
                .flatMap(it -> named(it, environment.getOrDefault(it, "")).stream())
                .toList();
    }

    private static List<X509Certificate> named(String variable, String value) {
        var places = variable.equals(FOLDERS) ? value.split(Pattern.quote(File.pathSeparator), -1) : new String[] {value};
        return Arrays.stream(places).filter(it -> !it.isBlank()).flatMap(it -> at(it.strip()).stream()).toList();
    }

    /// Those in a file, or in the files of a folder; none where nothing can be read.
    static List<X509Certificate> at(String place) {
        try {
            var path = Path.of(place);
            if (!Files.isDirectory(path)) {
                return in(path);
            }
            try (var files = Files.list(path)) {
                return files.sorted().flatMap(it -> in(it).stream()).toList();
            }
        } catch (IOException | InvalidPathException unreadable) {
            return List.of();
        }
    }

    /// One that is damaged does not take the others with it.
    private static List<X509Certificate> in(Path file) {
        // What is no regular file, such as a pipe, might never end.
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (var in = NamedFile.open(file)) {
            var bytes = in.readNBytes(LARGEST);
            var blocks = PEM.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).results().map(MatchResult::group).toList();
            return blocks.isEmpty()
                    ? parsed(bytes)
                    : blocks.stream().flatMap(it -> parsed(it.getBytes(StandardCharsets.ISO_8859_1)).stream()).toList();
        } catch (IOException | OnehotException unreadable) {
            return List.of();
        }
    }

    private static List<X509Certificate> parsed(byte[] bytes) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes)).stream()
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException none) {
            return List.of();
        }
    }
}
