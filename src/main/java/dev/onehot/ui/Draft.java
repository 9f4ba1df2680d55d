package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import org.jspecify.annotations.Nullable;

/// What a person makes of something stored, as texts by field: what is stored of it as far as they know (the base), what they typed (mine), and what
/// others stored meanwhile (theirs). A field that the person did not touch follows; what only they changed stays; what both changed, each to
/// something else, is a clash until the person chooses. FX thread only.
///
/// @param <S> what is stored, as a value
public class Draft<S> {
    private final Function<S, Map<String, String>> stored;
    private final Map<String, StringProperty> texts = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<S> base;
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Clash>> clashes = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Sent sent;

    /// Something that both sides changed.
    ///
    /// @param began what it was when the person began to change it
    public record Clash(String field, String began, String theirs) {
        /// Not the texts, which may be secret.
        @Override
        public String toString() {
            return "Clash[" + field + "]";
        }
    }

    private final class Sent {
        private final Map<String, String> typed = typed();
        private final Map<String, String> saved;

        /// Came meanwhile: perhaps it is what was sent, and then not theirs.
        private @Nullable S held;

        private Sent(Map<String, String> saved) {
            this.saved = saved;
        }
    }

    /// @param stored the texts of what is stored, always of the same fields
    public Draft(S base, Function<S, Map<String, String>> stored) {
        this.stored = stored;
        this.base = new ReadOnlyObjectWrapper<>(base);
        stored.apply(base).forEach((field, text) -> {
            var mine = new SimpleStringProperty(text);
            mine.subscribe((before, now) -> compare());
            texts.put(field, mine);
        });
    }

    /// What stands in a field.
    public final StringProperty text(String field) {
        return Objects.requireNonNull(texts.get(field), field);
    }

    /// What is stored, as far as the person knows.
    public final S base() {
        return base.get();
    }

    public final ReadOnlyObjectProperty<S> baseProperty() {
        return base.getReadOnlyProperty();
    }

    /// Whether something else stands in it than is stored.
    public final boolean isDirty() {
        return dirty.get();
    }

    public final ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// What the person has to choose in.
    public final ReadOnlyObjectProperty<List<Clash>> clashesProperty() {
        return clashes.getReadOnlyProperty();
    }

    public final boolean isContested() {
        return !clashes.get().isEmpty();
    }

    /// What stands in each field.
    public final Map<String, String> typed() {
        var typed = new LinkedHashMap<String, String>();
        texts.forEach((field, text) -> typed.put(field, text.get()));
        return typed;
    }

    /// Types into fields; those that are not named stay as they are.
    public final void type(Map<String, String> typed) {
        texts.forEach((field, text) -> text.set(typed.getOrDefault(field, text.get())));
    }

    /// What was stored in each field when the person began.
    public final Map<String, String> began() {
        var began = new LinkedHashMap<>(stored.apply(base.get()));
        clashes.get().forEach(it -> began.replace(it.field(), it.began()));
        return began;
    }

    /// Goes on with what was typed before the program ended.
    ///
    /// @param began as [#began] gave it
    public final void restore(Map<String, String> typed, Map<String, String> began) {
        var start = began();
        start.putAll(began);
        type(typed);
        merge(base.get(), start);
    }

    /// Takes over what is stored now.
    public final void meet(S now) {
        if (isSame(base.get(), now)) {
            base.set(now);
        } else if (sent != null) {
            sent.held = now;
        } else if (dirty.get()) {
            merge(now, began());
        } else {
            load(now);
        }
    }

    private void merge(S now, Map<String, String> began) {
        var both = new ArrayList<Clash>();
        stored.apply(now).forEach((field, theirs) -> {
            var start = began.getOrDefault(field, theirs);
            var mine = text(field).get();
            if (mine.equals(start)) {
                text(field).set(theirs);
            } else if (!theirs.equals(start) && !theirs.equals(mine)) {
                both.add(new Clash(field, start, theirs));
            }
        });
        both.addAll(clashesBeside(now));
        base.set(now);
        clashes.set(List.copyOf(both));
        compare();
    }

    /// The person's text stands, and is to overwrite theirs on saving.
    public void keepMine() {
        clashes.set(List.of());
        compare();
    }

    /// What the others stored stands where both changed something; what only the person changed stays.
    public void takeTheirs() {
        clashes.get().forEach(it -> type(Map.of(it.field(), it.theirs())));
        keepMine();
    }

    /// It is to be saved. Until [#accepted] or [#refused] this is remembered, so that what is typed meanwhile is told apart.
    ///
    /// @param saved what is to be stored in each field
    public final void send(Map<String, String> saved) {
        sent = new Sent(saved);
    }

    /// Whether something that was sent is neither stored nor refused yet.
    public final boolean isSaving() {
        return sent != null;
    }

    /// What was sent is stored, as `now`, and what the draft starts from. What was typed since stays.
    public void accepted(S now) {
        var was = Objects.requireNonNull(sent);
        sent = null;
        var began = new HashMap<>(was.saved);
        typed().entrySet().stream().filter(was.typed.entrySet()::contains).forEach(it -> began.put(it.getKey(), it.getValue()));
        merge(now, began);
    }

    /// What was sent is not stored, and nothing of what was typed is lost.
    public final void refused() {
        var was = sent;
        sent = null;
        if (was != null && was.held != null) {
            meet(was.held);
        }
    }

    /// Starts from `now`, with nothing typed.
    protected void load(S now) {
        base.set(now);
        type(stored.apply(now));
        keepMine();
    }

    /// Starts from `now`, with what is typed.
    protected final void startFrom(S now) {
        base.set(now);
        keepMine();
    }

    protected final void compare() {
        dirty.set(!changed().isEmpty());
    }

    /// The names of the fields in which something else stands than is stored.
    protected Set<String> changed() {
        var known = stored.apply(base.get());
        return texts.keySet().stream().filter(it -> !text(it).get().equals(known.get(it))).collect(Collectors.toCollection(HashSet::new));
    }

    /// Whether a draft of the one would begin as one of the other.
    protected boolean isSame(S one, S other) {
        return stored.apply(one).equals(stored.apply(other));
    }

    /// What both sides changed, one that is stored as `now`, of what is no text.
    protected List<Clash> clashesBeside(S now) {
        return List.of();
    }
}
