import module java.base;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;

/// Starts programs in turns on an X display of their own, and takes the time until their first text is on the screen.
///
/// Arguments: the number of rounds, a folder for pictures, then `name=command with arguments` for each program. The first one is
/// what the others are compared with. Times are taken from outside, the same way for all: from before the process is made
/// until the top of the screen shows text, looked at every 8 ms. Then, after `start.settle` milliseconds (1,500), what it has taken in all, and its memory.
public final class Start {
    private static final Rectangle TOP = new Rectangle(0, 0, 960, 48);
    /// Smoothed text has many shades; a bare background or a frame has not.
    private static final int SHADES_OF_TEXT = 8;
    private static final long SETTLE = Long.getLong("start.settle", 1_500);
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(20);

    private final Robot robot;
    private final Path pictures;

    private Start(Path pictures) throws AWTException {
        this.robot = new Robot();
        this.pictures = pictures;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        var start = new Start(Files.createDirectories(Path.of(arguments[1])));
        var programs = new LinkedHashMap<String, List<String>>();
        for (var each : Arrays.copyOfRange(arguments, 2, arguments.length)) {
            var parts = each.split("=", 2);
            programs.put(parts[0], List.of(parts[1].split(" ")));
        }
        var times = new LinkedHashMap<String, List<Double>>();
        var works = new LinkedHashMap<String, List<Double>>();
        var settled = new LinkedHashMap<String, List<Double>>();
        var memory = new LinkedHashMap<String, List<Double>>();
        for (int round = 0; round <= rounds; round++) {
            for (var program : programs.entrySet()) {
                var first = start.once(program.getKey(), program.getValue());
                if (round > 0) {
                    times.computeIfAbsent(program.getKey(), it -> new ArrayList<>()).add(first.time());
                    works.computeIfAbsent(program.getKey(), it -> new ArrayList<>()).add(first.work());
                    settled.computeIfAbsent(program.getKey(), it -> new ArrayList<>()).add(first.settled());
                    memory.computeIfAbsent(program.getKey(), it -> new ArrayList<>()).add(first.memory());
                }
            }
        }
        report("first text, ms", times);
        report("processor, ms", works);
        report("settled, ms", settled);
        report("memory, MB PSS", memory);
        System.exit(0);
    }

    /// In milliseconds: by the clock, and of processor time. The latter moves less when other programs want the processor too.
    ///
    /// @param settled of processor time until it has settled
    /// @param memory then, in MB: its own and its share of what it has in common with others
    private record First(double time, double work, double settled, double memory) {}

    private First once(String name, List<String> command) throws IOException, InterruptedException {
        awaitBlank();
        long began = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (shades() < SHADES_OF_TEXT) {
            if (System.nanoTime() - began > LIMIT || !process.isAlive()) {
                throw new IllegalStateException(name + " shows nothing");
            }
            // Looking costs time of a processor that the program could use.
            Thread.sleep(8);
        }
        double milliseconds = (System.nanoTime() - began) / 1e6;
        double work = processor(process.pid());
        ImageIO.write(robot.createScreenCapture(new Rectangle(0, 0, 960, 640)), "png", pictures.resolve(name + ".png").toFile());
        // What still loads after the first frame must not slow the next one down.
        Thread.sleep(SETTLE);
        double settled = processor(process.pid());
        double memory = memory(process.pid());
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new First(milliseconds, work, settled, memory);
    }

    /// Of the process and its ended children, in steps of 10 ms.
    private static double processor(long pid) throws IOException {
        var fields = Files.readString(Path.of("/proc", String.valueOf(pid), "stat")).replaceFirst(".*\\) ", "").split(" ");
        return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum() * 10.0;
    }

    private static double memory(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "smaps_rollup")).stream()
                .filter(it -> it.startsWith("Pss:"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                .sum() / 1e3;
    }

    private void awaitBlank() throws InterruptedException {
        while (shades() > 1) {
            Thread.sleep(20);
        }
    }

    private long shades() {
        BufferedImage top = robot.createScreenCapture(TOP);
        var pixels = top.getRGB(0, 0, TOP.width, TOP.height, null, 0, TOP.width);
        return Arrays.stream(pixels).distinct().limit(SHADES_OF_TEXT).count();
    }

    private static void report(String what, Map<String, List<Double>> times) {
        double floor = median(times.values().iterator().next());
        System.out.printf("%-16s %8s %8s %8s %8s%n", what, "median", "least", "most", "ratio");
        times.forEach((name, all) -> System.out.printf(Locale.ROOT, "%-16s %8.0f %8.0f %8.0f %7.2fx   %s%n",
                name, median(all), all.stream().min(Double::compare).orElseThrow(),
                all.stream().max(Double::compare).orElseThrow(), median(all) / floor,
                all.stream().map(it -> String.format(Locale.ROOT, "%.0f", it)).toList()));
    }

    private static double median(List<Double> all) {
        var sorted = all.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
