package dev.onehot.core.programs;

import module java.base;

import dev.onehot.disk.DurableFolder;
import dev.onehot.disk.NamedFile;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.disk.ShortName;

/// Another database whose values stand in a file. Of two that would write one file each would take the other's values for the person's own.
///
/// It is told by the helper that the file names, and where that names none by what is noted beside the right to change the file: which database writes it.
///
/// @param folder where those rights are kept, for all databases of a person
/// @param own this one; absolute
record OtherDatabase(Path folder, String own) {
    /// Also a quotation mark within a string.
    private static final String GAP = "(?:[\\s',]|\\\\?\")+";

    /// As one line, or as a list of arguments in the language of any file.
    private static final Pattern CALL = Pattern.compile("--db" + GAP + "(.+?)" + GAP + "key" + GAP + "\\d+" + GAP + "--for");

    /// What we call ourselves, and our variables, in files of others.
    private static final Pattern OURS = Pattern.compile("(?i)onehot");

    private static final long LONGEST_PATH = 10_000;

    /// The one whose values these are; empty where there is none, where it is this one, or where that database is gone, so that nobody could release it. Blocks
    /// on the disk.
    ///
    /// @param file in which they stood before we wrote there
    Optional<String> named(Path file, List<String> texts) {
        var called = texts.stream().flatMap(it -> named(it, own).stream()).findFirst();
        boolean ours = texts.stream().anyMatch(it -> OURS.matcher(it).find());
        return called.isPresent() || !ours ? called : noted(file).filter(it -> isAnother(it, own));
    }

    /// The database that a helper in this text names; empty as above.
    static Optional<String> named(String text, String own) {
        return CALL.matcher(text).results().map(it -> it.group(1).replace("\\\\", "\\")).filter(it -> isAnother(it, own)).findFirst();
    }

    private static boolean isAnother(String named, String own) {
        try {
            return Files.exists(Path.of(named)) && !Files.isSameFile(Path.of(named), Path.of(own));
        } catch (InvalidPathException | IOException unknown) {
            return false;
        }
    }

    private Optional<String> noted(Path file) {
        try {
            return NamedFile.bytes(note(file), LONGEST_PATH).map(it -> new String(it, StandardCharsets.UTF_8));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /// Notes who writes `file`, or that nobody does. To be called by who has the right to change it.
    ///
    /// @param ours whether values of this database stand there now
    void note(Path file, boolean ours) {
        try {
            if (!ours) {
                Files.deleteIfExists(note(file));
            } else if (!noted(file).equals(Optional.of(own))) {
                DurableFolder.make(folder, OwnerOnly.folder());
                Files.writeString(note(file), own);
            }
        } catch (IOException unwritable) {
            // It only helps to say why another database is refused.
        }
    }

    private Path note(Path file) {
        return folder.resolve(ShortName.of(file) + ".database");
    }
}
