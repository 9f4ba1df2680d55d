package dev.onehot.core;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.ExportFile;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.files.Rescue;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.ProviderDraft;
import dev.onehot.secret.NoKeychain;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Child;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.LightPlaces;

/// A process that does everything which is said to be on the disk afterwards, one after the other, and says of each that it is done: in which state the
/// database is then, and which bytes a file has.
final class CutWork {
    static final List<String> PROGRAMS = List.of("codex", "opencode", "qwen-code");
    private static final String PASSPHRASE = "a passphrase of five words";
    private static final int PROVIDERS = 4;

    private final Path data;
    private final Path file;
    private SettingsManager manager;

    private CutWork(Path data) {
        this.data = data;
        this.file = file(data);
        this.manager = open(file);
    }

    /// @param arguments the folder
    public static void main(String[] arguments) throws Exception {
        var work = new CutWork(Path.of(arguments[0]));
        work.database();
        work.files();
        work.keys();
        work.rescue();
        work.manager.close();
        Child.tell("end");
    }

    static Path file(Path data) {
        return data.resolve("made/for/it/onehot.db");
    }

    static SettingsManager open(Path file) {
        var places = LightPlaces.of(new NoKeychain(), Map.of("ONEHOT_PASSPHRASE", PASSPHRASE));
        return new SettingsManager(Database.open(file), places, Clock.systemUTC(), () -> {});
    }

    static Following following(SettingsManager manager, Path data) {
        return manager.following(FollowingChild.files(data.resolve("home")), () -> "/opt/onehotctl", data.resolve("state"));
    }

    /// Everything that a person sees, keys too, in one line.
    static String print(SettingsManager manager) {
        manager.keys().open().join();
        var now = manager.snapshot();
        var text = new StringBuilder(now.active().map(it -> it.name()).orElse("-"));
        now.inOrder().forEach(it -> text.append('|').append(it.name()).append(' ').append(it.model()).append(' ').append(it.active()).append(' ')
                .append(manager.revealKey(it.id()).reveal()));
        now.settings().values().forEach(it -> text.append('|').append(it.key()).append('=').append(it.value()));
        return now.providers().values().stream().filter(it -> it.active()).count() + " active " + sum(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String sum(byte[] content) {
        var sum = new CRC32C();
        sum.update(content);
        return Long.toHexString(sum.getValue()) + "/" + content.length;
    }

    private void said() {
        Child.tell("state " + print(manager));
    }

    private void said(Path path) throws IOException {
        Child.tell("file " + path + " " + (Files.exists(path) ? sum(Files.readAllBytes(path)) : "gone"));
    }

    private void add(String name, boolean active) {
        manager.addAiProvider(draft(name), active);
        said();
    }

    private static ProviderDraft draft(String name) {
        return new ProviderDraft(name, "openai-compatible", "https://" + name.toLowerCase(Locale.ROOT) + ".example.com/v1", "m-" + name, "", KeyChange.to(ApiKey.of("sk-do-not-show-" + name)));
    }

    private void database() throws Exception {
        said();
        manager.keys().keepIn(KeyBackend.FILE).get(20, TimeUnit.SECONDS);
        said();
        for (int n = 0; n < PROVIDERS; n++) {
            add("P" + n, n == 0);
        }
        for (int n = 0; n < 24; n++) {
            manager.setSetting("k" + n % 10, ("v" + n).repeat(n % 6 == 5 ? 4_000 : 10));
            said();
            manager.setActiveProvider(id("P" + n % PROVIDERS));
            said();
            if (n % 5 == 4) {
                manager.database().file().orElseThrow().settle();
            }
            if (n % 12 == 11) {
                manager.close();
                manager = open(file);
                said();
            }
        }
        manager.deleteAiProvider(id("P3"));
        said();
        manager.undoLatest(Optional.empty(), Origin.API);
        said();
        manager.renameProvider(id("P2"), "P2 renamed");
        said();
    }

    private long id(String name) {
        return manager.snapshot().named(name).orElseThrow().id();
    }

    private void files() throws Exception {
        var exported = data.resolve("all.onehot");
        var copied = data.resolve("copy.db");
        for (int n = 0; n < 2; n++) {
            said(manager.backups().make(Optional.empty(), Progress.NONE));
            manager.backups().make(Optional.of(copied), Progress.NONE);
            said(copied);
            ExportFile.write(file, exported, manager.transfer(), n == 0 ? Optional.empty() : Optional.of(PASSPHRASE.toCharArray()));
            said(exported);
            manager.setSetting("k0", "after " + n);
            said();
        }
        var following = following(manager, data);
        manager.carryOut(following.follow(PROGRAMS.stream().map(it -> new FollowRequest(it, "", OptionalLong.empty(), Optional.empty(), "")).toList()), Origin.CLI);
        saidPrograms();
        for (var name : List.of("P1", "P0", "P3", "P1")) {
            manager.setActiveProvider(id(name));
            said();
            following.write();
            saidPrograms();
        }
        manager.carryOut(following.release(PROGRAMS), Origin.CLI);
        saidPrograms();
        manager.carryOut(manager.transfer().plan(ExportFile.read(file, exported), ImportMode.REPLACE, Optional.of(PASSPHRASE.toCharArray())), Origin.CLI);
        said();
        manager.carryOut(manager.backups().plan(copied, Optional.empty()), Origin.CLI);
        said();
    }

    private void saidPrograms() throws IOException {
        for (var path : programFiles(data)) {
            said(path);
        }
        Child.tell("programs");
    }

    static List<Path> programFiles(Path data) {
        var home = data.resolve("home");
        return List.of(home.resolve(".codex/config.toml"), home.resolve(".config/opencode/opencode.json"), home.resolve(".qwen/settings.json"));
    }

    private void keys() throws Exception {
        manager.keys().renew(PASSPHRASE.toCharArray()).get(20, TimeUnit.SECONDS);
        said();
        manager.keys().keepIn(KeyBackend.VAULT, PASSPHRASE.toCharArray()).get(20, TimeUnit.SECONDS);
        said();
        manager.setSetting("k1", "in the vault");
        said();
        manager.keys().keepIn(KeyBackend.FILE).get(20, TimeUnit.SECONDS);
        said();
        add("P5", false);
        manager.keys().share(Origin.API).get(20, TimeUnit.SECONDS);
        said();
        manager.keys().protect(Origin.API).get(20, TimeUnit.SECONDS);
        said();
        manager.apply(new Command.CreateProvider(Drafts.named("P6"), true), Origin.API);
        said();
    }

    /// Damages its own file, as a disk may, and has a backup take its place.
    private void rescue() throws Exception {
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        said(backup);
        manager.setSetting("k2", "not in the backup");
        said();
        manager.close();
        Child.tell("damaging");
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[4_000]), 100);
            channel.force(true);
        }
        var damaged = Files.readAllBytes(file);
        Child.tell("damaged " + sum(damaged));
        var aside = Rescue.restore(file, backup).orElseThrow();
        manager = open(file);
        said();
        Child.tell("rescued");
        said(aside);
    }
}
