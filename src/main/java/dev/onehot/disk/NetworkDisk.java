package dev.onehot.disk;

import module java.base;

/// Disks behind a network, or behind another program that has one: what two computers see of each other's locks and memory there cannot be relied on.
public final class NetworkDisk {
    private static final Set<String> TYPES = Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "fuse.sshfs", "9p", "afs");

    private NetworkDisk() {}

    /// Whether a disk of this type is one.
    ///
    /// @param type as [FileStore#type] has it
    public static boolean isOne(String type) {
        return TYPES.contains(type);
    }
}
