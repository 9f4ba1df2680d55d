package dev.onehot.bench;

import module java.base;

/// What `onehotctl key` and `status` take in the packaged image, from their start to their end, in turns with a Java program that only says hello on the same Java
/// with a cache of its own: by themselves, and while an endpoint has the database open.
final class CommandTimes implements AutoCloseable {
    private static final int ROUNDS = 25;
    private static final int WARM_UP = 3;
    private static final long DEADLINE_SECONDS = 30;

    private final Path image;
    private final Path folder;
    private final Path database;
    private final Path input;
    private final List<String> hello;
    private Optional<Process> serving = Optional.empty();

    /// @param image the application image
    /// @param folder an empty one
    CommandTimes(Path image, Path folder) throws Exception {
        this.image = image;
        this.folder = folder;
        this.database = folder.resolve("onehot.db");
        this.input = Files.writeString(folder.resolve("input"), "sk-measured\n");
        run(onehotctl("provider", "add", "Measured", "--base-url", "https://measured.example/v1", "--model", "m", "--key-stdin"));
        // Opening a vault takes long on purpose.
        run(onehotctl("keys", "share", "--yes"));
        this.hello = hello();
    }

    private List<String> onehotctl(String... words) {
        return Stream.concat(Stream.of(image.resolve("bin/onehotctl").toString(), "--db", database.toString()), Stream.of(words)).toList();
    }

    private List<String> hello() throws Exception {
        var source = Files.writeString(folder.resolve("Hello.java"), "public class Hello { public static void main(String[] a) { System.out.println(\"hello\"); } }");
        var compiled = ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, "-d", folder.toString(), source.toString());
        var jar = folder.resolve("hello.jar");
        var packed = ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, "-cf", jar.toString(), "-C", folder.toString(), "Hello.class");
        if (compiled + packed != 0) {
            throw new IllegalStateException("no hello");
        }
        var java = List.of(image.resolve("lib/runtime/bin/java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xms8m");
        var main = List.of("-Xlog:disable", "-cp", jar.toString(), "Hello");
        var cache = folder.resolve("hello.aot");
        run(Stream.of(java, List.of("-XX:AOTCacheOutput=" + cache), main).flatMap(List::stream).toList());
        return Stream.of(java, List.of("-XX:AOTCache=" + cache), main).flatMap(List::stream).toList();
    }

    /// Ms of each, in turns: medians.
    ///
    /// @param open while an endpoint has the database open
    Map<String, Double> millis(boolean open) throws Exception {
        if (open) {
            serve();
        }
        var commands = new LinkedHashMap<String, List<String>>();
        commands.put("hello", hello);
        commands.put("key", onehotctl("key"));
        commands.put("status", onehotctl("status"));
        var times = new HashMap<String, List<Double>>();
        var order = new ArrayList<>(commands.keySet());
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (var name : order) {
                double took = run(commands.get(name));
                if (round >= 0) {
                    times.computeIfAbsent(name, _ -> new ArrayList<>()).add(took);
                }
            }
            Collections.reverse(order);
        }
        var medians = new HashMap<String, Double>();
        times.forEach((name, all) -> medians.put(name, all.stream().sorted().toList().get(all.size() / 2)));
        return medians;
    }

    private void serve() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var process = builder(onehotctl("serve", "--port", String.valueOf(port))).start();
        serving = Optional.of(process);
        if (process.inputReader().readLine() == null) {
            throw new IllegalStateException("it does not serve");
        }
    }

    private ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).redirectInput(input.toFile());
        builder.environment().putAll(Map.of("ONEHOT_KEYCHAIN", "none", "ONEHOT_PASSPHRASE", "four words or more", "XDG_RUNTIME_DIR", folder.toString()));
        return builder;
    }

    private double run(List<String> command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var process = builder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " failed");
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    @Override
    public void close() throws InterruptedException {
        if (serving.isPresent()) {
            serving.get().destroy();
            serving.get().waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
