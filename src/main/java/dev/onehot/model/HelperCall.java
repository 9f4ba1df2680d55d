package dev.onehot.model;

import module java.base;

/// Which command programs call for the key of a provider. Both paths are absolute.
///
/// It names the address too: whoever has cached it asks in vain once the provider has another one, so that no key goes where it was not meant.
///
/// @param provider its id
public record HelperCall(String command, String database, long provider) {
    private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

    /// What follows the command.
    ///
    /// @param address that the key is for
    public List<String> arguments(String address) {
        return List.of("--db", database, "key", String.valueOf(provider), "--for", address);
    }

    /// All of it as one line for `sh`.
    public String shell(String address) {
        return Stream.concat(Stream.of(command), arguments(address).stream()).map(HelperCall::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
