package dev.onehot.core.programs;

import module java.base;

import dev.onehot.disk.KeptFile;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.Provider;
import dev.onehot.model.WantedFile;
import org.jspecify.annotations.Nullable;

/// One file that may not be what the rows say.
///
/// @param path where it really is
/// @param row what is known of it
/// @param wanted what it should have; empty when it is to be put back
/// @param provider for which
/// @param earlier what is known of files of which this may be a copy: one that it had in the place of this one, where the program has put it in a link's
///     place, and this one as another place knows it, where this is that one's home, restored or without its state
record DueFile(
        FollowedProgram program,
        Path path,
        Optional<FollowedFile> row,
        Optional<WantedFile> wanted,
        Optional<Provider> provider,
        List<Earlier> earlier) {
    /// What is known of a file, and the program by which it is.
    record Earlier(FollowedProgram program, FollowedFile file) {}

    /// One that is to be put back.
    static DueFile back(FollowedProgram program, FollowedFile row) {
        return new DueFile(program, place(Path.of(row.path())), Optional.of(row), Optional.empty(), Optional.empty(), List.of());
    }

    /// Where it is by now: a person may have moved it since, and put a link in its place.
    private static Path place(Path noted) {
        try {
            return Files.isSymbolicLink(noted) ? KeptFile.real(noted) : noted;
        } catch (IOException circle) {
            return noted;
        }
    }

    /// The path under which it is noted.
    String noted() {
        return wanted.isPresent() ? path.toString() : row.map(FollowedFile::path).orElseGet(path::toString);
    }

    /// The same, of which this is known.
    DueFile as(FollowedFile known) {
        return new DueFile(program, path, Optional.of(known), wanted, provider, List.of());
    }

    /// Whether what was last written is something else. Of a key in clear nobody can tell without it.
    boolean differs() {
        if (wanted.isEmpty() || row.isEmpty() || wanted.get().needsKey()) {
            return true;
        }
        return !isAsWanted(row.get(), wanted.get());
    }

    /// The same but for keys in clear, which are there, whatever they are.
    boolean isAsWantedButForKeys() {
        return wanted.isPresent() && row.filter(it -> isAsWanted(it, wanted.get())).isPresent();
    }

    private boolean isAsWanted(FollowedFile file, WantedFile wants) {
        return file.provider().equals(provider.map(it -> OptionalLong.of(it.id())).orElse(OptionalLong.empty()))
                && file.keys().size() == wants.values().size()
                && file.keys().stream().allMatch(it -> it.intended().isEmpty() && isAsWanted(it.written(), wants.values().get(it.path())));
    }

    private static boolean isAsWanted(Optional<String> written, @Nullable String value) {
        return value != null && written.filter(it -> value.contains(WantedFile.KEY) || it.equals(value)).isPresent();
    }
}
