package dev.onehot.model;

import module java.base;

/// Which command programs call for the key of a provider. Both paths are absolute.
///
/// It names the address too: whoever has cached it asks in vain once the provider has another one, so that no key goes where it was not meant.
///
/// @param provider its id; [EndpointProvider#ID] for the token of the program itself
/// @param program its id
public record HelperCall(String command, String database, long provider, String program) {
    /// For the key of a provider, whoever calls.
    public HelperCall(String command, String database, long provider) {
        this(command, database, provider, "");
    }

    private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";
    private static final String BARE = "[A-Za-z0-9_.:-]+";

    /// What follows the command.
    ///
    /// @param address that the key is for
    public List<String> arguments(String address) {
        if (isForToken()) {
            // Worth something at this computer's endpoint only, and so for any address.
            return List.of("--db", database, "program", "token", program, "--known");
        }
        return List.of("--db", database, "key", String.valueOf(provider), "--for", address);
    }

    /// Whether it is for a token of the endpoint.
    public boolean isForToken() {
        return provider == EndpointProvider.ID;
    }

    /// All of it as one line for `sh`.
    public String shell(String address) {
        return line(address, HelperCall::quoted);
    }

    /// All of it as one line for Windows, where one program hands it to `cmd` and another to `bash`: both take what is in quotation marks as it stands, but
    /// for dollar and percent signs. `bash` would drop backward slashes, and `cmd` takes forward ones only in quotation marks.
    public String windows(String address) {
        return line(address, it -> it.matches(BARE) ? it : '"' + it.replace('\\', '/') + '"');
    }

    private String line(String address, UnaryOperator<String> quoted) {
        return Stream.concat(Stream.of(command), arguments(address).stream()).map(quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
