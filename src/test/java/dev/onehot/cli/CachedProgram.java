package dev.onehot.cli;

import module java.base;

import org.jspecify.annotations.Nullable;

/// The built program as a package has it: in a jar, beside a cache of its classes. A start costs half of what it costs from folders, and
/// tests start it hundreds of times. Made once, by whoever needs it first; where that fails the program starts from its folders.
final class CachedProgram {
    private static final Path FOLDER = Path.of("target/program").toAbsolutePath();
    private static final long LIMIT_SECONDS = 60;
    private static @Nullable CachedProgram made;

    private final String folders;
    private final String modules;
    private final Path cache;

    private CachedProgram(String folders, String modules, Path cache) {
        this.folders = folders;
        this.modules = modules;
        this.cache = cache;
    }

    /// As [Checkout#writeScript], for a shell.
    static void writeScript(Path script) throws IOException {
        Checkout.writeScript(script);
        var it = get();
        if (Files.exists(it.cache)) {
            // Without a word about a cache that does not fit: it is slower then.
            Files.writeString(script, Files.readString(script)
                    .replace("'" + it.folders + "'", "'" + it.modules + "'")
                    .replace(" --module-path ", " '-XX:AOTCache=" + it.cache + "' -Xlog:aot=off --module-path "));
        }
    }

    private static synchronized CachedProgram get() throws IOException {
        var known = made;
        if (known == null) {
            known = make();
            made = known;
        }
        return known;
    }

    private static CachedProgram make() throws IOException {
        Files.createDirectories(FOLDER);
        var folders = System.getProperty("jdk.module.path", "");
        var classes = Arrays.stream(folders.split(File.pathSeparator))
                .filter(it -> Files.exists(Path.of(it, "module-info.class")))
                .findFirst()
                .orElseThrow();
        var jar = FOLDER.resolve("onehot.jar");
        pack(Path.of(classes), jar);
        var it = new CachedProgram(folders, folders.replace(classes, jar.toString()), FOLDER.resolve("onehotctl.aot"));
        Files.deleteIfExists(it.cache);
        if (File.separatorChar == '/') {
            it.rehearse();
        }
        return it;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar)); var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
    }

    /// As the build of a package does.
    private void rehearse() throws IOException {
        var script = FOLDER.resolve("rehearse");
        Checkout.writeScript(script);
        var rehearsal = Files.createTempDirectory(FOLDER, "rehearsal");
        Files.writeString(script, Files.readString(script)
                .replace("'" + folders + "'", "'" + modules + "'")
                .replace(Onehotctl.class.getName(), CommandRehearsal.class.getName())
                .replace(" --module-path ", " '-Djava.io.tmpdir=" + rehearsal + "' '-XX:AOTCacheOutput=" + cache + "' -Xlog:aot=off --module-path "));
        var builder = new ProcessBuilder(script.toString(), rehearsal.toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.redirectErrorStream(true).redirectOutput(FOLDER.resolve("rehearsal.log").toFile());
        var process = builder.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
