package dev.onehot.core;

import module java.base;

import dev.onehot.core.files.ExportFile;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.files.Rescue;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.Progress;
import dev.onehot.testing.Child;
import dev.onehot.testing.Drafts;

/// Everything that writes a file, tried again and again on a disk that fails each time at another place: it is done, or refused in words; nothing is
/// there by half, and what was there before is. For children, of whose disk it is.
final class FailingWork {
    static final int WRITERS = 20;
    private static final int MOST_WRONG = 3;

    /// A disk that can be made to fail.
    interface Disk {
        /// From now on it fails at the place of this number, counted from 0.
        void fail(int place);

        /// All is well again. Answers whether it has a place after this one to fail at.
        boolean mend();
    }

    /// One writer.
    ///
    /// @param before makes it ready
    /// @param act what may fail
    /// @param file what it replaces; empty for the database alone
    private record Writer(String name, Act before, Act act, Optional<Path> file) {}

    @FunctionalInterface
    private interface Act {
        void run() throws Exception;
    }

    /// Said as what failed, where that is no exception.
    private static final class Said extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        Said(String what) {
            super(what);
        }
    }

    private final Path data;
    private final Path file;
    private final Disk disk;
    private SettingsManager manager;
    private Following following;
    private int number;
    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final Set<String> words = new TreeSet<>();

    FailingWork(Path data, Disk disk) throws Exception {
        this.data = data;
        this.disk = disk;
        this.file = CutWork.file(data);
        this.manager = CutWork.open(file);
        this.following = CutWork.following(manager, data);
        manager.keys().keepIn(KeyBackend.FILE).get(20, TimeUnit.SECONDS);
        manager.addAiProvider(Drafts.withKey("A", "sk-do-not-show-a"), true);
        manager.addAiProvider(Drafts.withKey("B", "sk-do-not-show-b"), false);
        manager.setSetting("k1", "saved");
    }

    private void reopen() {
        manager = CutWork.open(file);
        following = CutWork.following(manager, data);
    }

    /// Tells of each writer how often it was tried, refused, and done all the same; and what was wrong.
    void run() throws Exception {
        var exported = data.resolve("all.onehot");
        var copied = data.resolve("copy.db");
        var saved = data.resolve("value.txt");
        var codex = CutWork.programFiles(data).getFirst();
        var fresh = CutWork.programFiles(data).get(1);
        ExportFile.write(file, exported, manager.transfer(), Optional.empty());
        var text = ExportFile.read(file, exported);
        Act nothing = () -> {};
        for (var writer : List.of(
                new Writer("setting", nothing, () -> manager.setSetting("k" + number % 5, "v" + number), Optional.empty()),
                new Writer("large setting", nothing, () -> manager.setSetting("large", ("v" + number).repeat(9_000)), Optional.empty()),
                new Writer("switch", nothing, this::activated, Optional.empty()),
                new Writer("provider", nothing, () -> manager.addAiProvider(Drafts.withKey("C" + number % 3, "sk-do-not-show-" + number), false), Optional.empty()),
                new Writer("export", nothing, () -> ExportFile.write(file, exported, manager.transfer(), Optional.empty()), Optional.of(exported)),
                new Writer("value", nothing, () -> manager.transfer().saveValue("k1", saved), Optional.of(saved)),
                new Writer("backup", nothing, () -> manager.backups().make(Optional.empty(), Progress.NONE), Optional.empty()),
                new Writer("chosen backup", nothing, () -> manager.backups().make(Optional.of(copied), Progress.NONE), Optional.of(copied)),
                new Writer("import", () -> manager.setSetting("k1", "not exported " + number), () -> manager.carryOut(manager.transfer().plan(text, ImportMode.REPLACE, Optional.empty()), Origin.CLI), Optional.empty()),
                new Writer("restore", () -> manager.backups().make(Optional.empty(), Progress.NONE), () -> manager.carryOut(manager.backups().plan(newest(), Optional.empty()), Origin.CLI), Optional.empty()),
                new Writer("new master key", nothing, () -> done(manager.keys().renew("a passphrase of five words".toCharArray())), Optional.empty()),
                new Writer("key to the vault", () -> done(manager.keys().keepIn(KeyBackend.FILE)), () -> done(manager.keys().keepIn(KeyBackend.VAULT, "a passphrase of five words".toCharArray())), Optional.empty()),
                new Writer("key file", () -> done(manager.keys().keepIn(KeyBackend.VAULT, "a passphrase of five words".toCharArray())), () -> done(manager.keys().keepIn(KeyBackend.FILE)), Optional.empty()),
                new Writer("follow", this::released, () -> followed("codex"), Optional.of(codex)),
                new Writer("new program file", this::released, () -> followed("opencode"), Optional.of(fresh)),
                new Writer("program file", () -> followed("codex"), this::switched, Optional.of(codex)),
                new Writer("release", () -> {
                    // What was refused is finished first, as at each change and each start.
                    following.write();
                    followed("codex");
                }, this::released, Optional.of(codex)),
                new Writer("start", () -> manager.close(), this::reopen, Optional.empty()),
                new Writer("new database", nothing, () -> CutWork.open(data.resolve("other/onehot-" + number + ".db")).close(), Optional.empty()),
                new Writer("rescue", this::damaged, () -> Rescue.restore(file, newest()), Optional.empty()))) {
            attempts(writer);
        }
        counts.forEach((name, all) -> Child.tell("tried " + name + ": " + all[0] + ", refused " + all[1] + ", done " + all[2]));
        words.forEach(it -> Child.tell("words " + it));
    }

    private void attempts(Writer writer) {
        boolean further = true;
        int wrong = 0;
        for (int attempt = 0; further && wrong < MOST_WRONG; attempt++) {
            number++;
            try {
                further = attempt(writer, attempt);
            } catch (Exception | AssertionError failure) {
                wrong++;
                Child.tell("wrong " + writer.name() + ", attempt " + attempt + ": " + failure + " " + Stream.of(failure.getStackTrace()).filter(it -> it.getClassName().startsWith("dev.onehot")).limit(5).toList());
            }
        }
    }

    private boolean attempt(Writer writer, int attempt) throws Exception {
        writer.before().run();
        boolean isOpen = !Set.of("start", "rescue").contains(writer.name());
        var before = isOpen ? CutWork.print(manager) : "";
        var old = content(writer);
        boolean further;
        Optional<Exception> refusal = Optional.empty();
        disk.fail(attempt);
        try {
            writer.act().run();
        } catch (OnehotException | Said refused) {
            refusal = Optional.of(refused);
        } catch (ExecutionException failed) {
            refusal = Optional.of((OnehotException) failed.getCause());
        } finally {
            further = disk.mend();
        }
        var all = counts.computeIfAbsent(writer.name(), _ -> new int[3]);
        all[0]++;
        all[refusal.isPresent() ? 1 : 2]++;
        if (refusal.isPresent()) {
            told(writer, refusal.get());
        }
        look(writer, before, old, refusal.isPresent());
        return further;
    }

    private void look(Writer writer, String before, Optional<String> old, boolean refused) {
        if (writer.name().equals("rescue")) {
            reopenAfter(refused);
        } else if (writer.name().equals("start")) {
            // Where it cannot be written it is read.
            if (!refused) {
                require(CutWork.print(manager).startsWith("1 active"), "not read");
                manager.close();
            }
            reopen();
        }
        var now = CutWork.print(manager);
        // A refusal changed nothing; of several commits those before it stand.
        boolean isOne = Set.of("setting", "large setting", "switch", "provider", "import", "restore").contains(writer.name());
        require(!refused || !isOne || now.equals(before), "refused, and changed: " + before + " -> " + now);
        require(now.startsWith("1 active"), now);
        manager.refresh();
        require(CutWork.print(manager).equals(now), "what is shown is not what is stored");
        var content = content(writer);
        boolean isOwn = Set.of("export", "value", "chosen backup").contains(writer.name());
        require(!refused || !isOwn || content.equals(old), "the file before is gone: " + content);
        manager.setSetting("after", "all is well " + number);
    }

    /// A backup takes the place of a damaged file, now or at the second attempt; what was damaged is kept.
    private void reopenAfter(boolean refused) {
        if (refused) {
            require(Files.exists(file), "the damaged file is gone");
            Rescue.restore(file, newest());
        }
        reopen();
    }

    private static Optional<String> content(Writer writer) {
        return writer.file().filter(Files::exists).map(it -> {
            try {
                return CutWork.sum(Files.readAllBytes(it));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private void told(Writer writer, Exception refused) {
        if (refused instanceof OnehotException said) {
            var what = said.what().text(Locale.ENGLISH);
            var advice = said.advice().text(Locale.ENGLISH);
            require(!what.isBlank() && !advice.isBlank() && !advice.equals(said.advice().code()), "no words: " + what + " / " + advice);
            words.add(writer.name() + ": " + said.what().code() + " / " + said.advice().code());
        } else {
            words.add(writer.name() + ": " + refused.getMessage());
        }
    }

    private static void require(boolean is, String otherwise) {
        if (!is) {
            throw new AssertionError(otherwise);
        }
    }

    private long id(String name) {
        return manager.snapshot().named(name).orElseThrow().id();
    }

    private void activated() {
        manager.setActiveProvider(id(manager.snapshot().active().orElseThrow().name().equals("A") ? "B" : "A"));
    }

    private Path newest() {
        return manager.backups().list().getFirst().path();
    }

    private static void done(CompletableFuture<KeyState> keys) throws Exception {
        var state = keys.get(20, TimeUnit.SECONDS);
        if (state.kind() != KeyState.Kind.OPEN) {
            throw new Said(state.what().code());
        }
    }

    private void released() throws Exception {
        manager.carryOut(following.release(manager.snapshot().programs().values().stream().map(it -> it.id()).toList()), Origin.CLI);
        standing(ProgramStanding.PLAIN);
    }

    private void followed(String program) throws Exception {
        manager.carryOut(following.follow(List.of(new FollowRequest(program, "", OptionalLong.empty(), Optional.empty(), ""))), Origin.CLI);
        standing(ProgramStanding.FOLLOWS);
    }

    private void switched() throws Exception {
        activated();
        standing(ProgramStanding.FOLLOWS);
    }

    private void standing(ProgramStanding right) throws Exception {
        var wrong = following.write().stream().filter(it -> it.standing() != right).findFirst();
        if (wrong.isPresent()) {
            throw new Said(wrong.get().standing() + " " + wrong.get().reason().map(it -> it.code()).orElse(""));
        }
    }

    private void damaged() throws Exception {
        manager.backups().make(Optional.empty(), Progress.NONE);
        manager.close();
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[4_000]), 100);
        }
    }
}
