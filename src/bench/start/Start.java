import module java.base;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;

/// Starts programs in turns on an X display of their own, and takes from outside, the same way for all, when their first text and when all of their window is on
/// the screen, for how long it stood still meanwhile, and what they have taken.
///
/// Arguments: the number of rounds, a folder for pictures, then `name=command with arguments` for each program. The first one is what the others are compared
/// with; where a name begins with "onehot", the command is given once more while its window is open. The order is turned round every second time.
public final class Start {
    private static final Rectangle SCREEN = new Rectangle(0, 0, 960, 640);
    private static final Rectangle TOP = new Rectangle(0, 0, 960, 48);
    /// Smoothed text has many shades; a bare background or a frame has not.
    private static final int SHADES_OF_TEXT = 8;

    /// What is looked at for changes: strips, since the whole would take a processor that the program could use.
    private static final int STRIP = 6;
    private static final int STRIPS_APART = 32;

    private static final long SETTLED = TimeUnit.MILLISECONDS.toNanos(Long.getLong("start.settle", 3_000));
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(90);

    private final Robot robot;
    private final Path pictures;
    private final Map<String, Map<String, List<Double>>> measured = new LinkedHashMap<>();

    private Start(Path pictures) throws AWTException {
        this.robot = new Robot();
        this.pictures = pictures;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        var start = new Start(Files.createDirectories(Path.of(arguments[1])));
        var programs = Stream.of(arguments).skip(2).map(it -> it.split("=", 2)).toList();
        for (int round = 0; round <= rounds; round++) {
            for (var program : round % 2 == 0 ? programs : programs.reversed()) {
                start.once(program[0], List.of(program[1].split(" ")), round > 0);
            }
        }
        start.report(programs.stream().map(it -> it[0]).toList());
        System.exit(0);
    }

    private void once(String name, List<String> command, boolean counts) throws IOException, InterruptedException {
        while (shades() > 1) {
            Thread.sleep(20);
        }
        var results = new LinkedHashMap<String, Double>();
        long began = System.nanoTime();
        var process = run(command);
        while (shades() < SHADES_OF_TEXT) {
            if (System.nanoTime() - began > LIMIT || !process.isAlive()) {
                throw new IllegalStateException(name + " shows nothing");
            }
            // Looking costs time of a processor that the program could use.
            Thread.sleep(8);
        }
        long first = System.nanoTime();
        results.put("first text, ms", (first - began) / 1e6);
        results.put("processor until then, ms", processor(process.pid()));
        var picture = robot.createScreenCapture(SCREEN);
        try (var ping = new Ping()) {
            long changed = first;
            double processor = results.get("processor until then, ms");
            int before = 0;
            while (System.nanoTime() - first < SETTLED) {
                int now = seen();
                if (now != before) {
                    before = now;
                    changed = System.nanoTime();
                    processor = processor(process.pid());
                }
                Thread.sleep(12);
            }
            results.put("whole window, ms", (changed - began) / 1e6);
            results.put("processor until then, ms ", processor);
            if (ping.longest() > 0) {
                results.put("longest standstill, ms", ping.longest());
            }
        }
        results.put("processor, settled, ms", processor(process.pid()));
        results.put("PSS, MiB", memory(process.pid()));
        if (name.startsWith("onehot")) {
            long again = System.nanoTime();
            run(command).waitFor();
            results.put("started again, ms", (System.nanoTime() - again) / 1e6);
        }
        ImageIO.write(picture, "png", pictures.resolve(name + "-first.png").toFile());
        ImageIO.write(robot.createScreenCapture(SCREEN), "png", pictures.resolve(name + "-whole.png").toFile());
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        if (counts) {
            results.forEach((what, value) -> measured.computeIfAbsent(what, it -> new LinkedHashMap<>()).computeIfAbsent(name, it -> new ArrayList<>()).add(value));
        }
    }

    private static Process run(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /// Of its threads that there are, and of those that have ended and its children in steps of 10 ms.
    private static double processor(long pid) throws IOException {
        var fields = Files.readString(Path.of("/proc", String.valueOf(pid), "stat")).replaceFirst(".*\\) ", "").split(" ");
        return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum() * 10.0;
    }

    private static double memory(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "smaps_rollup")).stream()
                .filter(it -> it.startsWith("Pss:"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                .sum() / 1024.0;
    }

    private long shades() {
        return Arrays.stream(pixels(TOP)).distinct().limit(SHADES_OF_TEXT).count();
    }

    private int seen() {
        return IntStream.iterate(TOP.height, it -> it < SCREEN.height, it -> it + STRIPS_APART)
                .map(it -> Arrays.hashCode(pixels(new Rectangle(0, it, SCREEN.width, STRIP))))
                .reduce(1, (all, one) -> 31 * all + one);
    }

    private int[] pixels(Rectangle part) {
        BufferedImage picture = robot.createScreenCapture(part);
        return picture.getRGB(0, 0, part.width, part.height, null, 0, part.width);
    }

    /// Medians, and what they are of the first program's.
    private void report(List<String> programs) {
        System.out.printf("%-26s", "median (ratio) of " + measured.values().iterator().next().values().iterator().next().size());
        programs.forEach(it -> System.out.printf("%20s", it));
        System.out.println();
        measured.forEach((what, all) -> {
            System.out.printf("%-26s", what.strip());
            var compared = all.containsKey(programs.getFirst()) ? median(all.get(programs.getFirst())) : Double.NaN;
            for (var program : programs) {
                var values = all.get(program);
                System.out.print(values == null ? " ".repeat(20) : String.format(Locale.ROOT, "%10.0f (%5.2f x)", median(values), median(values) / compared));
            }
            System.out.println();
        });
    }

    private static double median(List<Double> all) {
        var sorted = all.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
