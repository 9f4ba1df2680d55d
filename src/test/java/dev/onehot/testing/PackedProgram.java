package dev.onehot.testing;

import module java.base;

import org.sqlite.util.LibraryLoaderUtil;

/// What was compiled and its libraries as a package has them, from which Java starts in half of the time: jars instead of folders, old classes in
/// the newer form that a cache can hold, SQLite's native part where it need not be unpacked, and the cache, which is made by a rehearsal.
public final class PackedProgram {
    private static final long LIMIT_SECONDS = 60;

    /// As the package does, and for the same reason: its first compiler has no use for counts of calls, and would compile at once whatever was counted.
    private static final List<String> REHEARSING = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", "-Xlog:aot=off");

    private final Path folder;

    /// @param folder for the jars and the cache, whose own it is
    public PackedProgram(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
    }

    /// The same path of modules or classes, packed.
    public String path(String places) throws IOException {
        var packed = new ArrayList<String>();
        for (var place : places.split(File.pathSeparator)) {
            var from = Path.of(place);
            if (Files.isDirectory(from)) {
                packed.add(pack(from).toString());
            } else {
                packed.add(from.getFileName().toString().startsWith("picocli") ? renewed(from).toString() : place);
            }
        }
        return String.join(File.pathSeparator, packed);
    }

    private Path pack(Path classes) throws IOException {
        var jar = folder.resolve(classes.getFileName() + ".jar");
        try (var out = new ZipOutputStream(Files.newOutputStream(jar)); var files = Files.walk(classes)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    /// As the build of a package does.
    private Path renewed(Path library) throws IOException {
        var jar = folder.resolve(library.getFileName());
        try (var from = new ZipFile(library.toFile()); var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            var hierarchy = ClassHierarchyResolver.ofResourceParsing(type -> read(from, type)).orElse(ClassHierarchyResolver.defaultResolver());
            var classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy), ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
            for (var entry : Collections.list(from.entries())) {
                var bytes = from.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().endsWith(".class") ? renewed(classFile, bytes) : bytes);
            }
        }
        return jar;
    }

    private static byte[] renewed(ClassFile classFile, byte[] bytes) {
        var model = classFile.parse(bytes);
        if (model.majorVersion() >= ClassFile.JAVA_6_VERSION) {
            return bytes;
        }
        ClassTransform version = (builder, element) -> builder.with(element instanceof ClassFileVersion ? ClassFileVersion.of(ClassFile.JAVA_17_VERSION, 0) : element);
        return classFile.transformClass(model, version.andThen(ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element))));
    }

    private static InputStream read(ZipFile jar, ClassDesc type) {
        try {
            var entry = jar.getEntry(type.descriptorString().substring(1).replace(";", ".class"));
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Options with which SQLite's native part is found.
    public List<String> libraryOptions() throws IOException {
        var name = LibraryLoaderUtil.getNativeLibName();
        try (var library = LibraryLoaderUtil.class.getResourceAsStream(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
            Files.copy(Objects.requireNonNull(library, name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return List.of("-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.lib.name=" + name);
    }

    /// Options of a start with the cache that [#rehearse] made; none where that failed, which only makes it slower, or where there is none.
    public List<String> cacheOptions() {
        return Files.exists(cache()) ? List.of("-XX:AOTCache=" + cache(), "-Xlog:aot=off") : List.of();
    }

    /// Makes the cache.
    ///
    /// @param command starts something that ends by itself, given options for Java and an empty folder
    public void rehearse(BiFunction<List<String>, Path, List<String>> command) throws IOException {
        Files.deleteIfExists(cache());
        if (File.separatorChar != '/') {
            return;
        }
        var rehearsal = Files.createTempDirectory(folder, "rehearsal");
        var options = new ArrayList<>(REHEARSING);
        options.add("-XX:AOTCacheOutput=" + cache());
        options.add("-Djava.io.tmpdir=" + rehearsal);
        var builder = new ProcessBuilder(command.apply(options, rehearsal));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("rehearsal.log").toFile());
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

    private Path cache() {
        return folder.resolve("classes.aot");
    }
}
