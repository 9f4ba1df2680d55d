package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.KeyDelivery;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.Protocol;
import dev.onehot.testing.Loopback;
import dev.onehot.tools.programs.FakeVendor;
import dev.onehot.tools.programs.OtherHomes;
import dev.onehot.tools.programs.RealFollowRow;
import dev.onehot.tools.programs.RealProgramRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `mvn -Preal verify`: the programs themselves, as npm has them, follow three switches, write their own files in between, drift and are released. Whatever
/// they ask is on this machine. Writes what was seen to `target/real/follow.tsv`. With `-Dreal.only=codex,pi` only some of them.
@Tag("real")
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(RealFollowTest.SECONDS)
class RealFollowTest {
    /// Some ten starts, of which a program may take its two minutes each when something is wrong.
    static final long SECONDS = 1_500;

    private static final Path PLACE = Path.of("target", "real").toAbsolutePath();
    private static final Path TABLE = PLACE.resolve("follow.tsv");
    private static final int ROUNDS = 20;
    private static final String OTHER_KEY = "key-of-another";

    static Stream<RealFollowRow> rows() {
        var only = System.getProperty("real.only", "");
        return RealFollowRow.all().stream().filter(it -> only.isEmpty() || List.of(only.split(",")).contains(it.id()));
    }

    @BeforeAll
    static void begin() throws IOException {
        Files.createDirectories(PLACE.resolve("homes"));
        Files.writeString(
                TABLE,
                "# program\thome\tkey by\twhat it asked after each switch\tdrift\treleased\tits own writing\ta running session, as it was seen\n");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatAPersonHasSetUpFollowsAndComesBack(RealFollowRow row) throws Exception {
        try (var stage = new Stage(row)) {
            OtherHomes.prepareByHand(row.id(), stage.home.person(), stage.other.url(""));
            OtherHomes.prepareByHand(row.id(), stage.control.person(), stage.other.url(""));
            var targets = stage.home.targets();
            var before = stage.home.files(targets);
            var seen = follows(stage, targets);

            stage.other.requests().clear();
            stage.home.release();
            stage.home.prompt(row.way(0));
            // What no file sets up asks nobody afterwards.
            boolean byFile = row.sourced().isEmpty();
            assertThat(stage.other.requests().stream().anyMatch(FakeVendor::isPrompt)).as("the person's own provider is asked again").isEqualTo(byFile);
            stage.control.prompt(row.way(0));
            stage.control.rewrite();
            var released = stage.home.files(targets);
            // What the program alone makes of the same files.
            var alone = stage.control.files(targets.stream().map(it -> stage.control.person().resolve(stage.home.person().relativize(it))).toList());
            var difference = untimed(released).equals(untimed(alone)) ? "" : difference(stage, alone, released);
            assertThat(words(released)).as("released:%n%s", difference).isEqualTo(words(alone));
            seen.add(released.equals(before) ? "byte for byte" : difference.isEmpty() ? "as the program alone makes it" : difference);
            requireNothingLeft(stage);
            record(row, "of a person", seen);
        }
    }

    /// A session that began before the switch asks the one provider with that one's key, or the other with the other's.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("sessions")
    void aRunningSessionSendsNoKeyToAnotherProvider(RealFollowRow row) throws Exception {
        try (var stage = new Stage(row)) {
            stage.home.follow();
            stage.home.use(stage.name(0));
            try (var session = stage.home.session()) {
                assertThat(stage.asks(session)).isZero();
                stage.home.use(stage.name(1));
                assertThat(stage.home.state().standing()).isEqualTo(row.takesOver() ? ProgramStanding.FOLLOWS : ProgramStanding.NEEDS_RESTART);
                int asked = 0;
                // It looks at its file a while after that was written. Claude Code names the old model once if it does so while it makes the request.
                for (int round = 0; round < ROUNDS && (asked == 0 || !stage.namesOwnModel(1)); round++) {
                    asked = stage.asks(session);
                }
                assertThat(asked).isEqualTo(row.takesOver() ? 1 : 0);
                assertThat(stage.namesOwnModel(asked)).as("the model of that provider").isTrue();
                stage.home.release();
                session.prompt();
                stage.requireNoMixture();
            }
            requireNothingLeft(stage);
        }
    }

    /// It asks the project's address, with whatever that has a key of, and nothing of ours.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("diverted")
    void aProjectThatLeadsElsewhereGetsNoKey(RealFollowRow row) throws Exception {
        try (var stage = new Stage(row)) {
            stage.home.follow();
            stage.home.use(stage.name(0));
            stage.asks(0);
            var settings = stage.home.work().resolve(".claude/settings.json");
            Files.createDirectories(settings.getParent());
            Files.writeString(settings, "{\"env\": {\"ANTHROPIC_BASE_URL\": \"" + stage.other.url("") + "\"}}");
            var said = stage.home.prompt(row.way(0));
            assertThat(stage.other.requests().stream().filter(FakeVendor::isPrompt)).as("the project's address is asked; it said: %s", said).isNotEmpty();
            assertThat(stage.other.requests()).allSatisfy(it -> assertThat(it.everything()).doesNotContain("key-of-number"));
            assertThat(said).contains(settings.toString());
            Files.writeString(settings, "{\"env\": {\"ANTHROPIC_BASE_URL\": \"" + stage.vendors.getFirst().url("") + "\"}}");
            stage.other.requests().clear();
            stage.asks(0);
        }
    }

    static Stream<RealFollowRow> diverted() {
        return rows().filter(it -> it.id().equals("claude-code"));
    }

    static Stream<RealFollowRow> sessions() {
        return rows().filter(it -> !it.arguments().isEmpty());
    }

    /// What the program wrote into a file of ours stays; of ours nothing does.
    @ParameterizedTest
    @MethodSource("rows")
    void aFreshHomeFollowsAndHasNothingOfOursAfterwards(RealFollowRow row) throws Exception {
        try (var stage = new Stage(row)) {
            var targets = stage.home.targets();
            var seen = follows(stage, targets);
            stage.home.release();
            var released = stage.home.files(targets);
            assertThat(released.values()).allSatisfy(it -> assertThat(it).doesNotContainIgnoringCase("onehot").doesNotContain("127.0.0.1", "m-0", "m-1", "m-2"));
            seen.add(released.isEmpty() ? "no file is left" : difference(stage, Map.of(), released));
            requireNothingLeft(stage);
            record(row, "fresh", seen);
        }
    }

    private static void requireNothingLeft(Stage stage) throws IOException {
        assertThat(RealStart.filesWith("key-of-number", stage.home.person())).as("keys that are left").isEmpty();
        assertThat(stage.home.state().followed()).isEmpty();
    }

    private static void record(RealFollowRow row, String kind, List<String> seen) throws IOException {
        var cells = Stream.of(List.of(row.id(), kind), seen, List.of(row.rewriting(), row.session())).flatMap(List::stream);
        Files.writeString(TABLE, cells.collect(Collectors.joining("\t")) + "\n", StandardOpenOption.APPEND);
    }

    /// Follows, is released at once, follows again; three switches, the program's own writing after the first, and somebody's change after the last.
    private static List<String> follows(Stage stage, List<Path> targets) throws Exception {
        var home = stage.home;
        var before = home.files(targets);
        home.follow();
        requireFollowing(home);
        assertThat(home.files(targets)).as("what follows").isNotEqualTo(before);
        home.release();
        assertThat(home.files(targets)).as("released, byte for byte").isEqualTo(before);

        home.follow();
        var asked = new ArrayList<String>();
        for (int number = 0; number < stage.vendors.size(); number++) {
            home.use(stage.name(number));
            asked.add(stage.asks(number));
            if (number == 0) {
                home.rewrite();
                requireFollowing(home);
            }
        }
        stage.requireNoKeys(targets);
        var key = home.state().followed().orElseThrow().delivery().name().toLowerCase(Locale.ROOT);
        return new ArrayList<>(List.of(key, String.join("; ", asked), drift(stage, targets)));
    }

    /// Whoever runs this may have a session of the program open, which is found like any other.
    private static void requireFollowing(FollowingHome home) throws IOException {
        assertThat(home.state().standing()).isIn(ProgramStanding.FOLLOWS, ProgramStanding.NEEDS_RESTART);
    }

    /// Somebody else changes one of our values: it is said, and written again only when that is asked for.
    private static String drift(Stage stage, List<Path> targets) throws Exception {
        int last = stage.vendors.size() - 1;
        // For another API that value may be nobody's any more, and where nothing is to be written nothing is read.
        boolean alike = stage.row.way(0).equals(stage.row.way(last));
        int next = alike ? 0 : last;
        var model = stage.model(last);
        var file = targets.stream().filter(it -> Files.exists(it) && readable(it).contains(model)).findFirst().orElseThrow();
        var text = Files.readString(file);
        Files.writeString(file, text.replace(model, "m-drifted"));
        assertThat(stage.home.state().standing()).isEqualTo(ProgramStanding.DRIFTED);
        if (alike) {
            assertThat(stage.home.use(stage.name(next))).extracting(it -> it.standing()).containsExactly(ProgramStanding.DRIFTED);
        }
        assertThat(Files.readString(file)).contains("m-drifted");
        var reason = stage.home.state().reason().orElseThrow().text(Locale.ROOT);
        stage.home.apply();
        requireFollowing(stage.home);
        assertThat(Files.readString(file)).doesNotContain("m-drifted").contains(stage.model(next));
        return reason.replace(stage.home.person().toString(), "~");
    }

    private static String readable(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> untimed(Map<String, String> files) {
        return files.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "WHEN")));
    }

    /// All that is in the files, whatever its order and layout.
    private static Map<String, List<String>> words(Map<String, String> files) {
        var all = new TreeMap<String, List<String>>();
        untimed(files).forEach((name, text) -> all.put(name, Arrays.stream(text.split("[\\s,]+")).filter(it -> !it.isEmpty()).sorted().toList()));
        return all;
    }

    private static String difference(Stage stage, Map<String, String> alone, Map<String, String> released) throws Exception {
        var names = new TreeSet<>(alone.keySet());
        names.addAll(released.keySet());
        var all = new StringBuilder();
        for (var name : names) {
            var first = Files.writeString(stage.home.folder().resolve("alone"), alone.getOrDefault(name, ""));
            var second = Files.writeString(stage.home.folder().resolve("released"), released.getOrDefault(name, ""));
            var diff = new ProcessBuilder("diff", "-u0", first.toString(), second.toString()).redirectErrorStream(true).start();
            var lines = new String(diff.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().skip(2).filter(it -> !it.startsWith("@@")).toList();
            all.append(name).append(": ").append(String.join(" ⏎ ", lines));
        }
        return all.toString();
    }

    /// A home, one that follows nothing, the providers, and somebody else's.
    private static final class Stage implements AutoCloseable {
        final RealFollowRow row;
        final FollowingHome home;
        final FollowingHome control;
        final Loopback other = FakeVendor.start();
        final Loopback proxy = FakeVendor.deadEnd();
        final List<Loopback> vendors = List.of(FakeVendor.start(), FakeVendor.start(), FakeVendor.start());

        Stage(RealFollowRow row) throws Exception {
            this.row = row;
            var folder = Files.createTempDirectory(PLACE.resolve("homes"), row.id());
            home = new FollowingHome(row, Files.createDirectory(folder.resolve("follows")), proxy);
            control = new FollowingHome(row, Files.createDirectory(folder.resolve("control")), proxy);
            for (int number = 0; number < vendors.size(); number++) {
                home.add(name(number), row.way(number), row.way(number).address(vendors.get(number).url("")), model(number), key(number));
            }
        }

        String name(int number) {
            return "Number " + number;
        }

        /// With a stroke, as routers have them; Google has none.
        String model(int number) {
            return (row.way(number).protocol() == Protocol.GOOGLE ? "m-" : "vendor/m-") + number;
        }

        String key(int number) {
            return "key-of-number-" + number;
        }

        /// Whom it asks, with which key and model: the provider of this number, and nobody else.
        String asks(int number) throws Exception {
            vendors.forEach(it -> it.requests().clear());
            var way = row.way(number);
            var said = home.prompt(way);
            var asked = vendors.get(number).requests();
            var prompts = asked.stream().filter(FakeVendor::isPrompt).toList();
            assertThat(prompts).as("prompts at %s; it said: %s", name(number), said).isNotEmpty();
            for (var prompt : prompts) {
                assertThat(prompt.path()).startsWith(path(way, model(number)));
                assertThat(FakeVendor.model(prompt)).isEqualTo(model(number));
                assertThat(RealStart.keyHeaders(prompt, "key-of-")).containsExactlyInAnyOrderElementsOf(headers(number));
            }
            for (int each = 0; each < vendors.size(); each++) {
                if (each != number) {
                    assertThat(vendors.get(each).requests()).as("asked of %s", name(each)).isEmpty();
                }
            }
            assertThat(other.requests()).as("asked of another").isEmpty();
            assertThat(asked).allSatisfy(it -> assertThat(it.everything()).doesNotContain(OTHER_KEY));
            assertThat(proxy.requests()).allSatisfy(it -> assertThat(it.everything()).doesNotContain("key-of-"));
            return way.toString().replace(row.id() + " ", "") + " " + path(way, model(number));
        }

        private List<String> headers(int number) {
            return row.way(number).headers().stream().map(it -> it.replace("{key}", key(number))).toList();
        }

        /// Says something to a session. Answers the number of the provider that was asked.
        int asks(RealSession session) throws Exception {
            vendors.forEach(it -> it.requests().clear());
            session.prompt();
            requireNoMixture();
            var asked = IntStream.range(0, vendors.size()).filter(it -> vendors.get(it).requests().stream().anyMatch(FakeVendor::isPrompt)).toArray();
            assertThat(asked).as("it said: %s", session.said()).hasSize(1);
            return asked[0];
        }

        boolean namesOwnModel(int number) {
            return vendors.get(number).requests().stream().filter(FakeVendor::isPrompt).allMatch(it -> FakeVendor.model(it).equals(model(number)));
        }

        /// No key where another provider is asked.
        void requireNoMixture() {
            for (int number = 0; number < vendors.size(); number++) {
                for (var request : vendors.get(number).requests()) {
                    assertThat(RealStart.keyHeaders(request, "key-of-")).as("keys at %s", name(number)).isSubsetOf(headers(number));
                }
            }
            assertThat(other.requests()).as("asked of another").isEmpty();
        }

        private static String path(RealProgramRow way, String model) {
            return way.path().replace("{model}", model);
        }

        /// Where a person has not said that it may be: neither in the home nor in the database, its log, or what Onehot remembers.
        void requireNoKeys(List<Path> targets) throws IOException {
            var followed = home.state().followed().orElseThrow();
            var with = RealStart.filesWith("key-of-number", home.person());
            if (followed.delivery() == KeyDelivery.CLEAR) {
                assertThat(targets).as("files with a key").containsAll(with);
            } else {
                assertThat(with).as("files with a key").isEmpty();
            }
            assertThat(RealStart.filesWith("key-of-", home.folder())).as("the database, its log, and what Onehot remembers")
                    .noneMatch(it -> it.startsWith(home.folder().resolve("state")) || it.getFileName().toString().startsWith("onehot.db"));
        }

        @Override
        public void close() {
            vendors.forEach(Loopback::close);
            other.close();
            proxy.close();
        }
    }
}
