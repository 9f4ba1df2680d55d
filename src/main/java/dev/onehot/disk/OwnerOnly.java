package dev.onehot.disk;

import module java.base;

/// Makes files and folders that only their owner can look into. On Windows what is in a person's own folder is theirs alone already.
public final class OwnerOnly {
    private OwnerOnly() {}

    public static FileAttribute<?>[] file() {
        return mode("rw-------");
    }

    public static FileAttribute<?>[] program() {
        return mode("rwx------");
    }

    public static FileAttribute<?>[] folder() {
        return mode("rwx------");
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
