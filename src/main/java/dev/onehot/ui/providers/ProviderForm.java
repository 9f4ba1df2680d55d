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
import dev.onehot.ui.Draft;
import org.jspecify.annotations.Nullable;

/// A provider as a person is editing it. It outlives the editor's turning to another provider, so no edit is lost. FX thread only.
final class ProviderForm extends Draft<Optional<Provider>> {
    private static final String KEY = "key";
    private static final Map<String, String> EMPTY = ProviderDraft.of(Map.of()).fields();

    private final KeyDraft key = new KeyDraft();
    private final FormCheck check;

    /// The stored key when the person began to change it.
    private MaskedKey beganKey = MaskedKey.NONE;

    private KeyDraft.@Nullable Sent sentKey;

    /// An empty form for a provider that does not exist yet.
    ProviderForm() {
        super(Optional.empty(), stored -> stored.map(Provider::fields).orElse(EMPTY));
        key.text().subscribe(this::compare);
        key.remove().subscribe(this::compare);
        check = new FormCheck(this);
    }

    /// A form for editing `provider`.
    ProviderForm(Provider provider) {
        this();
        load(Optional.of(provider));
    }

    /// A new provider like `original`, with its key.
    static ProviderForm copyOf(Provider original, String name, ApiKey key) {
        var copy = new ProviderForm();
        copy.type(original.fields());
        copy.name().set(name);
        copy.key.text().set(key.reveal());
        return copy;
    }

    /// Holds a control and a text together until it is unsubscribed.
    static Subscription bind(TextInputControl control, StringProperty text) {
        control.textProperty().bindBidirectional(text);
        return () -> control.textProperty().unbindBidirectional(text);
    }

    StringProperty name() {
        return text("name");
    }

    StringProperty kind() {
        return text("kind");
    }

    StringProperty baseUrl() {
        return text("baseUrl");
    }

    StringProperty model() {
        return text("model");
    }

    StringProperty notes() {
        return text("notes");
    }

    KeyDraft key() {
        return key;
    }

    OptionalLong expected() {
        return base().map(it -> OptionalLong.of(it.version())).orElse(OptionalLong.empty());
    }

    MaskedKey storedKey() {
        return base().map(Provider::key).orElse(MaskedKey.NONE);
    }

    ProviderDraft draft() {
        return ProviderDraft.of(typed()).withKey(key.change());
    }

    ProviderOptions draftOptions() {
        return draft().options();
    }

    /// One of [ProviderOptions] as a text, by the name of its component.
    StringProperty option(String field) {
        return text(field);
    }

    /// Whether it is a new provider in which nothing is chosen yet.
    boolean isUntouched() {
        return base().isEmpty() && kind().get().isEmpty();
    }

    /// Everything that a person types.
    List<StringProperty> texts() {
        return Stream.concat(EMPTY.keySet().stream().map(this::text), Stream.of(key.text())).toList();
    }

    FormCheck check() {
        return check;
    }

    /// Everything that a server is found and asked by: when one of them changes, what was found before says nothing any more.
    List<StringProperty> serverTexts() {
        return texts().stream().filter(it -> !List.of(name(), notes()).contains(it)).toList();
    }

    /// The address that will be asked, as it is while it is typed; empty when there is none.
    String endpoint() {
        return kind().get().isEmpty()
                ? ""
                : Endpoints.of(Presets.family(kind().get()), baseUrl().get(), draftOptions(), model().get()).getFirst().shown();
    }

    /// Fills in what a preset says, and keeps what was typed where it says nothing.
    void fill(Preset preset, String freeName) {
        kind().set(preset.kind());
        name().set(freeName);
        baseUrl().set(preset.isFamily() ? "" : preset.baseUrl());
        model().set(preset.firstModel().orElse(""));
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
        var touched = changed();
        return problems().stream().filter(it -> touched.contains(it.field())).toList();
    }

    @Override
    protected Set<String> changed() {
        var changed = super.changed();
        if (key.isChanged()) {
            changed.add(KEY);
        }
        return changed;
    }

    @Override
    protected boolean isSame(Optional<Provider> one, Optional<Provider> other) {
        return one.isPresent() && other.filter(one.get()::sameDraft).isPresent();
    }

    @Override
    protected List<Clash> clashesBeside(Optional<Provider> stored) {
        var theirs = stored.map(Provider::key).orElse(MaskedKey.NONE);
        if (key.isChanged() && !theirs.equals(beganKey)) {
            return List.of(new Clash(KEY, "", theirs.isPresent() ? theirs.toString() : ""));
        }
        beganKey = theirs;
        return List.of();
    }

    @Override
    public void keepMine() {
        beganKey = storedKey();
        super.keepMine();
    }

    @Override
    public void takeTheirs() {
        if (clashesProperty().get().stream().anyMatch(it -> it.field().equals(KEY))) {
            key.forget();
        }
        super.takeTheirs();
    }

    /// What is to be saved.
    ProviderDraft send() {
        var draft = draft();
        sentKey = key.sent();
        send(draft.fields());
        return draft;
    }

    @Override
    public void accepted(Optional<Provider> stored) {
        var was = Objects.requireNonNull(sentKey);
        key.accepted(was);
        if (!(was.change() instanceof KeyChange.Keep)) {
            beganKey = stored.map(Provider::key).orElse(MaskedKey.NONE);
        }
        super.accepted(stored);
    }

    /// The provider is gone: what was typed becomes a new one.
    void detach() {
        startFrom(Optional.empty());
    }

    /// Back to what is stored.
    ///
    /// @return puts back what was typed
    Runnable revert() {
        var typed = typed();
        var typedKey = key.sent();
        load(base());
        return () -> {
            type(typed);
            key.type(typedKey);
        };
    }

    @Override
    protected void load(Optional<Provider> stored) {
        super.load(stored);
        key.forget();
        compare();
    }
}
