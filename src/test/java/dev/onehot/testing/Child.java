package dev.onehot.testing;

import module java.base;

import dev.onehot.core.SettingsManager;

/// Another Java process that runs a main class of these tests.
public final class Child implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m");

    static {
        // Whoever was left behind by a test that took too long holds what it prints to, and Maven waits for its end.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly), "end-children"));
    }

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Starts `main`. Whatever it prints comes to [#readLine]; what it complains of, to this process's standard error.
    ///
    /// @param temporary where it may leave files when it is killed
    public static Child start(Class<?> main, Path temporary, String... arguments) {
        return start(main, temporary, Map.of(), arguments);
    }

    /// Like [#start(Class, Path, String...)], with variables besides those of this process.
    public static Child start(Class<?> main, Path temporary, Map<String, String> environment, String... arguments) {
        return start(Packed.PROGRAM.start(main), temporary, environment, arguments);
    }

    /// Like [#start(Class, Path, String...)], as a module to which no other is more open than it says itself.
    public static Child startAsModule(Class<?> main, Path temporary, String... arguments) {
        var how = List.of(
                "--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc,dev.onehot",
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--patch-module",
                "dev.onehot=" + root(main),
                "--module",
                "dev.onehot/" + main.getName());
        return start(how, temporary, Map.of(), arguments);
    }

    private static Child start(List<String> how, Path temporary, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(FLAGS);
        command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-Dslf4j.internal.verbosity=ERROR"));
        command.addAll(how);
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            return new Child(builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The next whole line, or null at the end. A line that a killed process did not finish is no line.
    public String readLine() {
        try {
            var line = output.readLine();
            return line == null || !line.endsWith(";") ? null : line.substring(0, line.length() - 1);
        } catch (IOException failure) {
            return null;
        }
    }

    /// All that it prints from now on, to its end.
    public String rest() {
        try {
            return output.readAllAsString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// From now on nobody reads what it prints, and it is not held up by that.
    public void drain() {
        Thread.ofVirtual().start(() -> {
            try (output) {
                output.transferTo(Writer.nullWriter());
            } catch (IOException killed) {
                // Nothing comes any more.
                return;
            }
        });
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Lets a child go on that waits in [#awaitGo].
    public void go() {
        try (var input = process.getOutputStream()) {
            input.write('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Tells a child something that it reads as a line.
    public void order(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// In the child: waits until the parent says so. Until then it may start up beside another one.
    public static void awaitGo() {
        try {
            System.in.read();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// SIGKILL: no shutdown hook, no flush. By its handle, because `Process` would close the pipe with what was said and not yet read.
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /// SIGTERM, as at the end of a desktop session.
    public void terminate() {
        process.destroy();
    }

    /// Sends it a signal of POSIX's, by its name: `STOP` lets it sleep, and `CONT` wakes it.
    public void signal(String name) {
        try {
            var sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
            if (!sent.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || sent.exitValue() != 0) {
                throw new AssertionError("not sent: " + name);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the child does not end");
            }
            return process.exitValue();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit();
    }

    /// Prints a line in the way that [#readLine] takes for whole.
    public static synchronized void tell(String line) {
        System.out.print(line + ";\n");
        System.out.flush();
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }

    /// Everything, wherever it is in this process: surefire puts parts of it on the module path.
    static String classPath() {
        var places = new LinkedHashSet<String>();
        for (var property : List.of("jdk.module.path", "java.class.path", "surefire.test.class.path")) {
            places.addAll(List.of(System.getProperty(property, "").split(File.pathSeparator)));
        }
        places.add(root(Child.class).toString());
        places.add(root(SettingsManager.class).toString());
        places.remove("");
        return String.join(File.pathSeparator, places);
    }

    /// All on one class path, packed by whoever needs it first.
    private static final class Packed {
        private static final Packed PROGRAM = new Packed();

        private final List<String> options = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));

        Packed() {
            try {
                var packed = new PackedProgram(Path.of("target/children"));
                var classPath = packed.path(classPath());
                options.addAll(packed.libraryOptions());
                packed.rehearse((rehearsing, folder) -> Stream.of(List.of(java()), FLAGS, options, rehearsing,
                                List.of("-cp", classPath, ChildRehearsal.class.getName(), folder.toString()))
                        .flatMap(List::stream)
                        .toList());
                options.addAll(packed.cacheOptions());
                options.addAll(List.of("-cp", classPath));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        List<String> start(Class<?> main) {
            return Stream.concat(options.stream(), Stream.of(main.getName())).toList();
        }
    }

    /// The folder that a class file of ours is in, without its packages. Main and test classes are one module here, but not one folder.
    private static Path root(Class<?> type) {
        try {
            var name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
            var file = Path.of(type.getResource(name).toURI());
            for (int up = type.getPackageName().split("\\.").length; up >= 0; up--) {
                file = file.getParent();
            }
            return file;
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
