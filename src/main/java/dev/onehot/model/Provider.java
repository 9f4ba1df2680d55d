package dev.onehot.model;

import module java.base;

/// One provider as it is stored. Never holds its key.
///
/// @param id the row's id in `ai_providers`; never reused
/// @param name unique, without regard to case, among those that Onehot wrote
/// @param kind id of a family in [Presets]; inferred from the name where a row came from another program
/// @param baseUrl empty for the kind's own
/// @param model the default model, empty for none
/// @param options what only some providers need
/// @param key the one in use
/// @param keyLabel what the key in use is called; empty while it is the only one
/// @param spareKeys further keys of it, which are not in use
/// @param place where it stands among the others
/// @param check what its last check found; empty when there was none of what is stored now
/// @param createdAt UTC, `YYYY-MM-DD HH:MM:SS`, as SQLite writes it
/// @param updatedAt as `createdAt`
/// @param version the revision in which this process saw what a draft edits change last; a draft carries it to find conflicts
public record Provider(
        long id,
        String name,
        String kind,
        String baseUrl,
        String model,
        String notes,
        ProviderOptions options,
        MaskedKey key,
        String keyLabel,
        List<SpareKey> spareKeys,
        boolean active,
        Place place,
        Optional<CheckResult> check,
        String createdAt,
        String updatedAt,
        long version) {

    /// Pinned ones first, then as a person ordered them, else as they came.
    public static final Comparator<Provider> ORDER = Provider::compareInOrder;

    public Provider {
        spareKeys = List.copyOf(spareKeys);
    }

    private static int compareInOrder(Provider one, Provider other) {
        int byPin = Boolean.compare(other.place.pinned(), one.place.pinned());
        int byPosition = Double.compare(one.place.position(), other.place.position());
        return byPin != 0 ? byPin : byPosition != 0 ? byPosition : Long.compare(one.id, other.id);
    }

    /// Where a provider stands.
    ///
    /// @param position a number between those of its neighbours; its id until somebody moves it
    /// @param pinned whether it stands above all that are not
    public record Place(double position, boolean pinned) {}

    /// What a draft edits, but the key, by [ProviderField#id()].
    public Map<String, String> fields() {
        return options.behind(name, kind, baseUrl, model, notes);
    }

    /// Whether programs are told of a model for it: its own, or the first that the catalog has where its address is its vendor's.
    public boolean hasModel() {
        var family = Presets.family(kind);
        boolean known = !model.isEmpty() || !options.deployment().isEmpty();
        return known || (Endpoints.of(family, baseUrl, options, model).getFirst().isVendor() && family.firstModel().isPresent());
    }

    /// Whether a draft made from `other` would still start from what is stored here. The active flag and the times are not edited.
    public boolean sameDraft(Provider other) {
        return name.equals(other.name)
                && notes.equals(other.notes)
                && sameServer(other);
    }

    /// Whether a check of `other` says something about what is stored here.
    public boolean sameServer(Provider other) {
        return kind.equals(other.kind)
                && baseUrl.equals(other.baseUrl)
                && model.equals(other.model)
                && options.equals(other.options)
                && key.equals(other.key);
    }

    /// Whether they are called the same, without regard to case.
    public boolean sameName(Provider other) {
        return name.equalsIgnoreCase(other.name);
    }

    /// Whether a key of `other` goes to the same server from here.
    public boolean sameAddress(Provider other) {
        var fields = fields();
        var others = other.fields();
        return Stream.of(ProviderField.values()).filter(ProviderField::leads).allMatch(it -> Objects.equals(fields.get(it.id()), others.get(it.id())));
    }

    /// The same provider at an address for one of these dialects, when it speaks none of them at its own: at one that is stored with it, or
    /// at one that its vendor is known to have beside this very one.
    public Provider speaking(Set<Protocol> dialects) {
        var family = Presets.family(kind);
        if (dialects.contains(family.speech().protocol())) {
            return this;
        }
        var stored = options.text(ProviderField.ADDRESSES).lines()
                .flatMap(it -> DialectAddress.parse(it).stream())
                .filter(it -> dialects.contains(it.dialect()))
                .map(it -> Map.of("kind", it.kind(), "baseUrl", it.url()));
        var known = Presets.beside(baseUrl.isEmpty() ? family.baseUrl() : baseUrl)
                .filter(it -> dialects.contains(it.speech().protocol()))
                .map(it -> Map.of("kind", it.kind(), "baseUrl", it.baseUrl()));
        return Stream.concat(stored, known).findFirst().map(this::withFields).orElse(this);
    }

    /// Whether programs are led to `address` for this provider, in any of its dialects; with or without the version behind it, which is theirs to add.
    public boolean isAt(String address) {
        var host = Endpoints.withoutVersion(address);
        return Arrays.stream(Protocol.values())
                .map(it -> speaking(Set.of(it)))
                .flatMap(it -> Endpoints.of(Presets.family(it.kind), it.baseUrl, it.options, it.model).stream())
                .flatMap(it -> Stream.of(it.prefix(), it.forPrograms()))
                .anyMatch(it -> Endpoints.withoutVersion(it).equals(host));
    }

    /// The same provider with these of its [#fields()]; what is missing stays.
    public Provider withFields(Map<String, String> changed) {
        var all = fields();
        all.putAll(changed);
        return new Provider(
                id, all.getOrDefault("name", ""), all.getOrDefault("kind", ""), all.getOrDefault("baseUrl", ""), all.getOrDefault("model", ""),
                all.getOrDefault("notes", ""), ProviderOptions.of(all), key, keyLabel, spareKeys, active, place, check, createdAt, updatedAt,
                version);
    }

    public Provider withKey(MaskedKey newKey) {
        return new Provider(
                id, name, kind, baseUrl, model, notes, options, newKey, keyLabel, spareKeys, active, place, check, createdAt,
                updatedAt, version);
    }

    public Provider withVersion(long newVersion) {
        return new Provider(
                id, name, kind, baseUrl, model, notes, options, key, keyLabel, spareKeys, active, place, check, createdAt,
                updatedAt, newVersion);
    }

    public Provider withCheck(Optional<CheckResult> newCheck) {
        return new Provider(
                id, name, kind, baseUrl, model, notes, options, key, keyLabel, spareKeys, active, place, newCheck, createdAt,
                updatedAt, version);
    }

    public Provider withPlace(Place newPlace) {
        return new Provider(
                id, name, kind, baseUrl, model, notes, options, key, keyLabel, spareKeys, active, newPlace, check, createdAt,
                updatedAt, version);
    }

    /// The same provider with another active flag.
    ///
    /// @param at the time of the change; a provider that is only made inactive keeps its own
    public Provider withActive(boolean nowActive, String at) {
        return new Provider(
                id, name, kind, baseUrl, model, notes, options, key, keyLabel, spareKeys, nowActive, place, check, createdAt,
                at, version);
    }
}
