package dev.onehot.cli;

import module java.base;

/// The files that the virtual machine opened for itself, which a command that takes our place must not inherit.
/// Those that we were given stay open: a shell hands files over by their number.
final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final Set<String> RANDOM = Set.of("/dev/random", "/dev/urandom");

    private OpenFiles() {}

    /// Deletes the copy of SQLite that its driver unpacks where there is no installed one: a command that takes our place does not. Goes by
    /// the name that the driver gives it: an installed one, which may stand in the same folder, has another.
    static void deleteUnpacked() {
        var temporary = System.getProperty("java.io.tmpdir", "/") + File.separator;
        try (var lines = Files.lines(MAPPED)) {
            var unpacked = lines.filter(it -> it.endsWith("-libsqlitejdbc.so") && it.contains(temporary + "sqlite-"))
                    .map(it -> it.substring(it.indexOf(temporary)))
                    .collect(Collectors.toSet());
            for (var copy : unpacked) {
                Files.deleteIfExists(Path.of(copy));
                Files.deleteIfExists(Path.of(copy + ".lck"));
            }
        } catch (IOException | UncheckedIOException notThisSystem) {
            // Then it stays, as after a crash; the driver removes it some day.
        }
    }

    /// Their numbers; none where the system does not tell.
    static List<Integer> own() {
        var runtime = System.getProperty("java.home", "/");
        var places = List.of(
                (System.getProperty("jdk.module.path", "") + File.pathSeparator + System.getProperty("java.class.path", ""))
                        .split(File.pathSeparator, 0));
        var own = new ArrayList<Integer>();
        try (var all = Files.list(DESCRIPTORS)) {
            for (var descriptor : all.toList()) {
                var target = target(descriptor);
                if (target.startsWith(runtime + File.separator) || places.contains(target) || RANDOM.contains(target)) {
                    own.add(Integer.valueOf(descriptor.getFileName().toString()));
                }
            }
        } catch (IOException notThisSystem) {
            return List.of();
        }
        return own;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
