package dev.onehot.model;

import module java.base;

/// A program that may ask the endpoint. Its token itself is nowhere: it is derived from the master key when somebody is to have it.
///
/// @param name of the program, or whatever a person calls it
/// @param hash of the token, as [#hash] has it
/// @param salt drawn for each token, so that a new one of the same name is another one
/// @param pinned the provider that answers it; empty: the active one
/// @param models lines `NAME=MODEL`: what the program calls a model, with `*` for any letters, and the provider's model that is meant
/// @param madeAt UTC, `YYYY-MM-DD HH:MM:SS`
public record EndpointToken(String name, String hash, String salt, OptionalLong pinned, String models, String madeAt) {
    /// What every token begins with.
    public static final String BEGINNING = "oh-";

    private static final String HASH = "hash";
    private static final String SALT = "salt";
    private static final String PINNED = "pinned";
    private static final String MODELS = "models";
    private static final String MADE_AT = "madeAt";

    private static final int LONGEST_NAME = 100;

    /// What the database keeps of a token: SHA-256, in hexadecimal digits.
    public static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// Whether something can be called that.
    public static boolean isName(String name) {
        return !name.isBlank() && name.equals(name.strip()) && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    /// Whether that is this token's hash. Takes as long whatever differs.
    public boolean isHash(String other) {
        return MessageDigest.isEqual(hash.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /// What the history has of it.
    public SequencedMap<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put(HASH, hash);
        fields.put(SALT, salt);
        fields.put(PINNED, pinned.isPresent() ? String.valueOf(pinned.getAsLong()) : "");
        fields.put(MODELS, models);
        fields.put(MADE_AT, madeAt);
        return fields;
    }

    /// The one that had these [#fields()].
    public static EndpointToken of(String name, Map<String, String> fields) {
        var pinned = fields.getOrDefault(PINNED, "");
        return new EndpointToken(
                name, fields.getOrDefault(HASH, ""), fields.getOrDefault(SALT, ""),
                pinned.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pinned)), fields.getOrDefault(MODELS, ""),
                fields.getOrDefault(MADE_AT, ""));
    }

    /// The same, answered by this provider.
    public EndpointToken withPinned(OptionalLong provider) {
        return new EndpointToken(name, hash, salt, provider, models, madeAt);
    }

    /// The same with these lines.
    public EndpointToken withModels(String lines) {
        return new EndpointToken(name, hash, salt, pinned, lines, madeAt);
    }

    /// The lines of [#models], in their order; what is no such line is left out.
    public SequencedMap<String, String> modelNames() {
        var names = new LinkedHashMap<String, String>();
        models.lines().map(it -> it.split("=", 2)).filter(it -> it.length == 2).forEach(it -> names.putIfAbsent(it[0].strip(), it[1].strip()));
        return names;
    }
}
