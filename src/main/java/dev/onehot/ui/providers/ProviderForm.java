package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Endpoints;
import dev.onehot.model.KeyChange;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderOptions;
import org.jspecify.annotations.Nullable;

/// A provider as a person is editing it. It outlives the editor's turning to another provider, so no edit is lost. FX thread only.
final class ProviderForm {
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty kind = new SimpleStringProperty("");
    private final StringProperty baseUrl = new SimpleStringProperty("");
    private final StringProperty model = new SimpleStringProperty("");
    private final StringProperty notes = new SimpleStringProperty("");
    private final KeyDraft key = new KeyDraft();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Provider>> base = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Provider>> theirs = new ReadOnlyObjectWrapper<>(Optional.empty());
    /// What the fields held that both sides changed, when the person began.
    private final Map<String, String> contested = new LinkedHashMap<>();
    private Optional<MaskedKey> contestedKey = Optional.empty();
    private @Nullable Sent sent;
    private @Nullable Provider held;
    private final FormCheck check;

    /// A field that both sides changed, each to something else.
    record Clash(String field, String mine, String theirs) {}

    /// What stood in the fields at one time.
    record Typed(Map<String, String> texts, KeyDraft.Sent key) {}

    /// What was sent to be saved.
    private record Sent(ProviderDraft draft, Typed typed) {}

    private record Field(String name, StringProperty mine, Function<Provider, String> stored) {}

    private final Map<String, StringProperty> options = new LinkedHashMap<>();
    private final List<Field> fields = new ArrayList<>(List.of(
            new Field("name", name, Provider::name),
            new Field("kind", kind, Provider::kind),
            new Field("baseUrl", baseUrl, Provider::baseUrl),
            new Field("model", model, Provider::model),
            new Field("notes", notes, Provider::notes)));

    /// An empty form for a provider that does not exist yet.
    ProviderForm() {
        for (var option : ProviderOptions.NONE.fields().keySet()) {
            var text = new SimpleStringProperty("");
            options.put(option, text);
            fields.add(new Field(option, text, it -> it.options().fields().getOrDefault(option, "")));
        }
        fields.forEach(it -> it.mine().subscribe(this::compare));
        key.text().subscribe(this::compare);
        key.remove().subscribe(this::compare);
        check = new FormCheck(this);
    }

    /// A form for editing `provider`.
    ProviderForm(Provider provider) {
        this();
        load(provider);
    }

    /// A new provider like `original`, with its key.
    static ProviderForm copyOf(Provider original, String name, ApiKey key) {
        var copy = new ProviderForm();
        copy.fields.forEach(it -> it.mine().set(it.stored().apply(original)));
        copy.name.set(name);
        copy.key.text().set(key.reveal());
        return copy;
    }

    StringProperty name() {
        return name;
    }

    StringProperty kind() {
        return kind;
    }

    StringProperty baseUrl() {
        return baseUrl;
    }

    StringProperty model() {
        return model;
    }

    StringProperty notes() {
        return notes;
    }

    KeyDraft key() {
        return key;
    }

    ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// What is stored, as the edit knows it; empty for a new provider.
    Optional<Provider> base() {
        return base.get();
    }

    ReadOnlyObjectProperty<Optional<Provider>> baseProperty() {
        return base.getReadOnlyProperty();
    }

    /// What was stored elsewhere while this was edited, when the two cannot be put together.
    ReadOnlyObjectProperty<Optional<Provider>> theirsProperty() {
        return theirs.getReadOnlyProperty();
    }

    OptionalLong expected() {
        return base().map(it -> OptionalLong.of(it.version())).orElse(OptionalLong.empty());
    }

    MaskedKey storedKey() {
        return base().map(Provider::key).orElse(MaskedKey.NONE);
    }

    ProviderDraft draft() {
        return new ProviderDraft(
                name.get(), kind.get(), baseUrl.get(), model.get(), notes.get(), draftOptions(), key.change());
    }

    ProviderOptions draftOptions() {
        var texts = new LinkedHashMap<String, String>();
        options.forEach((field, text) -> texts.put(field, text.get()));
        return ProviderOptions.of(texts);
    }

    /// One of [ProviderOptions] as a text, by the name of its component.
    StringProperty option(String field) {
        return Objects.requireNonNull(options.get(field), field);
    }

    /// Whether it is a new provider in which nothing is chosen yet.
    boolean isUntouched() {
        return base().isEmpty() && kind.get().isEmpty();
    }

    /// Everything that a person types.
    List<StringProperty> texts() {
        var texts = new ArrayList<>(serverTexts());
        texts.addAll(List.of(name, notes));
        return texts;
    }

    FormCheck check() {
        return check;
    }

    /// Everything that a server is found and asked by: when one of them changes, what was found before says nothing any more.
    List<StringProperty> serverTexts() {
        var texts = new ArrayList<>(List.of(kind, baseUrl, model, key.text()));
        texts.addAll(options.values());
        return texts;
    }

    /// The address that will be asked, as it is while it is typed; empty when there is none.
    String endpoint() {
        return kind.get().isEmpty()
                ? ""
                : Endpoints.of(Presets.family(kind.get()), baseUrl.get(), draftOptions(), model.get()).getFirst().shown();
    }

    /// Fills in what a preset says, and keeps what was typed where it says nothing.
    void fill(Preset preset, String freeName) {
        kind.set(preset.kind());
        name.set(freeName);
        baseUrl.set(preset.isFamily() ? "" : preset.baseUrl());
        model.set(preset.firstModel().orElse(""));
        if (!preset.headers().isEmpty()) {
            option("headers").set(ProviderOptions.NONE.withHeaders(preset.headers()).headerLines());
        }
    }

    /// What keeps it from being saved, as far as it can be told here: not what another program stored, and nobody touched.
    List<Problem> problems() {
        // The key has its own say, in words for one that was typed.
        var draft = draft().tidied().withKey(KeyChange.KEEP);
        return Stream.concat(base().map(draft::problems).orElseGet(draft::problems).stream(), key.problems().stream()).toList();
    }

    /// Problems that are worth showing while the person is still at it: not those of fields that were not touched yet.
    List<Problem> problemsSoFar() {
        var untouched = new ArrayList<String>();
        fields.stream()
                .filter(it -> it.mine().get().equals(base().map(it.stored()).orElse("")))
                .forEach(it -> untouched.add(it.name()));
        return problems().stream()
                .filter(it -> !untouched.contains(it.field()))
                .toList();
    }

    /// Takes over what is stored now. Fields that the person did not touch follow, those that nobody else changed stay; those that both
    /// changed, each to something else, are a conflict until the person chooses.
    void meet(Provider stored) {
        if (base().filter(stored::sameDraft).isPresent()) {
            base.set(Optional.of(stored));
            return;
        }
        if (sent != null) {
            // Perhaps it is what was sent, and then not theirs.
            held = stored;
            return;
        }
        if (!dirty.get()) {
            load(stored);
            return;
        }
        var startKey = contestedKey.orElse(storedKey());
        merge(
                stored,
                field -> contested.getOrDefault(field.name(), base().map(field.stored()).orElse("")),
                startKey,
                field -> false);
    }

    /// @param start what a field held when the person began to type in it
    /// @param untouched whether the person typed nothing in it, whatever it holds
    private void merge(Provider stored, Function<Field, String> start, MaskedKey startKey, Predicate<Field> untouched) {
        var clashing = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var began = start.apply(field);
            var now = field.stored().apply(stored);
            var mine = field.mine().get();
            if (untouched.test(field) || mine.equals(began)) {
                field.mine().set(now);
            } else if (!now.equals(began) && !now.equals(mine)) {
                clashing.put(field.name(), began);
            }
        }
        boolean keyClash = key.isChanged() && !stored.key().equals(startKey);
        contested.clear();
        contested.putAll(clashing);
        contestedKey = keyClash ? Optional.of(startKey) : Optional.empty();
        base.set(Optional.of(stored));
        theirs.set(keyClash || !clashing.isEmpty() ? Optional.of(stored) : Optional.empty());
        compare();
    }

    /// The fields to choose in.
    List<Clash> clashes() {
        var clashes = new ArrayList<Clash>();
        theirs.get().ifPresent(stored -> {
            for (var field : fields) {
                if (contested.containsKey(field.name())) {
                    clashes.add(new Clash(field.name(), field.mine().get(), field.stored().apply(stored)));
                }
            }
            if (contestedKey.isPresent()) {
                clashes.add(new Clash("key", "", stored.key().isPresent() ? stored.key().toString() : ""));
            }
        });
        return clashes;
    }

    /// The person's text stands, and is to overwrite theirs on saving.
    void keepMine() {
        agree();
    }

    /// What the others stored stands where both changed something; what only the person changed stays.
    void takeTheirs() {
        base().ifPresent(stored -> {
            fields.stream()
                    .filter(it -> contested.containsKey(it.name()))
                    .forEach(it -> it.mine().set(it.stored().apply(stored)));
            if (contestedKey.isPresent()) {
                key.forget();
            }
            agree();
        });
    }

    private void agree() {
        contested.clear();
        contestedKey = Optional.empty();
        theirs.set(Optional.empty());
        compare();
    }

    /// What is to be saved. Until [#accepted] or [#refused] the form remembers it, so that what is typed meanwhile is told apart.
    ProviderDraft send() {
        sent = new Sent(draft(), typed());
        return sent.draft();
    }

    Typed typed() {
        var texts = new LinkedHashMap<String, String>();
        fields.forEach(it -> texts.put(it.name(), it.mine().get()));
        return new Typed(texts, key.sent());
    }

    /// Puts back what was typed before.
    void type(Typed typed) {
        fields.forEach(it -> it.mine().set(typed.texts().getOrDefault(it.name(), it.mine().get())));
        key.type(typed.key());
    }

    /// What was stored of it when the person began, by field.
    Map<String, String> began() {
        var began = new LinkedHashMap<String, String>();
        base().ifPresent(stored -> fields.forEach(it ->
                began.put(it.name(), contested.getOrDefault(it.name(), it.stored().apply(stored)))));
        return began;
    }

    /// Goes on with what was typed before the program ended.
    ///
    /// @param texts by field; one that is missing stays as it is
    /// @param began as [#began] gave it
    void restore(Map<String, String> texts, Map<String, String> began) {
        fields.forEach(it -> it.mine().set(texts.getOrDefault(it.name(), it.mine().get())));
        base().ifPresent(stored -> merge(
                stored, it -> began.getOrDefault(it.name(), it.stored().apply(stored)), stored.key(), it -> !texts.containsKey(it.name())));
    }

    /// Whether something that was sent is neither stored nor refused yet.
    boolean isSaving() {
        return sent != null;
    }

    /// What was sent is stored, as `stored`, and what the form starts from. What was typed since stays.
    void accepted(Provider stored) {
        var was = Objects.requireNonNull(sent);
        sent = null;
        held = null;
        var saved = was.draft().fields();
        var startKey = was.typed().key().change() instanceof KeyChange.Keep ? storedKey() : stored.key();
        key.accepted(was.typed().key());
        merge(
                stored,
                field -> saved.getOrDefault(field.name(), ""),
                startKey,
                field -> field.mine().get().equals(was.typed().texts().get(field.name())));
    }

    /// What was sent is not stored, and nothing of what was typed is lost.
    void refused() {
        sent = null;
        var stored = held;
        held = null;
        if (stored != null) {
            meet(stored);
        }
    }

    /// The provider is gone: what was typed becomes a new one.
    void detach() {
        base.set(Optional.empty());
        agree();
    }

    /// Back to what is stored.
    void revert() {
        base().ifPresent(this::load);
    }

    private void load(Provider provider) {
        base.set(Optional.of(provider));
        fields.forEach(it -> it.mine().set(it.stored().apply(provider)));
        key.forget();
        agree();
    }

    private void compare() {
        boolean same = fields.stream()
                .allMatch(it -> it.mine().get().equals(base().map(it.stored()).orElse("")));
        dirty.set(!same || key.isChanged());
    }
}
