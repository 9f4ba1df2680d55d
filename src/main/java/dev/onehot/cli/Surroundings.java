package dev.onehot.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the doctor looks at around the database: who can read it, where it lies, and what the environment says.
final class Surroundings {
    private static final long LITTLE_BYTES = 50L << 20;
    private static final long NO_BYTES = 256L << 10;
    private static final Set<String> REMOTE = Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "fuse.sshfs", "9p", "afs");
    private static final List<String> PROXIES = List.of("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY");

    private Surroundings() {}

    /// Whether others on this machine can read it.
    static Finding permissions(Path file) {
        try {
            var others = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
            var found = Files.getPosixFilePermissions(file);
            others.retainAll(found);
            var text = PosixFilePermissions.toString(found);
            return others.isEmpty()
                    ? Finding.ok("permissions", text + ".")
                    : Finding.warning("permissions", text + ": others on this machine have access.", "chmod 600 '" + file + "'");
        } catch (UnsupportedOperationException notThisSystem) {
            return Finding.ok("permissions", "This system has none of that kind.");
        } catch (IOException unreadable) {
            return Finding.failed("permissions", "They cannot be read: " + unreadable.getMessage() + ".", "");
        }
    }

    /// Whether the disk suits a database with a log, and has room.
    static Finding disk(Path file) {
        try {
            var store = Files.getFileStore(file);
            if (REMOTE.contains(store.type())) {
                return Finding.warning(
                        "disk", "It lies on a network disk (" + store.type() + "), where locks are not reliable.",
                        "Move it to a local disk and name it with --db.");
            }
            long free = store.getUsableSpace();
            if (free < NO_BYTES) {
                return Finding.failed(
                        "disk", "It is full: " + (free >> 10) + " KB are free.", "Free some space; nothing can be stored until then.");
            }
            return free < LITTLE_BYTES
                    ? Finding.warning("disk", (free >> 20) + " MB are free.", "Free some space.")
                    : Finding.ok("disk", (free >> 20) + " MB are free (" + store.type() + ").");
        } catch (IOException unreadable) {
            return Finding.failed("disk", "It cannot be looked at: " + unreadable.getMessage() + ".", "");
        }
    }

    /// Whether the passphrase that is given is too short to make a vault with.
    static Optional<Finding> passphrase(Map<String, String> environment) {
        int length = environment.getOrDefault("ONEHOT_PASSPHRASE", "").length();
        return length == 0 || length >= Passphrase.SHORTEST
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        "passphrase",
                        "ONEHOT_PASSPHRASE is too short: a passphrase has at least " + Passphrase.SHORTEST + " characters.",
                        "Set a longer one."));
    }

    /// Whether the window could be shown.
    static Finding display(Map<String, String> environment, String system) {
        if (!system.startsWith("Linux")) {
            return Finding.ok("display", "The system's own.");
        }
        for (var name : List.of("WAYLAND_DISPLAY", "DISPLAY")) {
            if (!environment.getOrDefault(name, "").isBlank()) {
                return Finding.ok("display", name + "=" + environment.get(name));
            }
        }
        return Finding.warning("display", "There is none, so the window cannot be shown.", "The command line needs none.");
    }

    /// Whether the variables for proxies can be understood.
    static Finding proxy(Map<String, String> environment) {
        var set = new ArrayList<String>();
        for (var name : PROXIES) {
            var value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                if (!isAddress(value)) {
                    return Finding.failed(
                            "proxy", name + " is no address like http://proxy.example:3128.", "Correct it or unset it.");
                }
                set.add(name);
            }
        }
        return Finding.ok("proxy", set.isEmpty() ? "None is set." : String.join(", ", set) + " is used.");
    }

    private static boolean isAddress(String value) {
        try {
            var uri = new URI(value.contains("://") ? value : "http://" + value);
            return uri.getHost() != null;
        } catch (URISyntaxException broken) {
            return false;
        }
    }
}
