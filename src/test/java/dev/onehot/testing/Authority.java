package dev.onehot.testing;

import module java.base;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// A company's own authority for certificates, made in this process within milliseconds.
public final class Authority {
    private static final AlgorithmIdentifier SIGNED = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private final String name;
    private final KeyPair keys = pair();
    private final Path folder;

    /// @param folder for its files
    public Authority(Path folder, String name) {
        this(folder, name, 365);
    }

    /// @param days for how long from today; before today when negative
    public Authority(Path folder, String name, int days) {
        this.folder = folder;
        this.name = name;
        write("ca-" + name + ".pem", "CERTIFICATE", signed(name, keys, new Extension(Extension.basicConstraints, true, encoded(new BasicConstraints(true))), days));
    }

    /// Its own certificate.
    public Path trusted() {
        return folder.resolve("ca-" + name + ".pem");
    }

    /// A file with a certificate, and beside it, with `.key` at its end, its key, which nobody else may read.
    ///
    /// @param host for which it is
    /// @param days for how long from today; before today when negative
    public Path issued(String host, int days) {
        var pair = pair();
        var file = host + days + "-" + name;
        var names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
        write(file, "CERTIFICATE", signed(host, pair, new Extension(Extension.subjectAlternativeName, false, encoded(names)), days));
        var key = write(file + ".key", "PRIVATE KEY", pair.getPrivate().getEncoded());
        key.toFile().setReadable(false, false);
        key.toFile().setReadable(true, true);
        key.toFile().setWritable(false, false);
        return folder.resolve(file);
    }

    private byte[] signed(String subject, KeyPair pair, Extension extension, int days) {
        var to = Instant.now().plus(Duration.ofDays(days));
        var made = new V3TBSCertificateGenerator();
        made.setSerialNumber(new org.bouncycastle.asn1.ASN1Integer(System.nanoTime()));
        made.setSignature(SIGNED);
        made.setIssuer(new X500Name("CN=" + name));
        made.setSubject(new X500Name("CN=" + subject));
        made.setStartDate(new Time(Date.from(to.minus(Duration.ofDays(Math.abs(days) + 1L)))));
        made.setEndDate(new Time(Date.from(to)));
        made.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        made.setExtensions(new Extensions(extension));
        try {
            var unsigned = made.generateTBSCertificate();
            var signature = java.security.Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(unsigned.getEncoded());
            var parts = new ASN1EncodableVector();
            parts.add(unsigned);
            parts.add(SIGNED);
            parts.add(new DERBitString(signature.sign()));
            return new DERSequence(parts).getEncoded();
        } catch (GeneralSecurityException | IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private Path write(String file, String kind, byte[] content) {
        try {
            var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
            return Files.writeString(folder.resolve(file), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] encoded(org.bouncycastle.asn1.ASN1Object value) {
        try {
            return value.getEncoded();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }
}
