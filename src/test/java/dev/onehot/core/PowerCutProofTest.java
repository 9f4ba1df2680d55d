package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.StorageException;
import dev.onehot.testing.Child;
import dev.onehot.testing.CutDisk;
import dev.onehot.testing.CutDisk.Cut;
import dev.onehot.testing.RecordedDisk;
import dev.onehot.testing.RecordedDisk.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The power is cut after any step of a process that uses its disk for everything there is: what was said to be done is there, whatever the disk made of
/// what nobody had forced. `-Donehot.cuts=3000` for more moments than a thousand.
@Tag("proof")
@Timeout(7_200)
class PowerCutProofTest {
    private static final long SEED = 21;

    @TempDir
    private Path folder;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    /// Every content that a file was said to have, from the beginning of the record to its end.
    private final Map<Path, List<String>> contents = new HashMap<>();

    private Path data = Path.of("");
    private List<Step> steps = List.of();

    @Test
    void whatWasSaidToBeDoneIsThere() throws Exception {
        var disk = RecordedDisk.in(folder);
        assumeTrue(disk.isPresent(), "needs Linux and a C compiler");
        data = Files.createDirectory(folder.toRealPath().resolve("data"));
        writeBefore();
        var played = new CutDisk(data);
        record(disk.get());
        var random = new Random(SEED);
        var said = new ArrayList<String>();
        int moments = Integer.getInteger("onehot.cuts", 1_000);
        for (int n = 0; n < steps.size(); n++) {
            played.play(steps.get(n));
            if (steps.get(n) instanceof Step.Said(var line)) {
                said.add(line);
            }
            if (random.nextInt(steps.size()) < moments) {
                for (var cut : Cut.values()) {
                    clear();
                    played.leave(data, cut, random);
                    look(said, n, cut);
                }
            }
        }
        System.out.println("power cuts after " + steps.size() + " steps: " + counts);
        assertThat(problems).isEmpty();
    }

    private void writeBefore() throws IOException {
        var codex = CutWork.programFiles(data).getFirst();
        Files.createDirectories(codex.getParent());
        Files.writeString(codex, "# mine\nmodel = \"gpt\"\n\n[mcp_servers.a]\ncommand = \"a\"\n");
        contents.computeIfAbsent(codex, _ -> new ArrayList<>()).add(CutWork.sum(Files.readAllBytes(codex)));
    }

    private void record(RecordedDisk disk) throws Exception {
        var record = folder.resolve("record");
        try (var child = Child.start(CutWork.class, Files.createDirectory(folder.resolve("temporary")), disk.recording(data, record), data.toString())) {
            assertThat(child.rest()).contains("end;");
            assertThat(child.awaitExit()).isZero();
        }
        steps = RecordedDisk.steps(record);
        for (var step : steps) {
            if (step instanceof Step.Said(var line) && line.startsWith("file ")) {
                var words = line.split(" ");
                contents.computeIfAbsent(Path.of(words[1]), _ -> new ArrayList<>()).add(words[2]);
            }
        }
        clear();
    }

    private void clear() throws IOException {
        try (var all = Files.walk(data)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(data)) {
                    Files.delete(each);
                }
            }
        }
    }

    private void look(List<String> said, int step, Cut cut) {
        try {
            files(said);
            database(said);
            counts.merge(cut.name(), 1, Integer::sum);
        } catch (IOException | RuntimeException | AssertionError failure) {
            problems.add("after step " + step + ", " + steps.get(step).getClass().getSimpleName() + ", " + cut + ", after " + (said.isEmpty() ? "nothing" : said.getLast()) + ": "
                    + failure + Stream.of(failure.getStackTrace()).filter(it -> it.getClassName().startsWith("dev.onehot")).limit(3).toList());
        }
    }

    /// The last of `kind` that was said, and the next that would have been.
    private List<String> possible(List<String> said, String kind) {
        var all = steps.stream().filter(Step.Said.class::isInstance).map(it -> ((Step.Said) it).line()).toList();
        var last = said.stream().filter(it -> it.startsWith(kind)).reduce((_, b) -> b);
        var next = all.stream().skip(said.size()).filter(it -> it.startsWith(kind)).findFirst();
        return Stream.concat(last.stream(), next.stream()).map(it -> it.substring(kind.length())).toList();
    }

    /// Those that were said to be there are; no other one is there by half.
    private void files(List<String> said) throws IOException {
        for (var it : contents.keySet()) {
            boolean wasSaid = said.stream().anyMatch(line -> line.startsWith("file " + it + " "));
            if (Files.exists(it)) {
                var now = CutWork.sum(Files.readAllBytes(it));
                var possible = possible(said, "file " + it + " ");
                boolean isReserved = now.endsWith("/0") && !wasSaid && it.toString().endsWith(".backup");
                assertThat(isReserved || contents.get(it).contains(now) && (!wasSaid || possible.contains(now))).as("%s is whole: %s, not of %s", it, now, possible).isTrue();
                counts.merge("files", 1, Integer::sum);
            } else {
                var possible = possible(said, "file " + it + " ");
                assertThat(!wasSaid || possible.contains("gone")).as("%s is there", it).isTrue();
            }
        }
    }

    private void database(List<String> said) throws IOException {
        var file = CutWork.file(data);
        boolean isBeingRescued = said.contains("damaging") && !said.contains("rescued");
        if (isBeingRescued) {
            assertThat(file).as("at no moment there is nothing in its place").exists();
        }
        var possible = possible(said, "state ");
        boolean isNew = said.stream().noneMatch(it -> it.startsWith("state "));
        try (var manager = CutWork.open(file)) {
            var now = CutWork.print(manager);
            if (!isNew && !isBeingRescued) {
                assertThat(possible).as("nothing is lost, nothing is by half").contains(now);
                counts.merge("states", 1, Integer::sum);
            }
            if (now.charAt(0) > '1') {
                throw new AssertionError("two are active");
            }
            programs(manager);
        } catch (StorageException refused) {
            assertThat(isBeingRescued && refused.isDamage()).as(refused.kind() + " " + refused.getMessage()).isTrue();
        }
    }

    /// Right after the next start, whatever was cut.
    private void programs(SettingsManager manager) throws IOException {
        if (manager.snapshot().programs().isEmpty()) {
            return;
        }
        var following = CutWork.following(manager, data);
        var states = following.write();
        assertThat(states).as("programs").allSatisfy(it -> assertThat(it.standing()).as(it.reason().toString()).isIn(ProgramStanding.FOLLOWS, ProgramStanding.PLAIN));
        var address = manager.snapshot().active().orElseThrow().baseUrl();
        for (var path : CutWork.programFiles(data)) {
            boolean follows = manager.snapshot().programs().values().stream().anyMatch(it -> !it.releasing());
            assertThat(!follows || Files.readString(path).contains(address)).as("%s is right", path).isTrue();
        }
        counts.merge("program files", CutWork.programFiles(data).size(), Integer::sum);
        var left = manager.snapshot().programs().values().stream().map(it -> it.id()).toList();
        if (!left.isEmpty()) {
            manager.carryOut(following.release(left), Origin.CLI);
        }
        var before = CutWork.programFiles(data).getFirst();
        assertThat(CutWork.sum(Files.readAllBytes(before))).as("given back").isEqualTo(contents.get(before).getFirst());
    }
}
