package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Loopback;
import dev.onehot.tools.programs.FakeVendor;
import dev.onehot.tools.programs.ToolSpeech;
import dev.onehot.tools.programs.WritingVendor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// `mvn -Preal verify`: the programs themselves, as npm has them, ask the endpoint that their files lead to, have their own tools write files, and go on
/// with another provider in the middle of it. Providers are on this machine. Writes what was seen to `target/real/endpoint.tsv`. With
/// `-Dreal.only=codex,opencode` only some of them.
@Tag("real")
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(RealEndpointTest.SECONDS)
class RealEndpointTest {
    static final long SECONDS = 600;

    private static final Path PLACE = Path.of("target", "real").toAbsolutePath();
    private static final Path TABLE = PLACE.resolve("endpoint.tsv");

    /// How each is asked once, and how it goes on with what was said before.
    private enum Program {
        CLAUDE_CODE("claude-code", "-p {text} --allowedTools Write", "-c -p {text} --allowedTools Write"),
        CODEX("codex", "exec --skip-git-repo-check --dangerously-bypass-approvals-and-sandbox {text}",
                "exec --skip-git-repo-check --dangerously-bypass-approvals-and-sandbox resume --last {text}"),
        GEMINI_CLI("gemini-cli", "--skip-trust --approval-mode yolo -p {text}", "--skip-trust --approval-mode yolo --resume latest -p {text}"),
        OPENCODE("opencode", "run {text}", "run -c {text}");

        final String id;
        private final String once;
        private final String again;

        Program(String id, String once, String again) {
            this.id = id;
            this.once = once;
            this.again = again;
        }

        /// Providers of another dialect than it speaks come first.
        ToolSpeech[] order() {
            return switch (this) {
                case CLAUDE_CODE -> new ToolSpeech[] {ToolSpeech.CHAT, ToolSpeech.MESSAGES, ToolSpeech.GEMINI, ToolSpeech.RESPONSES};
                case CODEX -> new ToolSpeech[] {ToolSpeech.CHAT, ToolSpeech.RESPONSES, ToolSpeech.MESSAGES, ToolSpeech.GEMINI};
                case GEMINI_CLI -> new ToolSpeech[] {ToolSpeech.MESSAGES, ToolSpeech.GEMINI, ToolSpeech.CHAT, ToolSpeech.RESPONSES};
                case OPENCODE -> new ToolSpeech[] {ToolSpeech.GEMINI, ToolSpeech.CHAT, ToolSpeech.MESSAGES, ToolSpeech.RESPONSES};
            };
        }

        static List<String> filled(String arguments, String text) {
            return Arrays.stream(arguments.split(" ")).map(it -> it.replace("{text}", text)).toList();
        }

        List<String> asked(String text) {
            return filled(once, text);
        }

        List<String> askedAgain(String text) {
            return filled(again, text);
        }
    }

    static Stream<Program> programs() {
        var only = System.getProperty("real.only", "");
        return Arrays.stream(Program.values()).filter(it -> only.isEmpty() || List.of(only.split(",")).contains(it.id));
    }

    static Stream<Arguments> pairs() {
        return programs().flatMap(program -> Arrays.stream(ToolSpeech.values()).map(it -> Arguments.of(program, it)));
    }

    @BeforeAll
    static void begin() throws IOException {
        Files.createDirectories(PLACE.resolve("homes"));
        Files.writeString(TABLE, "# program\thow\twho was asked with a prompt\n");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("pairs")
    void itsToolWritesAFileAndItSaysSo(Program program, ToolSpeech speech) throws Exception {
        try (var stage = new Stage(program, speech)) {
            var vendor = stage.vendors.getFirst();
            vendor.writes(1);
            stage.home.use(vendor);
            var said = stage.home.run(program.asked("Write it down."));
            assertThat(said).contains(vendor.said());
            assertThat(vendor.file(1)).hasContent(vendor.text());
            var prompts = stage.requireAsked(vendor, 2);
            assertThat(prompts.getFirst().body()).contains("Write it down.");
            stage.requireTold(vendor, prompts.getLast());
            stage.requireOwnKeysOnly();
            stage.record("one provider");
        }
    }

    /// Each stream ends whole with the provider that began it; what the tool answered goes to the next one, in its dialect, and so on to the last.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("programs")
    void aSwitchInTheMiddleOfAStreamIsFollowedByTheNextRequest(Program program) throws Exception {
        try (var stage = new Stage(program, program.order())) {
            for (int number = 0; number + 1 < stage.vendors.size(); number++) {
                var next = stage.vendors.get(number + 1);
                stage.vendors.get(number).writes(1);
                stage.vendors.get(number).inTheMiddle(() -> stage.home.use(next));
            }
            stage.home.use(stage.vendors.getFirst());
            var said = stage.home.run(program.asked("Write it down."));
            assertThat(said).contains(stage.vendors.getLast().said());
            for (int number = 0; number < stage.vendors.size(); number++) {
                var vendor = stage.vendors.get(number);
                var prompts = stage.requireAsked(vendor, 1);
                assertThat(prompts.getFirst().body()).contains("Write it down.");
                if (number > 0) {
                    stage.requireTold(stage.vendors.get(number - 1), prompts.getFirst());
                    assertThat(stage.vendors.get(number - 1).file(1)).hasContent(stage.vendors.get(number - 1).text());
                }
            }
            stage.requireOwnKeysOnly();
            stage.record("switched three times, within a stream each");
        }
    }

    /// What was said and done with one provider is known to the next one, of another dialect, and to the first when it is active again.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("programs")
    void aSessionGoesOnWithAnotherProvider(Program program) throws Exception {
        try (var stage = new Stage(program, program.order())) {
            var vendors = new ArrayList<>(stage.vendors);
            vendors.add(vendors.getFirst());
            for (int number = 0; number < vendors.size(); number++) {
                var vendor = vendors.get(number);
                vendor.writes(1);
                vendor.requests().clear();
                stage.home.use(vendor);
                var text = "Write it down, number " + number + ".";
                assertThat(stage.home.run(number == 0 ? program.asked(text) : program.askedAgain(text))).contains(vendor.said());
                var prompts = stage.requireAsked(vendor, 2);
                assertThat(prompts.getFirst().body()).contains(text);
                if (number > 0) {
                    var before = vendors.get(number - 1);
                    assertThat(prompts.getFirst().body()).contains("Write it down, number 0.", before.said(), before.file(1).getFileName().toString());
                }
            }
            stage.requireOwnKeysOnly();
            stage.record("a session with four providers and the first again");
        }
    }

    /// Between two vendors of the program's own dialect bytes pass as they are, thoughts among them that the one has signed and the other refuses.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("thinking")
    void whatOneVendorHasSignedDoesNotEndTheSessionWithAnother(Program program, ToolSpeech speech) throws Exception {
        try (var stage = new Stage(program, speech, speech)) {
            var first = stage.vendors.getFirst();
            var second = stage.vendors.getLast();
            stage.vendors.forEach(WritingVendor::signs);
            first.writes(1);
            first.inTheMiddle(() -> stage.home.use(second));
            second.writes(2);
            stage.home.use(first);
            assertThat(stage.home.run(program.asked("Write it down."))).contains(second.said());
            // Refused once, and what it has signed itself comes back to it.
            var prompts = stage.requireAsked(second, 4);
            assertThat(prompts.getFirst()).matches(first::isSentItsOwn, "has the other's thought");
            assertThat(prompts.subList(1, 4)).noneMatch(first::isSentItsOwn);
            assertThat(prompts.getLast()).matches(second::isSentItsOwn, "has its own thought");
            assertThat(first.file(1)).exists();
            assertThat(second.file(2)).exists();
            stage.requireOwnKeysOnly();
            stage.record("switched to another vendor of the same dialect, which refuses what the first has signed");
        }
    }

    static Stream<Arguments> thinking() {
        var own = Map.of(Program.CLAUDE_CODE, ToolSpeech.MESSAGES, Program.CODEX, ToolSpeech.RESPONSES, Program.GEMINI_CLI, ToolSpeech.GEMINI);
        return programs().filter(own::containsKey).map(it -> Arguments.of(it, own.get(it)));
    }

    /// It asks its smaller model for the title.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("titling")
    void aSmallerModelIsTheOneThatTheTokensTableNames(Program program) throws Exception {
        try (var stage = new Stage(program, ToolSpeech.CHAT)) {
            var vendor = stage.vendors.getFirst();
            stage.home.names("active-small=tiny");
            vendor.writes(1);
            stage.home.use(vendor);
            assertThat(stage.home.run(program.asked("Write it down."))).contains(vendor.said());
            var models = vendor.requests().stream().filter(FakeVendor::isPrompt).collect(Collectors.groupingBy(FakeVendor::model, Collectors.counting()));
            assertThat(models).containsOnly(Map.entry("tiny", 1L), Map.entry(vendor.model(), 2L));
            stage.record("a title of the smaller model");
        }
    }

    static Stream<Program> titling() {
        return programs().filter(it -> it == Program.OPENCODE);
    }

    private static final class Stage implements AutoCloseable {
        final Program program;
        final Loopback proxy = FakeVendor.deadEnd();
        final List<WritingVendor> vendors;
        final EndpointHome home;

        Stage(Program program, ToolSpeech... speeches) throws Exception {
            this.program = program;
            var folder = Files.createTempDirectory(PLACE.resolve("homes"), program.id);
            home = new EndpointHome(program.id, folder, proxy);
            vendors = IntStream.range(0, speeches.length)
                    .mapToObj(it -> new WritingVendor(speeches[it], speeches[it].name().toLowerCase(Locale.ROOT) + it, home.work()))
                    .toList();
            vendors.forEach(home::add);
        }

        /// How it is asked: at OpenAI a program that speaks chat completions gets them.
        private ToolSpeech speech(WritingVendor vendor) {
            return program == Program.OPENCODE && vendor.speech() == ToolSpeech.RESPONSES ? ToolSpeech.CHAT : vendor.speech();
        }

        /// With its key, its dialect and its model. Answers what it was asked with tools, that many times; what has none is a title or the like.
        List<Loopback.Request> requireAsked(WritingVendor vendor, int times) {
            var prompts = vendor.requests().stream().filter(FakeVendor::isPrompt).toList();
            assertThat(prompts).allSatisfy(it -> {
                assertThat(FakeVendor.model(it)).isEqualTo(vendor.model());
                assertThat(it.path()).contains(speech(vendor).path(vendor.model()));
                assertThat(RealStart.keyHeaders(it, "key-of-")).containsExactly(speech(vendor).header(vendor.key()));
            });
            var asked = prompts.stream().filter(it -> !speech(vendor).tools(ToolSpeech.read(it.body())).isEmpty()).toList();
            assertThat(asked).hasSize(times);
            return asked;
        }

        /// What the tool answered that this provider had called.
        void requireTold(WritingVendor caller, Loopback.Request prompt) {
            var asked = vendors.stream().filter(it -> it.requests().contains(prompt)).findFirst().orElseThrow();
            assertThat(speech(asked).told(ToolSpeech.read(prompt.body()))).as("what was told").singleElement().asString().isNotBlank();
            assertThat(prompt.body()).contains(caller.file(1).getFileName().toString(), caller.text());
        }

        void record(String how) throws IOException {
            var asked = vendors.stream()
                    .map(it -> it.name() + " " + it.requests().stream().filter(FakeVendor::isPrompt).count() + " x " + speech(it).path(it.model()))
                    .collect(Collectors.joining("; "));
            Files.writeString(TABLE, String.join("\t", program.id, how, asked) + "\n", StandardOpenOption.APPEND);
        }

        /// Nobody's key comes to another, and the token to none.
        void requireOwnKeysOnly() {
            for (var vendor : vendors) {
                assertThat(vendor.troubles()).isEmpty();
                assertThat(vendor.requests()).allSatisfy(it -> assertThat(it.everything()).doesNotContain(home.token()));
                for (var other : vendors) {
                    if (other != vendor) {
                        assertThat(vendor.requests()).allSatisfy(it -> assertThat(it.everything()).doesNotContain(other.key()));
                    }
                }
            }
            assertThat(proxy.requests()).allSatisfy(it -> assertThat(it.everything()).doesNotContain("key-of-", home.token()));
        }

        @Override
        public void close() throws Exception {
            home.close();
            vendors.forEach(WritingVendor::close);
            proxy.close();
        }
    }
}
