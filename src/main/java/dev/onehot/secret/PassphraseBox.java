package dev.onehot.secret;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Encrypts bytes under a passphrase: Argon2id (RFC 9106) makes a key of it, AES-256-GCM encrypts.
///
/// A box is one line of text: `argon2id:<KiB>:<passes>:<lanes>:<salt>:<sealed>`, the last two in Base64.
/// Takes about 0.2 s and 64 MiB on purpose: never on the FX thread.
public final class PassphraseBox {
    /// A person may take less, but not less than this.
    public static final int SHORTEST_PASSPHRASE = 8;

    private static final Cost USUAL = new Cost(64 * 1024, 3, 1);
    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /// What a box may ask of any machine: a hostile one asks for more.
    private static final Cost LIMIT = new Cost(1024 * 1024, 16, 16);

    /// The part of the heap that a box may take.
    private static final int SHARE = 2;

    private static final Pattern BOX =
            Pattern.compile("argon2id:(\\d{1,9}):(\\d{1,9}):(\\d{1,9}):([A-Za-z0-9+/=]{1,128}):([A-Za-z0-9+/=]+)");

    private PassphraseBox() {}

    /// @param kibibytes of memory
    private record Cost(int kibibytes, int passes, int lanes) {
        /// Whether Argon2 can be run so.
        boolean isSound() {
            return passes >= 1 && lanes >= 1 && kibibytes / 8 >= lanes;
        }

        boolean isWithin(Cost limit) {
            return kibibytes <= limit.kibibytes && passes <= limit.passes && lanes <= limit.lanes;
        }

        /// No more memory than a heap of that many bytes bears beside all else in it, but always what our own boxes need.
        Cost inHeap(long bytes) {
            long most = Math.max(USUAL.kibibytes, bytes / 1024 / SHARE);
            return new Cost((int) Math.min(kibibytes, most), passes, lanes);
        }

        String prefix() {
            return "argon2id:" + kibibytes + ":" + passes + ":" + lanes;
        }
    }

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

    public static String seal(byte[] clear, char[] passphrase) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var head = USUAL.prefix() + ":" + Base64.getEncoder().encodeToString(salt);
        var sealed = new AesGcm(derive(passphrase, salt, USUAL)).seal(clear, head);
        return head + ":" + Base64.getEncoder().encodeToString(sealed);
    }

    public static Opened open(String box, char[] passphrase) {
        var parts = BOX.matcher(box);
        if (!parts.matches()) {
            return new Opened.Unreadable();
        }
        var cost = new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        var salt = bytes(parts.group(4));
        var sealed = bytes(parts.group(5));
        if (!cost.isSound() || salt.isEmpty() || sealed.isEmpty()) {
            return new Opened.Unreadable();
        }
        if (!cost.isWithin(LIMIT.inHeap(Runtime.getRuntime().maxMemory()))) {
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

    static byte[] derive(char[] passphrase, byte[] salt, int kibibytes, int passes, int lanes) {
        return derive(passphrase, salt, new Cost(kibibytes, passes, lanes));
    }

    private static byte[] derive(char[] passphrase, byte[] salt, Cost cost) {
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
