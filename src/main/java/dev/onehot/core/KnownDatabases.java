package dev.onehot.core;

import module java.base;

import dev.onehot.disk.DurableFile;
import dev.onehot.disk.NamedFile;
import dev.onehot.disk.OwnerOnly;

/// The databases that a person chose in the window, the newest first: the next start opens that one again, where none is named. Never a password.
///
/// One file with a line for each: a path, or an address. Blocks on the disk.
///
/// @param state folder for what Onehot remembers, there or not
public record KnownDatabases(Path state) {
    private static final int MOST = 8;
    private static final long MOST_BYTES = 64_000;

    /// The newest first.
    public List<String> recent() {
        try {
            return NamedFile.bytes(file(), MOST_BYTES)
                    .map(it -> new String(it, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList())
                    .orElse(List.of());
        } catch (IOException none) {
            return List.of();
        }
    }

    /// What was chosen last; empty where nobody ever chose.
    public Optional<String> chosen() {
        return Files.exists(file()) ? recent().stream().findFirst() : Optional.empty();
    }

    /// Opens this one from the next start on. Throws [UncheckedIOException] where that cannot be remembered.
    public void choose(String word) {
        if (DatabaseName.tellsPassword(word)) {
            throw new IllegalArgumentException("an address with a password is not written down");
        }
        var lines = Stream.concat(Stream.of(word), recent().stream()).distinct().limit(MOST).collect(Collectors.joining("\n", "", "\n"));
        try {
            OwnerOnly.make(state);
            DurableFile.replace(file(), StandardCharsets.UTF_8.encode(lines));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Path file() {
        return state.resolve("databases");
    }
}
