package dev.onehot.cli;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.desktop.Drawing;
import dev.onehot.disk.NetworkDisk;
import dev.onehot.route.CertificateFiles;
import dev.onehot.route.Outlet;
import dev.onehot.route.Proxies;

/// What the doctor looks at around the database: who can read it, where it lies, and what the environment says.
final class Examination {
    private static final long LITTLE_BYTES = 50L << 20;
    private static final long NO_BYTES = 256L << 10;

    private Examination() {}

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
            if (NetworkDisk.isOne(store.type())) {
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
        if (!needsDisplay(system)) {
            return Finding.ok("display", "The system's own.");
        }
        return named(environment)
                .map(it -> Finding.ok("display", it + "=" + environment.get(it)))
                .orElseGet(() -> Finding.warning("display", "There is none, so the window cannot be shown.", "The command line needs none."));
    }

    /// What draws the window, where that may be chosen.
    static Optional<Finding> drawing(Map<String, String> environment, String system) {
        return needsDisplay(system)
                ? Optional.of(Finding.ok("drawing", new Drawing(DataDirectory.state(environment, System.getProperties())).words()))
                : Optional.empty();
    }

    /// Whether a dialog can be seen.
    static boolean hasDisplay(Map<String, String> environment, String system) {
        return !needsDisplay(system) || named(environment).isPresent();
    }

    private static boolean needsDisplay(String system) {
        return system.startsWith("Linux");
    }

    private static Optional<String> named(Map<String, String> environment) {
        return Stream.of("WAYLAND_DISPLAY", "DISPLAY").filter(it -> !environment.getOrDefault(it, "").isBlank()).findFirst();
    }

    /// Whether the variables for a company's own certificates hold any; nothing when none is set.
    static Optional<Finding> certificates(Map<String, String> environment) {
        var counts = CertificateFiles.counts(environment);
        var empty = counts.entrySet().stream().filter(it -> it.getValue() == 0).map(Map.Entry::getKey).toList();
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                empty.isEmpty()
                        ? Finding.ok("certificates", String.join(", ", counts.keySet()) + (counts.size() == 1 ? " is" : " are") + " believed.")
                        : Finding.warning(
                                "certificates",
                                String.join(", ", empty) + ": no certificate can be read there.",
                                "Name a file that begins with -----BEGIN CERTIFICATE-----."));
    }

    /// What becomes of the variables for proxies: the same as in a check.
    static Finding proxy(Map<String, String> environment) {
        var settings = Stream.of("https", "http").flatMap(it -> Proxies.setting(it, environment).stream()).distinct().toList();
        for (var setting : settings) {
            if (setting.outlet() instanceof Outlet.Unusable(var what, var foreign)) {
                return Finding.failed(
                        "proxy",
                        (what.equals(setting.variable()) ? what : setting.variable() + "=" + what) + " cannot be used: "
                                + (foreign ? "only HTTP proxies can." : "it is no address with a port from 1 to 65535.") + " Nothing is checked without it.",
                        (foreign ? "Name the HTTP port of the same program" : "Write it") + ", as in http://proxy.example:3128, or unset it.");
            }
        }
        return Finding.ok(
                "proxy", settings.isEmpty() ? "None is set." : String.join(", ", settings.stream().map(Examination::used).toList()) + ".");
    }

    private static String used(Proxies.Setting setting) {
        boolean login = setting.outlet() instanceof Outlet.Through(var proxy) && proxy.hasLogin();
        return setting.variable() + " is used, " + setting.outlet().shown() + (login ? " with a password" : "");
    }
}
