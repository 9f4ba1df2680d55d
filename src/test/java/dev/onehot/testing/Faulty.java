package dev.onehot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

/// A process whose classes have one fault that was put into the source of one of them, and tests that run there.
public final class Faulty {
    private static final Pattern FAILED = Pattern.compile("MethodSource \\[className = '[^']*?(\\w+)', methodName = '(\\w+)'");
    private static final Pattern PROPERTY = Pattern.compile("JUnit Jupiter:(\\w+:\\w+)|jqwik \\(JUnit Platform\\):(\\w+:\\w+)");
    private static final Pattern SUM = Pattern.compile("(\\d+) run, (\\d+) failed");
    private static final String ENDLESS = "(does not end)";
    private static final long LIMIT_SECONDS = 600;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Faulty() {}

    /// What came of it.
    ///
    /// @param failed names of methods
    public record Ran(int run, List<String> failed, String said) {}

    /// Compiles a copy of `source` (below `src/main/java`) in which `becomes` stands for `is`, and runs a class of tests before which that copy is found.
    public static Ran run(String source, String is, String becomes, String test) throws IOException, InterruptedException {
        var classes = compile(source, is, becomes);
        return ran(classes.getParent(), classes, test);
    }

    /// Compiles such a copy. Answers the folder of its classes.
    public static Path compile(String source, String is, String becomes) throws IOException, InterruptedException {
        var own = Files.createDirectories(Path.of("target/seeded/" + NUMBER.incrementAndGet()).toAbsolutePath());
        var text = Files.readString(Path.of("src/main/java").resolve(source));
        assertThat(text.split(Pattern.quote(is), -1)).as("%s has %s once", source, is).hasSize(2);
        var copy = own.resolve("src").resolve(source);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, text.replace(is, becomes));
        var classes = Files.createDirectories(own.resolve("faulty-" + NUMBER));
        var classPath = Child.classPath();
        var compiler = new ProcessBuilder(tool("javac"), "-proc:none", "-nowarn", "-parameters", "-d", classes.toString(), "-cp", classPath, copy.toString())
                .redirectErrorStream(true)
                .start();
        var said = compiler.inputReader().readAllAsString();
        assertThat(compiler.waitFor()).as(said).isZero();
        return classes;
    }

    /// Runs a main class of these tests, on one class path, in `folder`. Answers all that it said.
    ///
    /// @param before what is to be found before all else; empty for nothing
    public static String java(Path folder, List<String> options, String before, String main, String... arguments) throws IOException, InterruptedException {
        var classPath = Stream.of(before, Child.classPath()).filter(it -> !it.isEmpty()).collect(Collectors.joining(File.pathSeparator));
        return said(folder, Stream.of(List.of(tool("java"), "--enable-native-access=ALL-UNNAMED"), options, List.of("-cp", classPath, main), List.of(arguments)).flatMap(List::stream).toList());
    }

    /// Runs `command` in `folder`. Answers all that it said.
    static String said(Path folder, List<String> command) throws IOException, InterruptedException {
        var log = folder.resolve("said.log");
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return Files.readString(log) + (ended ? "" : ENDLESS);
    }

    private static Ran ran(Path own, Path classes, String test) throws IOException, InterruptedException {
        var text = java(own, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), classes.toString(), SecondWindows.class.getName(), test);
        if (text.endsWith(ENDLESS)) {
            return new Ran(1, List.of("(does not end)"), text);
        }
        var sum = SUM.matcher(text);
        assertThat(sum.find()).as(text).isTrue();
        var failed = Stream.concat(FAILED.matcher(text).results(), PROPERTY.matcher(text).results())
                .map(it -> it.groupCount() > 1 && it.group(2) != null ? it.group(2) : it.group(1)).distinct().toList();
        boolean passed = sum.group(2).equals("0");
        return new Ran(Integer.parseInt(sum.group(1)), passed ? List.of() : failed.isEmpty() ? List.of("?") : failed, text);
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
