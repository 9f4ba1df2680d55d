package dev.onehot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

/// Fray, which `-Pproof` fetches, with a Java of its own: one whose classes ask Fray at each step which thread goes on.
public final class Fray {
    private static final Path HOME = Path.of("target/fray").toAbsolutePath();
    /// What belongs to the classes of that Java; the rest decides for them.
    private static final Pattern OF_JAVA = Pattern.compile("(fray-(instrumentation-base|instrumentation-jdk|runtime)|asm|asm-\\w+|kotlin-(stdlib|reflect))-[\\d.]+\\.jar");
    private static final Pattern NOT_DECIDING = Pattern.compile("(fray-(instrumentation|runtime|jvmti)|asm).*");
    private static final String MODULES = "java.instrument,java.logging,java.management,java.rmi,java.naming,jdk.unsupported";

    private final Path java;

    private Fray(Path java) {
        this.java = java;
    }

    /// Why there is none here; empty where there is.
    public static String missing() {
        var here = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!here.equals("Linux amd64")) {
            return "Fray's agent is fetched for Linux on amd64 only, and this is " + here;
        }
        if (Runtime.version().feature() != 25) {
            return "Fray changes the classes of Java 25, and this is " + Runtime.version();
        }
        return Files.isDirectory(HOME) ? "" : "Fray is fetched by mvn -Pproof only";
    }

    /// Links its Java into `folder`, which is not there yet, from the one that runs this.
    public static Fray link(Path folder) throws IOException, InterruptedException {
        var path = libraries(OF_JAVA.asMatchPredicate());
        var said = Faulty.said(HOME, List.of(Faulty.tool("jlink"), "-J-javaagent:" + library("fray-instrumentation-jdk-"), "-J--module-path=" + path, "-J--class-path=" + path,
                "-J--add-modules=org.pastalab.fray.instrumentation.jdk", "--add-modules=" + MODULES, "--fray-instrumentation", "--output=" + folder));
        var java = folder.resolve("bin/java");
        assertThat(java).as(said).isExecutable();
        return new Fray(java);
    }

    /// Carries out `main` with `argument` in `times` orders of its threads, or fewer if one throws or nobody can go on. Answers all that it said.
    ///
    /// @param before folders of classes of ours that are found before all others
    public String run(Path folder, List<Path> before, int times, String main, String argument) throws IOException, InterruptedException {
        var own = Stream.concat(before.stream(), Stream.of("target/test-classes", "target/classes").map(it -> Path.of(it).toAbsolutePath()));
        return Faulty.said(folder, List.of(java.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-agentpath:" + HOME.resolve("libjvmti.so"),
                "-javaagent:" + library("fray-instrumentation-agent-"), "-cp", libraries(NOT_DECIDING.asMatchPredicate().negate()) + File.pathSeparator + Child.classPath(),
                "org.pastalab.fray.core.MainKt", "--run-config", "cli", "--clazz", main, "--method", "main", "--args", argument,
                "--classpath", own.map(Path::toString).collect(Collectors.joining(File.pathSeparator)), "--scheduler", "pos", "--iter", String.valueOf(times),
                "--output", folder.resolve("report").toString()));
    }

    private static String library(String name) throws IOException {
        return libraries(it -> it.startsWith(name));
    }

    private static String libraries(Predicate<String> wanted) throws IOException {
        try (var all = Files.list(HOME.resolve("lib"))) {
            return all.filter(it -> wanted.test(it.getFileName().toString())).map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }
}
