package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.UndoException;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stories of random gestures: whatever was done, undo leads to the start and redo to the end, step by step; and the undo of one
/// gesture takes back that one and nothing else, or says why not and changes nothing.
@Execution(ExecutionMode.CONCURRENT)
class UndoStoryTest extends KeysFixture {
    private static final int GESTURES = 25;

    private Random random = new Random(0);
    private boolean onlyKeys;
    private int made;

    /// What a gesture did: everything as it was and as it became.
    private record Gesture(long number, Map<String, String> before, Map<String, String> after) {}

    @BeforeEach
    void makeTheMasterKey() throws Exception {
        manager.keys().prepare().get(30, TimeUnit.SECONDS);
        for (var name : List.of("A", "B")) {
            manager.apply(new Command.CreateProvider(draft(name), true), Origin.API);
        }
        manager.apply(new Command.SetSetting("s0", "0", Command.ANY), Origin.API);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void undoOfKeysLeadsToTheStartAndRedoToTheEnd(long seed) {
        onlyKeys = true;
        undoLeadsToTheStartAndRedoToTheEnd(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void undoLeadsToTheStartAndRedoToTheEnd(long seed) {
        random = new Random(seed);
        var states = new ArrayList<>(List.of(state()));
        while (states.size() <= GESTURES) {
            if (act().isPresent()) {
                states.add(state());
            }
        }
        for (int round = 0; round < 2; round++) {
            for (int i = states.size() - 2; i >= 0; i--) {
                undoOwn();
                assertThat(state()).as("undone to %d", i).isEqualTo(states.get(i));
            }
            assertThatThrownBy(() -> undoOwn()).isInstanceOf(UndoException.class);
            for (int i = 1; i < states.size(); i++) {
                redoOwn();
                assertThat(state()).as("redone to %d", i).isEqualTo(states.get(i));
            }
            assertThatThrownBy(() -> redoOwn()).isInstanceOf(UndoException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 27, 28, 31})
    void theUndoOfANoticeTakesBackItsGestureOrNothing(long seed) {
        random = new Random(seed);
        var gestures = new ArrayList<Gesture>();
        int taken = 0;
        for (int i = 0; i < 4 * GESTURES; i++) {
            act().ifPresent(gestures::add);
            if (!gestures.isEmpty() && random.nextInt(3) == 0) {
                // Often one of the newest, as a notice would be.
                int back = Math.min(gestures.size(), 1 + random.nextInt(1 + random.nextInt(gestures.size())));
                taken += takeBack(gestures.get(gestures.size() - back)) ? 1 : 0;
            }
        }
        assertThat(taken).isGreaterThan(5);
    }

    private boolean takeBack(Gesture gesture) {
        var now = state();
        var revision = manager.snapshot().revision();
        Outcome undone;
        try {
            undone = apply(new Command.Undo(gesture.number()));
        } catch (OnehotException refused) {
            assertThat(refused.what().text()).isNotBlank();
            assertThat(state()).isEqualTo(now);
            assertThat(manager.snapshot().revision()).isEqualTo(revision);
            return false;
        }
        var then = state();
        var cells = new TreeMap<>(now);
        cells.putAll(then);
        cells.forEach((cell, any) -> {
            var before = gesture.before().get(cell);
            boolean touched = !Objects.equals(before, gesture.after().get(cell));
            var allowed = new ArrayList<>(Arrays.asList(now.get(cell), touched ? before : now.get(cell)));
            if (cell.endsWith(" active") && touched && "true".equals(before) && !now.containsKey(cell)) {
                // A deleted one that comes back takes nobody's place.
                allowed.add("false");
            }
            assertThat(allowed).as(cell).contains(then.get(cell));
        });
        // What its own notice then offers brings all of it again.
        if (random.nextBoolean()) {
            apply(new Command.Undo(undone.gesture().orElseThrow()));
            assertThat(state()).isEqualTo(now);
        }
        return true;
    }

    /// Does something; empty when it was refused or changed nothing.
    private Optional<Gesture> act() {
        var before = state();
        try {
            var outcome = apply(onlyKeys ? somethingWithKeys() : something());
            assertThat(outcome.gesture().isPresent()).isEqualTo(!before.equals(state()));
            return outcome.gesture().isPresent()
                    ? Optional.of(new Gesture(outcome.gesture().getAsLong(), before, state()))
                    : Optional.empty();
        } catch (OnehotException refused) {
            return Optional.empty();
        }
    }

    private Command something() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> new Command.SetSetting("s" + random.nextInt(3), String.valueOf(random.nextInt(3)), Command.ANY);
            case 2 -> new Command.ResetSetting("s" + random.nextInt(3), Command.ANY);
            case 3 -> new Command.CreateProvider(draft("P" + made++), random.nextBoolean());
            case 4 -> new Command.ActivateProvider(any());
            case 5 -> random.nextInt(3) == 0 ? new Command.DeactivateProviders() : new Command.DeleteProvider(any(), Command.ANY);
            case 6 -> new Command.UpdateProvider(any(), draft("P" + made++), Command.ANY);
            case 7 -> new Command.RenameProvider(any(), "P" + random.nextInt(4), Command.ANY);
            default -> new Command.Composite(List.of(
                    new Command.DeleteProvider(any(), Command.ANY),
                    new Command.SetSetting("s" + random.nextInt(3), "many", Command.ANY),
                    new Command.CreateProvider(draft("P" + made++), true)));
        };
    }

    private Command somethingWithKeys() {
        long id = any();
        var spares = manager.snapshot().provider(id).orElseThrow().spareKeys();
        long spare = spares.isEmpty() ? 0 : spares.get(random.nextInt(spares.size())).id();
        var which = random.nextBoolean() ? OptionalLong.of(spare) : OptionalLong.empty();
        return switch (random.nextInt(7)) {
            case 0, 1 -> new Command.AddKey(id, "k" + made++, ApiKey.of("sk-" + random.nextLong(1L << 60)));
            case 2, 3 -> new Command.UseKey(id, spare);
            case 4 -> new Command.LabelKey(id, which, "k" + made++);
            case 5 -> new Command.RemoveKey(id, spare);
            default -> new Command.UpdateProvider(id, draft("P" + made++).withKey(KeyChange.REMOVE), Command.ANY);
        };
    }

    private long any() {
        var ids = manager.snapshot().providers().keySet().stream().sorted().toList();
        return ids.isEmpty() ? 1 : ids.get(random.nextInt(ids.size()));
    }

    private ProviderDraft draft(String name) {
        var key = random.nextInt(3) == 0 ? KeyChange.KEEP : KeyChange.to(ApiKey.of("sk-" + random.nextLong(1L << 60)));
        return new ProviderDraft(name, "openai", "https://" + name + ".example.com/v1", "m-" + random.nextInt(9), "", key);
    }

    private Outcome apply(Command command) {
        return manager.apply(command, Origin.WINDOW);
    }

    /// Everything that a person can see, a line for each.
    private Map<String, String> state() {
        var state = new TreeMap<String, String>();
        manager.snapshot().settings().values().forEach(it -> state.put("setting " + it.key(), it.value()));
        for (Provider provider : manager.snapshot().providers().values()) {
            provider.fields().forEach((field, value) -> state.put(provider.id() + " " + field, value));
            state.put(provider.id() + " key", manager.revealKey(provider.id()).reveal());
            state.put(provider.id() + " label", provider.keyLabel());
            provider.spareKeys().forEach(it -> state.put(provider.id() + " further " + it.label(), it.key().toString()));
            state.put(provider.id() + " active", String.valueOf(provider.active()));
        }
        state.put("chosen", manager.snapshot().lastChosen().equals(OptionalLong.empty()) ? "none" : "one");
        return state;
    }
}
