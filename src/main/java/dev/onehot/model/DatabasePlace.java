package dev.onehot.model;

import java.nio.file.Path;

/// Which database it is, and where on this computer that is which belongs to it.
///
/// @param name what it is called: the path of a file, or the address of a server without its password
/// @param beside after which presets, schemas, backups and the file of the master key are named, and beside which they lie: the file itself, if it is one
/// @param word how another process names it: the whole path of a file, or the address without its password
public record DatabasePlace(String name, Path beside, String word) {
    /// That of a file.
    public static DatabasePlace of(Path file) {
        return new DatabasePlace(file.toString(), file, file.toAbsolutePath().toString());
    }

    public boolean isFile() {
        return name.equals(beside.toString());
    }

    /// In a few words: the name of a file, or host and name of a server's.
    public String brief() {
        return isFile() ? String.valueOf(beside.getFileName()) : name.replaceFirst("^[a-z]+://(?:[^@/]*@)?", "").replaceFirst("[?].*", "");
    }
}
