package dev.onehot.core.programs;

import module java.base;

import dev.onehot.disk.DurableFile;
import dev.onehot.disk.DurableFolder;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.disk.WorkFolder;

/// What tells this computer, and this person on it, from others that have the same database: a random number in the folder for what Onehot remembers.
///
/// Safe from any thread; blocks on the disk until it is known.
final class ThisPlace {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Path state;
    private volatile String known = "";

    /// @param state folder for what Onehot remembers, there or not
    ThisPlace(Path state) {
        this.state = state;
    }

    /// Where the right to change a file is kept.
    Path locks() {
        return state.resolve("targets");
    }

    /// Makes it where there is none. Throws [ProgramException].
    String id() {
        if (known.isEmpty()) {
            var file = state.resolve("place");
            try {
                known = Files.exists(file) ? read(file) : make(file);
            } catch (IOException failure) {
                throw ProgramException.withoutPlace(file, failure);
            }
        }
        return known;
    }

    private static String read(Path file) throws IOException {
        var text = Files.readString(file).strip();
        if (!ID.matcher(text).matches()) {
            throw new NoSuchFileException(file.toString());
        }
        return text;
    }

    private String make(Path file) throws IOException {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        DurableFolder.make(state, OwnerOnly.folder());
        try (var work = WorkFolder.in(state)) {
            var fresh = Files.writeString(work.path().resolve("place"), HexFormat.of().formatHex(bytes) + "\n");
            DurableFile.place(fresh, file);
        } catch (FileAlreadyExistsException faster) {
            // Another Onehot; theirs is as good.
            return read(file);
        }
        return read(file);
    }
}
