package dev.onehot.secret;

import dev.onehot.disk.DurableFile;
import dev.onehot.model.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/// A master key in a file that only its owner can read. Whoever has both this file and the database has the keys: only for a
/// person who chose that.
///
/// One line: the id, a space, the key in hexadecimal.
public final class KeyFile implements SecretStore {
    private static final int MOST_BYTES = 1_024;

    private final Path file;

    public KeyFile(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    @Override
    public Answer read(String id) {
        var any = findAny();
        return any instanceof Answer.Found(var found, _) && !found.equals(id) ? new Answer.Absent() : any;
    }

    @Override
    public Answer findAny() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return new Answer.Absent();
            }
            var parts = Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ", 2);
            return parts.length == 2
                    ? new Answer.Found(parts[0], HexFormat.of().parseHex(parts[1]))
                    : new Answer.Absent();
        } catch (NoSuchFileException | IllegalArgumentException none) {
            return new Answer.Absent();
        } catch (IOException unreadable) {
            return failed();
        }
    }

    @Override
    public Answer write(String id, byte[] secret) {
        var line = id + " " + HexFormat.of().formatHex(secret) + "\n";
        try {
            // On the disk before the database says that it is here.
            DurableFile.replace(file, StandardCharsets.US_ASCII.encode(line));
        } catch (IOException failure) {
            return failed();
        }
        return read(id) instanceof Answer.Found(var found, var back) && Arrays.equals(back, secret)
                ? new Answer.Found(found, back)
                : failed();
    }

    @Override
    public Answer delete(String id) {
        try {
            if (read(id) instanceof Answer.Found) {
                DurableFile.delete(file);
            }
            return new Answer.Absent();
        } catch (IOException failure) {
            return failed();
        }
    }

    @Override
    public Answer unlock(Runnable waiting) {
        return new Answer.Absent();
    }

    @Override
    public void close() {}

    private Answer failed() {
        return new Answer.Unavailable(
                Message.of("keys.file.failed", file.toString()), Message.of("keys.file.failed.advice", file.toString()));
    }

    @Override
    public String toString() {
        return "KeyFile[" + file + "]";
    }
}
