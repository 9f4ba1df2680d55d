package dev.onehot.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Has PIT plant a fault at a time into a room, runs the tests that come by there, and says which faults no test noticed; ends with 1 when it noticed less than 85 %.
///
/// What a room needs for that is in `src/test/resources/dev/onehot/mutation/ROOM.txt`, a line each: `with CLASS` names tests of another room that try this one,
/// `without CLASS` tests that are left out as too slow, `no-code CLASS` what is not tried. Every other line is a fault that stays, `CLASS.METHOD MUTATOR REASON`,
/// where `*` stands for any; such a line that nothing needs any more is told.
///
/// Arguments: the project's folder, what is tried (`store`, `store.rows`, `store.rows.Meta`). All libraries are on the class path.
final class Mutation {
    private static final int WANTED = 85;
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");
    private static final Set<String> NOTICED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR");

    private Mutation() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var project = Path.of(arguments[0]);
        var tried = arguments[1];
        var lines = lines(project, tried.replaceFirst("\\..*", ""));
        var target = Files.createDirectories(project.resolve("target/mutation/" + tried)).toAbsolutePath();
        int code = run(command(project, tried, lines, target), target);
        var csv = target.resolve("mutations.csv");
        if (code != 0 || !Files.exists(csv)) {
            System.out.println("PIT ended with " + code);
            System.exit(1);
        }
        System.exit(say(Files.readAllLines(csv).stream().map(Fault::of).toList(), lines, tried.contains(".")) ? 0 : 1);
    }

    private static List<String> lines(Path project, String room) throws IOException {
        var file = project.resolve("src/test/resources/dev/onehot/mutation/" + room + ".txt");
        return Files.readAllLines(file).stream().filter(it -> !it.isBlank() && !it.startsWith("#")).toList();
    }

    private static List<String> named(List<String> lines, String word) {
        return lines.stream().filter(it -> it.startsWith(word + " ")).map(it -> "dev.onehot." + it.substring(word.length() + 1).strip()).toList();
    }

    private static List<String> command(Path project, String tried, List<String> lines, Path target) throws IOException {
        // Its engine beside Jupiter's would be asked for tests of each class.
        var libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(it -> !it.contains("jqwik-engine"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var room = "dev.onehot." + tried.replaceFirst("\\..*", "");
        var tests = Stream.concat(Stream.of(room + ".*Test"), named(lines, "with").stream()).collect(Collectors.joining(","));
        var command = new ArrayList<>(List.of(
                java, "-XX:+UseSerialGC", "--class-path", libraries.collect(Collectors.joining(File.pathSeparator)),
                "org.pitest.mutationtest.commandline.MutationCoverageReport",
                "--targetClasses=dev.onehot." + tried + ".*,dev.onehot." + tried + ",dev.onehot." + tried + "$*",
                "--targetTests=" + tests,
                "--excludedClasses=" + Stream.concat(Stream.of(room + ".*Test"), named(lines, "no-code").stream()).collect(Collectors.joining(",")),
                "--excludedGroups=real,proof,soak,bench",
                "--mutableCodePaths=" + project.resolve("target/classes").toAbsolutePath(),
                "--sourceDirs=" + project.resolve("src/main/java"),
                "--reportDir=" + target,
                "--outputFormats=CSV,HTML",
                "--timestampedReports=false",
                // What is red without a fault notices none.
                "--skipFailingTests=true",
                "--threads=1",
                // A busy machine is no test that noticed something.
                "--timeoutFactor=2",
                "--timeoutConst=8000",
                "--verbosity=QUIET",
                "--jvmArgs=" + String.join(",", inside(target))));
        var without = named(lines, "without");
        if (!without.isEmpty()) command.add("--excludedTestClasses=" + String.join(",", without));
        return command;
    }

    /// As the tests are run otherwise, and with a home of its own: a fault may write and delete where nobody means to.
    private static List<String> inside(Path target) throws IOException {
        var home = Files.createDirectories(target.resolve("home"));
        var temporary = Files.createDirectories(target.resolve("tmp"));
        var opened = "javafx.graphics/com.sun.";
        return List.of(
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g", "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless", "-Dprism.order=sw", "-Duser.language=en", "-Duser.country=US",
                "-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary,
                "-Djunit.jupiter.execution.parallel.enabled=false", "-Djunit.jupiter.execution.timeout.threaddump.enabled=false",
                "--add-opens=" + opened + "javafx.application=ALL-UNNAMED", "--add-opens=" + opened + "glass.ui=ALL-UNNAMED",
                "--add-exports=" + opened + "glass.ui.headless=ALL-UNNAMED", "--add-exports=" + opened + "javafx.css=ALL-UNNAMED",
                "--add-exports=" + opened + "javafx.tk=ALL-UNNAMED", "--add-opens=" + opened + "javafx.tk.quantum=ALL-UNNAMED");
    }

    private static int run(List<String> command, Path target) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().keySet().removeIf(it -> it.startsWith("ONEHOT_") || it.startsWith("XDG_") || it.startsWith("DBUS_") || it.endsWith("DISPLAY"));
        builder.environment().putAll(Map.of("ONEHOT_KEYCHAIN", "none", "HOME", target.resolve("home").toString()));
        return builder.start().waitFor();
    }

    /// Whether enough were noticed.
    private static boolean say(List<Fault> faults, List<String> lines, boolean isPart) {
        var classes = faults.stream().collect(Collectors.groupingBy(Fault::type, TreeMap::new, Collectors.toList()));
        classes.forEach((name, all) -> {
            if (share(all) < WANTED) System.out.println(name + ": " + sum(all));
        });
        var reasons = lines.stream().filter(it -> !it.matches("(with|without|no-code) .*")).map(Reason::of).toList();
        var needed = new LinkedHashSet<Reason>();
        System.out.println("Not noticed and without a reason:");
        faults.stream().filter(it -> !it.isNoticed()).sorted(Comparator.comparing(Fault::type).thenComparing(Fault::line)).forEach(it -> {
            var mine = reasons.stream().filter(reason -> reason.isOf(it)).toList();
            needed.addAll(mine);
            if (mine.isEmpty()) System.out.println("  " + it);
        });
        if (!isPart) reasons.stream().filter(it -> !needed.contains(it)).forEach(it -> System.out.println("Nobody needs the reason " + it));
        System.out.println(sum(faults));
        return share(faults) >= WANTED;
    }

    private static double share(List<Fault> faults) {
        return faults.isEmpty() ? 0 : 100.0 * faults.stream().filter(Fault::isNoticed).count() / faults.size();
    }

    private static String sum(List<Fault> faults) {
        var by = faults.stream().collect(Collectors.groupingBy(Fault::status, TreeMap::new, Collectors.counting()));
        return "%d faults, %.1f %% noticed: %s".formatted(faults.size(), share(faults), by);
    }

    /// One that PIT planted.
    private record Fault(String type, String mutator, String method, int line, String status) {
        static Fault of(String line) {
            var cells = line.split(",");
            var type = cells[1].replaceFirst("dev\\.onehot\\.\\w+\\.", "");
            var mutator = cells[2].replaceFirst(".*\\.", "").replaceFirst("(ReturnVals|Returns)?Mutator$", "");
            return new Fault(type, mutator, LAMBDA.matcher(cells[3]).replaceFirst("$1"), Integer.parseInt(cells[4]), cells[5]);
        }

        boolean isNoticed() {
            return NOTICED.contains(status);
        }

        @Override
        public String toString() {
            return type + "." + method + " " + mutator + " " + line + (status.equals("NO_COVERAGE") ? " not even tried" : "");
        }
    }

    /// Why one stays.
    private record Reason(Pattern place, String mutator, String line) {
        static Reason of(String line) {
            var words = line.split(" +", 3);
            var place = Stream.of(words[0].split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return new Reason(Pattern.compile(place), words[1], line);
        }

        boolean isOf(Fault fault) {
            return place.matcher(fault.type() + "." + fault.method()).matches() && (mutator.equals("*") || mutator.equals(fault.mutator()));
        }

        @Override
        public String toString() {
            return line;
        }
    }
}
