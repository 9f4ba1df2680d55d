package dev.onehot.proof;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Result;
import dev.onehot.core.events.UndoException;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.StorageException;
import dev.onehot.proof.Wishes.Wish;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Recorder;

/// Does a story to a manager and to a [Model], and compares all that can be seen after each step: model, snapshot, rows, and what listeners heard.
final class ModelRun implements AutoCloseable {
    /// What a gesture did.
    ///
    /// @param plain whether all of it can be taken back
    private record Gesture(long number, Model before, Model after, boolean plain) {}

    private final Ground ground;
    private final ModelCounts counts;
    private final List<Gesture> gestures = new ArrayList<>();
    private final Outside outside;
    private Ground.Opened opened;
    private SettingsManager manager;
    private final List<Event> noted = new ArrayList<>();
    private Recorder heard = new Recorder();
    private Model model;
    private Set<Long> everUsed = new HashSet<>();

    ModelRun(Ground ground, ModelCounts counts) throws Exception {
        this.ground = ground;
        this.counts = counts;
        this.opened = ground.open();
        this.manager = opened.manager();
        this.outside = ground.look();
        prepareKeys();
        listen();
        model = observe();
    }

    /// Also where keys are in clear text: then it takes the master key to encrypt them.
    private void prepareKeys() throws Exception {
        manager.keys().prepare().get(30, TimeUnit.SECONDS);
        if (manager.snapshot().protection().shared()) {
            manager.keys().unlock(Ground.PASSPHRASE.toCharArray()).get(30, TimeUnit.SECONDS);
        }
    }

    void run(List<Step> story) throws Exception {
        for (var step : story) {
            step(step);
        }
        reopen();
    }

    private void listen() {
        noted.clear();
        heard = new Recorder();
        manager.subscribe(heard);
        // Told while the commit is under way: what it says stands in the database already.
        manager.follow(event -> {
            noted.add(event);
            assertStored(event);
        });
    }

    private void assertStored(Event event) {
        if (event.snapshot().activeIds().size() > 1 || Long.parseLong(outside.text("SELECT value FROM onehot_meta WHERE key = 'revision'")) < event.snapshot().revision()) {
            counts.toldEarly.incrementAndGet();
        }
    }

    private Model observe() {
        return Observed.of(manager, opened.store(), outside);
    }

    private void step(Step step) throws Exception {
        counts.steps.incrementAndGet();
        switch (step.kind()) {
            case REOPEN -> reopen();
            case FOREIGN -> foreign(step);
            case UNDO_AND_REDO -> undoAndRedo();
            case UNDO, UNDO_BACK_TO -> undo(step);
            case BATCH -> apply(step, new Wishes(manager.snapshot(), model).several(step), false);
            case COMPOSITE -> apply(step, new Wishes(manager.snapshot(), model).several(step), true);
            case RENEW_MASTER -> renew(step);
            default -> apply(step, List.of(new Wishes(manager.snapshot(), model).of(step)), false);
        }
        outsideFindsNoKey();
    }

    /// Whether something failed on its way that was made to fail.
    private boolean isStruck(Step step) {
        int failed = opened.faults().map(it -> it.disarm()).orElse(0);
        counts.struck(step, failed);
        return failed > 0;
    }

    private void arm(Step step) {
        step.fault().ifPresent(it -> opened.faults().ifPresent(faults -> faults.arm(it.how(), it.after(), it.times())));
    }

    /// @param whole all of them or none; otherwise each alone
    private void apply(Step step, List<Wish> wishes, boolean whole) {
        var real = wishes.stream().map(Wish::real).toList();
        var commands = whole ? List.<Command>of(new Command.Composite(real)) : real;
        int events = noted.size();
        List<Result> results;
        arm(step);
        try {
            results = manager.apply(commands, Origin.WINDOW);
        } catch (IllegalStateException | Error broken) {
            assertThat(isStruck(step)).as("broken by %s", broken).isTrue();
            afterError(wishes, whole, events);
            return;
        }
        boolean struck = isStruck(step);
        var now = observe();
        var expected = model.copy();
        var rules = new ModelCommands(expected, Wishes::isWrong, ids(now, expected));
        for (int n = 0; n < results.size(); n++) {
            var parts = whole ? wishes : List.of(wishes.get(n));
            carryOut(rules, parts, results.get(n), struck);
        }
        rules.commit();
        assertThat(now.lines()).as("%s after %s", step, real).isEqualTo(expected.lines());
        settle(now, events, !struck);
        if (results.size() == 1) {
            remember(results.getFirst(), now, plain(real));
        } else {
            // What each of them did nobody has seen.
            gestures.clear();
        }
        becomes(now, step);
        model.left.putAll(expected.left);
    }

    private void carryOut(ModelCommands rules, List<Wish> parts, Result result, boolean struck) {
        switch (result) {
            case Result.Done _ -> parts.forEach(it -> rules.run(it.model()));
            case Result.Failed(var failure) -> {
                assertThat(failure.what().text()).isNotBlank();
                if (!(failure instanceof StorageException)) {
                    assertThat(rules.refuses(parts.stream().map(Wish::model).toList())).as("refused: %s of %s", failure, parts).isTrue();
                } else {
                    assertThat(struck).as("failed without a reason: %s", failure).isTrue();
                }
            }
        }
    }

    /// It is done whole or not at all, whichever was told; and the next look shows which.
    private void afterError(List<Wish> wishes, boolean whole, int events) {
        manager.refresh();
        var now = observe();
        if (!now.lines().equals(model.lines())) {
            var expected = model.copy();
            var rules = new ModelCommands(expected, Wishes::isWrong, ids(now, expected));
            var all = wishes.stream().map(Wish::model).toList();
            for (var part : whole ? List.of(all) : all.stream().map(List::of).toList()) {
                if (!rules.refuses(part)) {
                    part.forEach(rules::run);
                }
            }
            rules.commit();
            assertThat(now.withoutVersions()).as("half done after an error: %s", wishes).isEqualTo(expected.withoutVersions());
            gestures.clear();
        }
        settle(now, events, false);
        adopt(now);
    }

    /// Each change was told once, and no more than there were.
    private void settle(Model now, int events, boolean byItself) {
        var told = noted.subList(events, noted.size());
        assertThat(counts.toldEarly).as("told before it was stored").hasValue(0);
        assertThat(told).as("events for %d -> %d", model.revision, now.revision).hasSize(now.revision == model.revision ? 0 : byItself ? 1 : told.size());
        if (now.revision != model.revision) {
            assertThat(told).isNotEmpty();
            assertThat(told.getLast().snapshot()).isSameAs(manager.snapshot());
        }
        counts.events.addAndGet(told.size());
    }

    /// Of a key that stood in clear no history has what it was.
    private boolean plain(List<Command> commands) {
        boolean ofKeys = commands.stream().anyMatch(it -> it instanceof Command.ShareKeys || it instanceof Command.ProtectKeys);
        return !model.shared && !(ofKeys && commands.size() > 1) && commands.stream().noneMatch(it -> it instanceof Command.ApplyProgram
                || it instanceof Command.SaveMaster
                || it instanceof Command.SetSetting(var key, _, _) && key.endsWith("KEY")
                || it instanceof Command.PutSetting(var other, _) && other.endsWith("KEY")
                || it instanceof Command.ResetSetting(var gone, _) && gone.endsWith("KEY"));
    }

    private void remember(Result result, Model now, boolean plain) {
        if (result instanceof Result.Done(var outcome) && outcome.gesture().isPresent()) {
            gestures.removeIf(it -> it.number() == outcome.gesture().getAsLong());
            gestures.add(new Gesture(outcome.gesture().getAsLong(), model, now, plain));
        }
    }

    private void becomes(Model now, Step step) {
        if (now.revision != model.revision) {
            counts.changed(step.kind());
        }
        everUsed.addAll(now.providers.keySet());
        adopt(now);
    }

    private void adopt(Model now) {
        now.left.putAll(model.left);
        model.providers.forEach((id, it) -> now.left.put(id, it.spares()));
        model = now;
    }

    private void undo(Step step) {
        boolean all = step.kind() == Step.Kind.UNDO_BACK_TO;
        if (gestures.isEmpty()) {
            return;
        }
        int at = gestures.size() - 1 - Math.floorMod(step.a() / 2, Math.min(gestures.size(), 6));
        var gesture = gestures.get(at);
        boolean newest = at == gestures.size() - 1 && gesture.after().cells().equals(model.cells());
        int events = noted.size();
        Outcome done;
        arm(step);
        try {
            done = manager.apply(all ? new Command.UndoBackTo(gesture.number()) : new Command.Undo(gesture.number()), Origin.WINDOW);
        } catch (OnehotException refused) {
            boolean struck = isStruck(step);
            assertThat(refused instanceof StorageException && !struck).as("failed without a reason: %s", refused).isFalse();
            assertThat(newest && gesture.plain() && !struck && !(refused instanceof UndoException && isUndone(gesture)))
                    .as("undo of the newest gesture refused: %s", refused).isFalse();
            assertThat(observe().lines()).isEqualTo(model.lines());
            assertThat(noted).hasSize(events);
            return;
        } catch (IllegalStateException | Error broken) {
            assertThat(isStruck(step)).as("broken by %s", broken).isTrue();
            manager.refresh();
            var now = observe();
            assertTakenBack(gesture, now, all);
            gestures.clear();
            adopt(now);
            return;
        }
        isStruck(step);
        var now = observe();
        assertTakenBack(gesture, now, all);
        if (newest && gesture.plain() || all && gestures.subList(at, gestures.size()).stream().allMatch(Gesture::plain) && follows(at)) {
            assertThat(now.cells()).as("undo of %s", step).isEqualTo(gesture.before().cells());
        }
        settle(now, events, true);
        remember(new Result.Done(done), now, false);
        becomes(now, step);
    }

    private boolean isUndone(Gesture gesture) {
        return gesture.before().cells().equals(gesture.after().cells()) || gesture.before().cells().equals(model.cells());
    }

    /// Whether nobody else changed anything between these gestures.
    private boolean follows(int from) {
        return IntStream.range(from, gestures.size())
                .allMatch(it -> gestures.get(it).after().cells().equals(it + 1 < gestures.size() ? gestures.get(it + 1).before().cells() : model.cells()));
    }

    /// Each thing is as it was just before, or as it was before the gesture.
    private void assertTakenBack(Gesture gesture, Model then, boolean all) {
        if (all) {
            return;
        }
        var now = model.cells();
        var names = new TreeSet<>(now.keySet());
        names.addAll(then.cells().keySet());
        for (var name : names) {
            var before = gesture.before().cells().get(name);
            boolean touched = !Objects.equals(before, gesture.after().cells().get(name));
            if (!name.equals("active")) {
                assertThat(then.cells().get(name)).as(name).isIn(Arrays.asList(now.get(name), touched ? before : now.get(name)));
            }
        }
    }

    private void undoAndRedo() {
        try {
            manager.undoLatest(Optional.of(Origin.WINDOW), Origin.WINDOW);
        } catch (OnehotException refused) {
            assertThat(observe().lines()).isEqualTo(model.lines());
            return;
        }
        try {
            manager.redoLatest(Optional.of(Origin.WINDOW), Origin.WINDOW);
            // Of a key in clear nothing is kept, which is said.
            assertThat(model.shared || observe().cells().equals(model.cells())).as("undone and redone: %s, %s", model.cells(), manager.snapshot()).isTrue();
        } catch (UndoException lost) {
            // Of secret settings nothing is kept, which is said.
            assertThat(lost.kind()).as("%s", lost).isEqualTo(UndoException.Kind.LOST);
        }
        var now = observe();
        gestures.clear();
        adopt(now);
    }

    private void renew(Step step) throws Exception {
        if (step.a() % 2 == 0) {
            apply(step, List.of(new Wishes(manager.snapshot(), model).of(step)), false);
            return;
        }
        int events = noted.size();
        arm(step);
        boolean done = true;
        try {
            manager.keys().renew(Ground.PASSPHRASE.toCharArray()).get(30, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            done = false;
        }
        boolean struck = isStruck(step);
        assertThat(done || struck).as("renewed").isTrue();
        if (!done) {
            manager.refresh();
            // Where the answer was lost the new master key is in the database, and this process does not have it yet.
            manager.keys().open().get(30, TimeUnit.SECONDS);
        }
        var now = observe();
        assertThat(now.cells()).as("keys after a new master key").isEqualTo(model.cells());
        settle(now, events, false);
        becomes(now, step);
        gestures.clear();
    }

    private void foreign(Step step) {
        if (step.a() % 2 == 0 || model.providers.isEmpty()) {
            outside.run("INSERT INTO settings(key, value) VALUES ('theirs', ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", String.valueOf(step.b()));
        } else {
            var ids = List.copyOf(model.providers.keySet());
            long id = ids.get(Math.floorMod(step.b(), ids.size()));
            outside.run("BEGIN");
            outside.run("UPDATE ai_providers SET is_active = 0 WHERE is_active = 1");
            outside.run("UPDATE ai_providers SET is_active = 1 WHERE id = " + id);
            outside.run("COMMIT");
        }
        int events = noted.size();
        assertThat(manager.refresh()).isTrue();
        var now = observe();
        settle(now, events, false);
        gestures.clear();
        adopt(now);
    }

    private void reopen() throws Exception {
        var last = manager.snapshot().revision();
        heard.awaitRevision(last);
        assertThat(heard.commits().stream().map(it -> it.snapshot().revision()).toList())
                .as("the same to all, once each and in order")
                .isEqualTo(noted.stream().filter(Event.SettingsChanged.class::isInstance).map(it -> it.snapshot().revision()).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        opened.close();
        opened = ground.open();
        manager = opened.manager();
        prepareKeys();
        listen();
        var now = observe();
        assertThat(now.withoutVersions()).as("opened again").isEqualTo(model.withoutVersions());
        adopt(now);
        outside.assertSound();
    }

    private void outsideFindsNoKey() {
        if (!model.shared) {
            assertThat(ground.texts(outside)).as("rows with a key in clear").noneMatch(it -> it.contains(Wishes.KEYS_BEGIN));
        }
    }

    /// Ids of providers that came, in their order: never one that there was before, unless it was asked for.
    private LongUnaryOperator ids(Model now, Model expected) {
        return _ -> {
            long id = now.providers.keySet().stream().filter(it -> !model.providers.containsKey(it) && !expected.providers.containsKey(it)).findFirst().orElseThrow();
            assertThat(everUsed).as("ids are not used again").doesNotContain(id);
            return id;
        };
    }

    @Override
    public void close() {
        outside.close();
        opened.close();
    }
}
