package dev.onehot.secret;

import module java.base;

import dev.onehot.disk.DurableFile;
import dev.onehot.disk.NamedFile;

/// A secret that is kept for one person on one computer: in a file of theirs, encrypted with the master key that their keychain holds. Whoever copies the file alone has nothing.
///
/// One line: the id of that master key, a space, the ciphertext in Base64. Blocks on the disk and on the keychain; asks nobody.
///
/// @param what it is, without anything secret: what is kept for something else does not open
public record KeptSecret(Path file, String what) {
    private static final long MOST_BYTES = 8_192;

    /// Whether there is one, readable or not.
    public boolean isThere() {
        return line().isPresent();
    }

    /// Empty when there is none, or the keychain does not give what opens it now.
    public Optional<byte[]> read(SecretStore keychain) {
        var line = line();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        var answer = keychain.read(line.get()[0]);
        return answer instanceof Answer.Found(_, var bytes, _)
                ? MasterKey.of(bytes).filter(it -> it.id().equals(line.get()[0])).flatMap(it -> open(it, line.get()[1]))
                : Optional.empty();
    }

    private Optional<byte[]> open(MasterKey master, String sealed) {
        try {
            return master.openBytes(Base64.getDecoder().decode(sealed), what);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private Optional<String[]> line() {
        try {
            return NamedFile.bytes(file, MOST_BYTES)
                    .map(it -> new String(it, StandardCharsets.US_ASCII).strip().split(" ", 2))
                    .filter(it -> it.length == 2);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /// Keeps `secret` in the place of what was kept, with the keychain's master key of this person, or a first one.
    ///
    /// @return whether it is kept: not where there is no keychain, or it is locked
    public boolean keep(SecretStore keychain, byte[] secret) {
        var master = switch (keychain.findAny()) {
            case Answer.Found(var id, var bytes, _) -> MasterKey.of(bytes).filter(it -> it.id().equals(id));
            case Answer.Absent _ -> first(keychain);
            case Answer.Locked _, Answer.Unavailable _, Answer.Denied _ -> Optional.<MasterKey>empty();
        };
        if (master.isEmpty()) {
            return false;
        }
        var line = master.get().id() + " " + Base64.getEncoder().encodeToString(master.get().sealBytes(secret, what)) + "\n";
        try {
            DurableFile.replace(file, StandardCharsets.US_ASCII.encode(line));
            return true;
        } catch (IOException unwritable) {
            return false;
        }
    }

    private static Optional<MasterKey> first(SecretStore keychain) {
        var made = MasterKey.random();
        return Optional.of(made).filter(it -> keychain.write(it.id(), it.bytes()) instanceof Answer.Found);
    }

    /// Nothing is kept any more. Throws [UncheckedIOException] where the file stays.
    public void forget() {
        try {
            DurableFile.delete(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
