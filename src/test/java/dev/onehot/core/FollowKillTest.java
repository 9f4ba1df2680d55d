package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.disk.PathLock;
import dev.onehot.model.ApiKey;
import dev.onehot.model.HelperCall;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.WantedFile;
import dev.onehot.testing.Child;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.FollowSection;
import dev.onehot.tools.follow.FollowSections;
import dev.onehot.tools.follow.FollowedFiles;
import dev.onehot.tools.lossless.KeyPath;
import dev.onehot.tools.lossless.LosslessText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Twelve programs follow, with files as people have them, while processes are killed between a switch and those files, or race for them.
/// `-Donehot.kills=200` for more than usual.
@Execution(ExecutionMode.CONCURRENT)
class FollowKillTest extends ManagerFixture {
    private static final int KILLS = 3;
    private static final int SWITCHES = 8;

    private final List<Long> providers = new ArrayList<>();
    private final Map<Path, String> before = new HashMap<>();
    /// What each file has for each provider.
    private final Map<Path, List<WantedFile>> wanted = new TreeMap<>();
    private FollowedFiles files;
    private Path home;
    private Path state;

    @BeforeEach
    void follow() throws IOException {
        home = Files.createDirectory(folder.resolve("home")).toRealPath();
        state = folder.resolve("state");
        files = FollowingChild.files(home);
        for (int n = 0; n < 3; n++) {
            var draft = new ProviderDraft("P" + n, "openai-compatible", "https://p" + n + ".example.com/v1", "m-" + n, "", KeyChange.to(ApiKey.of(key(n))));
            providers.add(manager.addAiProvider(draft, n == 0).providerId().orElseThrow());
        }
        FollowSections.all().stream().filter(it -> FollowingChild.PROGRAMS.contains(it.id())).forEach(this::writeBefore);
        var requests = FollowingChild.PROGRAMS.stream().map(this::request).toList();
        manager.carryOut(following().follow(requests), Origin.CLI);
        for (var program : manager.snapshot().programs().values()) {
            for (long id : providers) {
                var helper = new HelperCall("/opt/onehotctl", file.toAbsolutePath().toString(), id);
                files.wanted(program, manager.snapshot().provider(id).orElseThrow(), helper).forEach(it -> wanted.computeIfAbsent(it.path(), _ -> new ArrayList<>()).add(it));
            }
        }
        assertThat(wanted).hasSizeGreaterThan(FollowingChild.PROGRAMS.size());
        assertAllAskForActive();
    }

    private static String key(int provider) {
        return "sk-do-not-show-" + provider;
    }

    /// Some take the key in clear only.
    private FollowRequest request(String id) {
        return new FollowRequest(id, "", OptionalLong.empty(), Optional.of(files.of(id, "").deliveries().getFirst()), "");
    }

    /// As people have them; of some there was none.
    private void writeBefore(FollowSection section) {
        int number = 0;
        for (var place : section.files(new Whereabouts(home, Map.of(), "Linux"))) {
            try (var typical = FollowSection.class.getResourceAsStream(section.id() + "." + ++number)) {
                if (typical != null) {
                    Files.createDirectories(place.getParent());
                    before.put(place, new String(typical.readAllBytes(), StandardCharsets.UTF_8));
                    Files.writeString(place, before.get(place));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private Following following() {
        return manager.following(files, () -> "/opt/onehotctl", state);
    }

    private Child child(int run, int switches, Long... ids) throws IOException {
        var arguments = Stream.concat(Stream.of(file, home, state, switches), Stream.of(ids)).map(String::valueOf).toArray(String[]::new);
        return Child.start(FollowingChild.class, Files.createDirectory(folder.resolve("tmp " + run)), arguments);
    }

    /// The provider that a whole file is for: all that is ours in it is of one.
    private int provider(Path file) throws IOException {
        var of = Objects.requireNonNull(wanted.get(file));
        var text = LosslessText.of(of.getFirst().format(), Files.readAllBytes(file));
        var number = IntStream.range(0, of.size()).filter(it -> of.get(it).values().entrySet().stream().allMatch(own -> has(text, own, it))).findFirst();
        assertThat(number).as("%s is of one provider: %s", file, new String(text.content(), StandardCharsets.UTF_8)).isPresent();
        return number.getAsInt();
    }

    private static boolean has(LosslessText text, Map.Entry<String, String> own, int provider) {
        return own.getKey().startsWith("?") || text.get(KeyPath.of(own.getKey())).equals(Optional.of(own.getValue().replace(WantedFile.KEY, key(provider))));
    }

    private void assertAllAskForActive() throws IOException {
        manager.refresh();
        int active = providers.indexOf(manager.snapshot().active().orElseThrow().id());
        for (var file : wanted.keySet()) {
            assertThat(provider(file)).as(file.toString()).isEqualTo(active);
        }
    }

    private Set<Path> left() throws IOException {
        try (var all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
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
        manager.carryOut(following().release(FollowingChild.PROGRAMS), Origin.CLI);
        assertThat(left()).isEqualTo(before.keySet());
        for (var file : before.keySet()) {
            assertThat(Files.readString(file)).isEqualTo(before.get(file));
        }
    }

    private Child child(int run) throws IOException {
        return child(run, Integer.MAX_VALUE, providers.toArray(Long[]::new));
    }

    private void assertWholeAndThenRight() throws IOException {
        for (var file : wanted.keySet()) {
            provider(file);
        }
        manager.refresh();
        assertThat(following().write()).extracting(ProgramState::standing).containsOnly(ProgramStanding.FOLLOWS).hasSize(FollowingChild.PROGRAMS.size());
        assertAllAskForActive();
        assertThat(left()).isEqualTo(wanted.keySet());
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
                for (var file : wanted.keySet()) {
                    provider(file);
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
        var held = PathLock.take(state.resolve("targets"), home.resolve(".codex/config.toml"), System.nanoTime()).orElseThrow();
        try {
            var states = CompletableFuture.supplyAsync(() -> following().write()).get(30, TimeUnit.SECONDS);
            assertThat(states).filteredOn(it -> it.standing() == ProgramStanding.FAILED).singleElement()
                    .returns("codex", it -> it.program().id()).returns("program.busy", it -> it.reason().orElseThrow().code());
            assertThat(provider(home.resolve(".codex/config.toml"))).isZero();
            assertThat(provider(home.resolve(".qwen/settings.json"))).isOne();
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
