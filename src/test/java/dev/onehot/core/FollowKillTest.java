package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.disk.PathLock;
import dev.onehot.model.ApiKey;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Child;
import dev.onehot.testing.JsonFiles;
import dev.onehot.tools.lossless.KeyPath;
import dev.onehot.tools.lossless.LosslessText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Twelve programs follow while processes are killed between a switch and their files, or race for them. `-Donehot.kills=200` for more than usual.
@Execution(ExecutionMode.CONCURRENT)
class FollowKillTest extends ManagerFixture {
    private static final int KILLS = 3;
    private static final int SWITCHES = 8;
    private static final Pattern PROVIDER = Pattern.compile(" key (\\d+) --for https://p(\\d)\\.example\\.com");

    private final List<Long> providers = new ArrayList<>();
    private JsonFiles files;
    private Path home;
    private Path state;

    @BeforeEach
    void follow() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        state = folder.resolve("state");
        files = new JsonFiles(home, FollowingChild.PROGRAMS);
        for (int n = 0; n < 3; n++) {
            var draft = new ProviderDraft("P" + n, "openai-compatible", "https://p" + n + ".example.com/v1", "m-" + n, "", KeyChange.to(ApiKey.of("sk-do-not-show-" + n)));
            providers.add(manager.addAiProvider(draft, n == 0).providerId().orElseThrow());
        }
        for (var id : FollowingChild.PROGRAMS) {
            Files.writeString(files.file(id), "{\n  \"theirs\": \"" + id + "\"\n}\n");
        }
        manager.carryOut(following().follow(Stream.of(FollowingChild.PROGRAMS).map(FollowRequest::of).toList()), Origin.CLI);
        assertAllAskForActive();
    }

    private Following following() {
        return manager.following(files, () -> "/opt/onehotctl", state);
    }

    private Child child(int run, int switches, Long... ids) throws IOException {
        var arguments = Stream.concat(Stream.of(file, home, state, switches), Stream.of(ids)).map(String::valueOf).toArray(String[]::new);
        return Child.start(FollowingChild.class, Files.createDirectory(folder.resolve("tmp " + run)), arguments);
    }

    /// The provider that a whole file is for: what stands in it is of one.
    private int provider(String id) throws IOException {
        var text = LosslessText.of(DocumentFormat.JSON, Files.readAllBytes(files.file(id)));
        assertThat(text.get(KeyPath.of("theirs"))).hasValue("\"" + id + "\"");
        var token = PROVIDER.matcher(text.get(KeyPath.of("api.token")).orElseThrow());
        assertThat(token.find()).isTrue();
        int number = Integer.parseInt(token.group(2));
        assertThat(providers.get(number)).isEqualTo(Long.valueOf(token.group(1)));
        assertThat(text.get(KeyPath.of("model"))).hasValue("\"m-" + number + "\"");
        return number;
    }

    private void assertAllAskForActive() throws IOException {
        manager.refresh();
        int active = providers.indexOf(manager.snapshot().active().orElseThrow().id());
        for (var id : FollowingChild.PROGRAMS) {
            assertThat(provider(id)).as(id).isEqualTo(active);
        }
    }

    @Test
    void afterEveryKillFilesAreWholeAndThenRight() throws Exception {
        int kills = Integer.getInteger("onehot.kills", KILLS);
        var random = new Random(1);
        var next = child(0);
        try {
            for (int kill = 0; kill < kills; kill++) {
                var child = next;
                assertThat(child.readLine()).isEqualTo("ready");
                child.go();
                next = child(kill + 1);
                try (child) {
                    for (int n = random.nextInt(3); n >= 0; n--) {
                        assertThat(child.readLine()).isEqualTo("written");
                    }
                    LockSupport.parkNanos(random.nextInt(60_000_000));
                    child.kill();
                    assertThat(child.awaitExit()).isNotZero();
                }
                assertWholeAndThenRight();
            }
        } finally {
            next.close();
        }
        manager.carryOut(following().release(List.of(FollowingChild.PROGRAMS)), Origin.CLI);
        for (var id : FollowingChild.PROGRAMS) {
            assertThat(files.file(id)).hasContent("{\n  \"theirs\": \"" + id + "\"\n}\n");
        }
    }

    private Child child(int run) throws IOException {
        return child(run, Integer.MAX_VALUE, providers.toArray(Long[]::new));
    }

    private void assertWholeAndThenRight() throws IOException {
        for (var id : FollowingChild.PROGRAMS) {
            provider(id);
        }
        manager.refresh();
        assertThat(following().write()).extracting(ProgramState::standing).containsOnly(ProgramStanding.FOLLOWS).hasSize(FollowingChild.PROGRAMS.length);
        assertAllAskForActive();
        try (var left = Files.list(home)) {
            assertThat(left).hasSize(FollowingChild.PROGRAMS.length);
        }
    }

    /// Whoever reads meanwhile never sees half a file, and the last switch is in all of them.
    @Test
    void theLastOfTwoThatRaceWinsEverywhere() throws Exception {
        try (var one = child(1, SWITCHES, providers.get(0), providers.get(1)); var other = child(2, SWITCHES, providers.get(2), providers.get(0))) {
            assertThat(one.readLine()).isEqualTo("ready");
            assertThat(other.readLine()).isEqualTo("ready");
            one.go();
            other.go();
            var said = CompletableFuture.supplyAsync(() -> said(one)).thenCombine(CompletableFuture.supplyAsync(() -> said(other)), (a, b) -> Stream.of(a, b).flatMap(List::stream).toList());
            while (!said.isDone()) {
                for (var id : FollowingChild.PROGRAMS) {
                    provider(id);
                }
            }
            assertThat(said.orTimeout(60, TimeUnit.SECONDS).join()).hasSize(2 * SWITCHES).containsOnly("written");
        }
        assertAllAskForActive();
    }

    /// Who has the right to a file for too long holds up that file, and no other.
    @Test
    void aFileThatAnotherOneHasIsSaidAndWrittenLater() throws Exception {
        manager.setActiveProvider(providers.get(1));
        var held = PathLock.take(state.resolve("targets"), files.file("program-3").toRealPath(), System.nanoTime()).orElseThrow();
        try {
            var states = CompletableFuture.supplyAsync(() -> following().write()).get(30, TimeUnit.SECONDS);
            assertThat(states).filteredOn(it -> it.standing() == ProgramStanding.FAILED).singleElement()
                    .returns("program-3", it -> it.program().id()).returns("program.busy", it -> it.reason().orElseThrow().code());
            assertThat(provider("program-3")).isZero();
            assertThat(provider("program-4")).isOne();
        } finally {
            held.close();
        }
        assertThat(following().write()).extracting(ProgramState::standing).containsOnly(ProgramStanding.FOLLOWS);
        assertAllAskForActive();
    }

    private static List<String> said(Child child) {
        return Stream.generate(child::readLine).takeWhile(Objects::nonNull).toList();
    }
}
