package dev.onehot.core.programs;

import module java.base;

/// A helper of another database in what stands in a file. Of two that would write one file each would take the other's values for the person's own.
final class OtherDatabase {
    /// Also a quotation mark within a string.
    private static final String GAP = "(?:[\\s',]|\\\\?\")+";

    /// As one line, or as a list of arguments in the language of any file.
    private static final Pattern CALL = Pattern.compile("--db" + GAP + "(.+?)" + GAP + "key" + GAP + "\\d+" + GAP + "--for");

    private OtherDatabase() {}

    /// The database that it names; empty where there is none, where it is `own`, or where that database is gone, so that nobody could release it.
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
}
