package dev.onehot.secret;

import module java.base;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Encrypts bytes under a passphrase: Argon2id (RFC 9106) makes a key of it, AES-256-GCM encrypts.
///
/// A box is one line of text: `argon2id:<KiB>:<passes>:<lanes>:<salt>:<sealed>`, the last two in Base64.
/// Takes about 0.2 s and 64 MiB on purpose ([PassphraseCost#USUAL]): never on the FX thread.
public final class PassphraseBox {
    /// A person may take less, but not less than this.
    public static final int SHORTEST_PASSPHRASE = 8;

    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /// What a box may ask of any machine: a hostile one asks for more.
    private static final PassphraseCost LIMIT = new PassphraseCost(1024 * 1024, 16, 16);

    /// The part of the heap that a box may take, beside all else in it.
    private static final int SHARE = 2;

    private static final Pattern BOX =
            Pattern.compile("argon2id:(\\d{1,9}):(\\d{1,9}):(\\d{1,9}):([A-Za-z0-9+/=]{1,128}):([A-Za-z0-9+/=]+)");

    private PassphraseBox() {}

    /// What came of opening a box.
    public sealed interface Opened {
        /// It was the right passphrase.
        ///
        /// @param clear what was put in
        @SuppressWarnings("ArrayRecordComponent") // Never compared.
        record Contents(byte[] clear) implements Opened {}

        /// The passphrase is another one, or the box was changed: the two cannot be told apart.
        record WrongPassphrase() implements Opened {}

        /// It is no box.
        record Unreadable() implements Opened {}

        /// It asks for more than this process has to give, and was not tried.
        ///
        /// @param mebibytes of memory that it asks for
        record TooCostly(int mebibytes, int passes) implements Opened {}
    }

    /// A new box.
    ///
    /// @param cost of making the key, here and at each opening
    public static String seal(byte[] clear, char[] passphrase, PassphraseCost cost) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var head = cost.prefix() + ":" + Base64.getEncoder().encodeToString(salt);
        var sealed = new AesGcm(derive(passphrase, salt, cost)).seal(clear, head);
        return head + ":" + Base64.getEncoder().encodeToString(sealed);
    }

    public static Opened open(String box, char[] passphrase) {
        var parts = BOX.matcher(box);
        if (!parts.matches()) {
            return new Opened.Unreadable();
        }
        var cost = new PassphraseCost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        var salt = bytes(parts.group(4));
        var sealed = bytes(parts.group(5));
        if (!cost.isSound() || salt.isEmpty() || sealed.isEmpty()) {
            return new Opened.Unreadable();
        }
        if (!cost.isWithin(LIMIT.within(Runtime.getRuntime().maxMemory() / 1024 / SHARE))) {
            return new Opened.TooCostly(cost.kibibytes() / 1024, cost.passes());
        }
        return new AesGcm(derive(passphrase, salt.get(), cost)).open(sealed.get(), box.substring(0, parts.end(4)))
                .<Opened>map(Opened.Contents::new)
                .orElseGet(Opened.WrongPassphrase::new);
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    static byte[] derive(char[] passphrase, byte[] salt, PassphraseCost cost) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        var key = new byte[KEY_BYTES];
        var utf8 = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
        var password = new byte[utf8.remaining()];
        utf8.get(password);
        generator.generateBytes(password, key);
        Arrays.fill(password, (byte) 0);
        return key;
    }
}
