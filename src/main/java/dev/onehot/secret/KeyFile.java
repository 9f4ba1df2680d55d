package dev.onehot.secret;

import module java.base;

import dev.onehot.disk.DurableFile;
import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;

/// A master key in a file that only its owner can read. Whoever has both this file and the database has the keys: only for a
/// person who chose that.
///
/// One line: the id, a space, the key in hexadecimal.
public final class KeyFile implements SecretStore {
    private static final int MOST_BYTES = 1_024;

    private final Path file;
    private final List<Path> former;

    /// @param former other places where it may be, as beside a link to the database: it is read there, and written to `file`
    public KeyFile(Path file, Path... former) {
        this.file = file;
        this.former = List.of(former);
    }

    public Path file() {
        return file;
    }

    @Override
    public Answer read(String id, Optional<KeyringPlace> place) {
        return places().map(it -> read(it, id)).filter(it -> it instanceof Answer.Found).findFirst().orElseGet(() -> read(file, id));
    }

    private Stream<Path> places() {
        return Stream.concat(Stream.of(file), former.stream());
    }

    private Answer read(Path file, String id) {
        var any = findAny(file);
        return any instanceof Answer.Found(var found, _, _) && !found.equals(id) ? new Answer.Absent() : any;
    }

    @Override
    public Answer findAny() {
        return places().map(this::findAny).filter(it -> it instanceof Answer.Found).findFirst().orElseGet(() -> findAny(file));
    }

    private Answer findAny(Path file) {
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
        return read(file, id) instanceof Answer.Found(var found, var back, _) && Arrays.equals(back, secret)
                ? new Answer.Found(found, back)
                : failed();
    }

    @Override
    public Answer delete(String id) {
        try {
            for (var place : places().toList()) {
                if (read(place, id) instanceof Answer.Found) {
                    DurableFile.delete(place);
                }
            }
            return new Answer.Absent();
        } catch (IOException failure) {
            return failed();
        }
    }

    private Answer failed() {
        return new Answer.Unavailable(
                Message.of("keys.file.failed", file.toString()), Message.of("keys.file.failed.advice", file.toString()));
    }

    @Override
    public String toString() {
        return "KeyFile[" + file + "]";
    }
}
