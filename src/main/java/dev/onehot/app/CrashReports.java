package dev.onehot.app;

import module java.base;

import dev.onehot.disk.OwnerOnly;

import java.lang.Thread.UncaughtExceptionHandler;

/// Writes down what nobody caught: where it happened and on what system, and nothing that a person typed or stored.
///
/// Any thread. The program goes on: a window with a fault in one corner still shows and saves the rest.
final class CrashReports implements UncaughtExceptionHandler {
    private static final int KEPT = 5;
    private static final List<String> SYSTEM =
            List.of("os.name", "os.version", "os.arch", "java.runtime.version", "javafx.runtime.version", "user.language");

    private final Path folder;
    private final PrintStream errors;

    /// @param folder where reports go, made when the first one is written
    /// @param errors told where the report is
    CrashReports(Path folder, PrintStream errors) {
        this.folder = folder;
        this.errors = errors;
    }

    @Override
    public synchronized void uncaughtException(Thread thread, Throwable failure) {
        try {
            var file = write(thread, failure);
            errors.println("Onehot: " + failure.getClass().getName() + ", written to " + file);
        } catch (IOException unwritable) {
            errors.println("Onehot: " + LogLine.places(failure));
        }
        Log.of(CrashReports.class).log(System.Logger.Level.ERROR, "not caught on " + thread.getName(), failure);
    }

    private Path write(Thread thread, Throwable failure) throws IOException {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var file = OwnerOnly.make(folder).resolve("crash-" + now.toString().replace(':', '-') + ".txt");
        var text = new StringBuilder("Onehot met something that it did not expect. This file has no settings, names, addresses or keys in it.\n\n");
        text.append("version: ").append(version()).append("\ntime: ").append(now).append('\n');
        SYSTEM.forEach(it -> text.append(it).append(": ").append(System.getProperty(it, "")).append('\n'));
        text.append("thread: ").append(thread.getName()).append("\n\n").append(LogLine.places(failure));
        Files.writeString(file, text);
        forgetOld();
        return file;
    }

    private static String version() {
        var descriptor = CrashReports.class.getModule().getDescriptor();
        return descriptor == null ? "" : descriptor.version().map(Object::toString).orElse("");
    }

    private void forgetOld() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            var reports = all.filter(it -> it.getFileName().toString().startsWith("crash-"))
                    .sorted()
                    .toList();
            for (var old : reports.subList(0, Math.max(0, reports.size() - KEPT))) {
                Files.deleteIfExists(old);
            }
        }
    }
}
