package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.files.Plan;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramState;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Loopback;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.FollowedFiles;
import dev.onehot.tools.programs.RealFollowRow;
import dev.onehot.tools.programs.RealProgramRow;

/// One person's home with a real program in it, and a database beside it whose switch the program follows. The commands that it calls for keys are the
/// built program's.
final class FollowingHome {
    private static final int KEYS_SECONDS = 20;

    private final RealFollowRow row;
    private final Path folder;
    private final Path person;
    private final Path work;
    private final RealProgram onehotctl;
    private final Map<String, String> environment;

    FollowingHome(RealFollowRow row, Path folder, Loopback proxy) throws Exception {
        this.row = row;
        this.folder = folder;
        person = Files.createDirectory(folder.resolve("home"));
        work = Files.createDirectory(folder.resolve("work"));
        onehotctl = RealProgram.in(folder);
        environment = RealStart.environment(person, NpmPackage.install(row.program().tried()).resolve(".bin"), proxy);
        environment.put("NO_PROXY", "127.0.0.1");
        environment.put("no_proxy", "127.0.0.1");
        environment.put("OTHER_KEY", "key-of-another");
        // What it leaves running would answer for the next home: it listens at one port of the machine.
        environment.put("CLINE_SESSION_BACKEND_MODE", "local");
    }

    Path person() {
        return person;
    }

    /// Where it is started.
    Path work() {
        return work;
    }

    Path folder() {
        return folder;
    }

    void add(String name, RealProgramRow way, String address, String model, String key) {
        onehotctl.prepare(
                environment, key, "provider", "add", name, "--kind", way.kind(), "--base-url", address, "--model", model, "--key-stdin");
    }

    /// The switch, and the files written after it.
    List<ProgramState> use(String name) throws IOException {
        onehotctl.prepare(environment, "", "provider", "use", name);
        return following((_, following) -> following.write());
    }

    void follow() throws IOException {
        following((manager, following) -> {
            var known = following.state(row.id()).program();
            var delivery = known.deliveries().equals(List.of(KeyDelivery.CLEAR)) ? Optional.of(KeyDelivery.CLEAR) : Optional.<KeyDelivery>empty();
            var request = new FollowRequest(row.id(), "", OptionalLong.empty(), delivery, "");
            return carryOut(manager, following.follow(List.of(request)));
        });
    }

    void apply() throws IOException {
        following((manager, following) -> carryOut(manager, following.apply(List.of(row.id()))));
    }

    void release() throws IOException {
        following((manager, following) -> carryOut(manager, following.release(List.of(row.id()))));
    }

    ProgramState state() throws IOException {
        return following((_, following) -> following.state(row.id()));
    }

    private static Plan carryOut(SettingsManager manager, Plan plan) {
        assertThat(plan.problems()).as("problems of the plan").isEmpty();
        return manager.carryOut(plan, Origin.CLI).plan();
    }

    private <T> T following(BiFunction<SettingsManager, Following, T> what) throws IOException {
        var places = LightPlaces.ofThisComputer(environment);
        try (var manager = SettingsManager.withoutSettings(folder.resolve("onehot.db"), places, Clock.systemUTC(), () -> {})) {
            var files = new FollowedFiles(new Whereabouts(person, environment));
            manager.keys().open().get(KEYS_SECONDS, TimeUnit.SECONDS);
            return what.apply(manager, manager.following(files, () -> onehotctl.script().toString(), folder.resolve("state")));
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    /// One prompt. Answers what it said.
    String prompt(RealProgramRow way) throws Exception {
        return start(way.arguments());
    }

    /// Its own commands, which write its own files.
    void rewrite() throws Exception {
        for (var arguments : row.commands()) {
            start(arguments);
        }
    }

    /// One that goes on until it is closed.
    RealSession session() throws Exception {
        return RealSession.start(command(row.arguments()), work, folder.resolve("session"), row.said());
    }

    private String start(List<String> arguments) throws Exception {
        var said = folder.resolve("said");
        assertThat(RealStart.run(command(arguments), work, said)).as("%s ends; it said: %s", arguments, Files.readString(said)).isTrue();
        return Files.readString(said);
    }

    private List<String> command(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of("env", "-i"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        keys().forEach((name, value) -> command.add(name + "=" + value));
        if (!row.sourced().isEmpty()) {
            command.addAll(List.of("sh", "-c", "[ -r \"$0\" ] && . \"$0\"; exec \"$@\"", person.resolve(row.sourced()).toString()));
        }
        command.add(row.program().commands().getFirst());
        command.addAll(arguments);
        return command;
    }

    /// What a person's shell exports for programs that take the key from a variable: every one that there is.
    private Map<String, String> keys() throws IOException {
        if (Files.notExists(folder.resolve("onehot.db"))) {
            return Map.of();
        }
        return following((manager, _) -> manager.snapshot().providers().values().stream()
                .filter(it -> it.key().isPresent())
                .collect(Collectors.toMap(it -> "ONEHOT_KEY_" + it.id(), it -> manager.revealKey(it.id()).reveal())));
    }

    /// Every file of the home that the program reads its set-up from, as it is now.
    SortedMap<String, String> files(Collection<Path> which) throws IOException {
        var all = new TreeMap<String, String>();
        for (var file : which) {
            if (Files.exists(file)) {
                all.put(person.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    /// Its files, as the program is said to have them.
    List<Path> targets() throws IOException {
        return state().files().stream().map(Path::of).toList();
    }
}
