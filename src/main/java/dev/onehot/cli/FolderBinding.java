package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.disk.DurableFile;
import dev.onehot.disk.DurableFolder;
import dev.onehot.disk.NamedFile;
import dev.onehot.model.Provider;

/// What a folder and those below it are bound to: the nearest file `.onehot` upwards, in which the name or the id of a provider stands and nothing else.
/// Such a file may come with somebody's repository: it can choose among a person's own providers, and no more.
///
/// @param file that says so
/// @param provider what it says, exactly; there may be none of that name
record FolderBinding(Path file, String provider) {
    static final String NAME = ".onehot";

    /// Longer than any line of ours, in bytes.
    private static final int MOST = 200;

    /// That of `folder`, which is absolute. Blocks on the disk. Throws [Refusal] when the nearest file is none that may be obeyed: to pass it over would
    /// be to use another provider without a word.
    static Optional<FolderBinding> of(Path folder) {
        for (var at = folder; at != null; at = at.getParent()) {
            var file = at.resolve(NAME);
            // A folder of this name is somebody's, and says nothing.
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(read(file));
            }
        }
        return Optional.empty();
    }

    /// Binds `folder`. Throws [Refusal] when something else has that name there.
    static FolderBinding bind(Path folder, Snapshot snapshot, Provider provider) {
        var file = folder.resolve(NAME);
        requireOurs(file);
        var bound = new FolderBinding(file, isPlain(provider.name(), snapshot) ? provider.name() : String.valueOf(provider.id()));
        var fresh = folder.resolve(NAME + "-" + ProcessHandle.current().pid());
        try {
            try {
                // Whoever may read the folder may read it, as any file of a project.
                Files.writeString(fresh, bound.provider + "\n");
                DurableFile.move(fresh, file);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException unwritable) {
            throw new Refusal(Exit.FAILED, "binding", file + " could not be written: " + unwritable.getMessage() + ".", "");
        }
        return bound;
    }

    /// Whether it is nobody else's name or id, and can stand in a line.
    private static boolean isPlain(String name, Snapshot snapshot) {
        boolean line = name.equals(name.strip()) && name.lines().count() == 1 && name.getBytes(StandardCharsets.UTF_8).length < MOST;
        return line && !name.matches("\\d+") && snapshot.providers().values().stream().filter(it -> it.name().equalsIgnoreCase(name)).count() == 1;
    }

    /// Answers whether `folder` itself was bound. Throws [Refusal] when what has that name there is something else.
    static boolean remove(Path folder) {
        var file = folder.resolve(NAME);
        requireOurs(file);
        try {
            boolean bound = Files.deleteIfExists(file);
            DurableFolder.force(folder);
            return bound;
        } catch (IOException kept) {
            throw new Refusal(Exit.FAILED, "binding", file + " could not be removed: " + kept.getMessage() + ".", "");
        }
    }

    private static void requireOurs(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            var _ = read(file);
        }
    }

    private static FolderBinding read(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw refusal(file, "it is no regular file");
            }
            if (!isTrusted(file)) {
                throw refusal(file, "it is another user's");
            }
            var text = NamedFile.bytes(file, MOST).map(it -> new String(it, StandardCharsets.UTF_8)).orElse("");
            var lines = text.lines().toList();
            if (lines.size() != 1 || lines.getFirst().isBlank()) {
                throw refusal(file, "it is not one line with the name of a provider");
            }
            return new FolderBinding(file, lines.getFirst().strip());
        } catch (IOException unreadable) {
            throw refusal(file, "it cannot be read");
        }
    }

    private static Refusal refusal(Path file, String why) {
        return new Refusal(
                Exit.FAILED, "binding", file + " is not obeyed: " + why + ".", "Name a provider in the command; or remove the file, and say onehotctl bind NAME.");
    }

    /// Whether it is this user's or root's: in a folder that all may write into, it may be anybody's.
    private static boolean isTrusted(Path file) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            return true;
        }
        var owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
        var users = FileSystems.getDefault().getUserPrincipalLookupService();
        var process = Path.of("/proc/self");
        // By name where there is no /proc; a user need not have a name.
        var own = Files.exists(process) ? Files.getOwner(process) : users.lookupPrincipalByName(System.getProperty("user.name", ""));
        return owner.equals(own) || owner.equals(users.lookupPrincipalByName("0"));
    }
}
