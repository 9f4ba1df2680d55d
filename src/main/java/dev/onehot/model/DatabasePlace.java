package dev.onehot.model;

import java.nio.file.Path;

/// Which database it is, and where on this computer that is which belongs to it.
///
/// @param name what it is called: the path of a file, or the address of a server without its password
/// @param beside after which presets, schemas, backups and the file of the master key are named, and beside which they lie: the file itself, if it is one
public record DatabasePlace(String name, Path beside) {
    /// That of a file.
    public static DatabasePlace of(Path file) {
        return new DatabasePlace(file.toString(), file);
    }

    public boolean isFile() {
        return name.equals(beside.toString());
    }

    /// How another process names it: the whole path of a file, or the address without its password.
    public String word() {
        return isFile() ? beside.toAbsolutePath().toString() : name;
    }
}
