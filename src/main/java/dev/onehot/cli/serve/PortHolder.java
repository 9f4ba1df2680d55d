package dev.onehot.cli.serve;

import module java.base;

/// Which process listens at a port, where the system tells: on Linux, of one's own processes.
final class PortHolder {
    private static final Path PROCESSES = Path.of("/proc");

    /// The state of a socket that listens, as the system's table has it.
    private static final String LISTENING = "0A";

    private static final int INODE = 9;

    private PortHolder() {}

    /// Empty where that cannot be told. Blocks on the disk.
    static Optional<ProcessHandle> of(int port) {
        try {
            var sockets = new HashSet<String>();
            for (var table : List.of("net/tcp", "net/tcp6")) {
                sockets.addAll(listening(PROCESSES.resolve(table), port));
            }
            return sockets.isEmpty() ? Optional.empty() : holder(sockets);
        } catch (IOException otherSystem) {
            return Optional.empty();
        }
    }

    private static List<String> listening(Path table, int port) throws IOException {
        var end = String.format(Locale.ROOT, ":%04X", port);
        try (var lines = Files.lines(table)) {
            return lines.map(it -> it.strip().split("\\s+"))
                    .filter(it -> it.length > INODE && it[1].endsWith(end) && it[3].equals(LISTENING))
                    .map(it -> "socket:[" + it[INODE] + "]")
                    .toList();
        }
    }

    private static Optional<ProcessHandle> holder(Set<String> sockets) {
        return ProcessHandle.allProcesses().filter(it -> has(it, sockets)).findFirst();
    }

    private static boolean has(ProcessHandle process, Set<String> sockets) {
        try (var open = Files.newDirectoryStream(PROCESSES.resolve(process.pid() + "/fd"))) {
            for (var each : open) {
                if (sockets.contains(target(each))) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException othersOrEnded) {
            return false;
        }
        return false;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
