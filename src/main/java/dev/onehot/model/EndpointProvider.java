package dev.onehot.model;

import module java.base;

/// The endpoint as a provider that programs can be pointed at: one address for each dialect, and a model that is whichever the active provider has.
public final class EndpointProvider {
    /// No row has it.
    public static final long ID = -1;

    /// Where it answers unless a person chose another port.
    public static final int USUAL_PORT = 7411;

    public static final int HIGHEST_PORT = 65_535;

    private static final String NAME = "Onehot";

    /// What programs call the model of whoever answers.
    public static final String MODEL = "active";

    /// What they call it in their places for a smaller one, which titles and summaries are asked of: the same, unless the token's table of names has another.
    public static final String SMALL_MODEL = "active-small";

    private EndpointProvider() {}

    /// What programs are pointed at.
    public static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    /// The port in the text of a setting. What is wrong counts as nothing.
    public static int port(Optional<String> text) {
        try {
            int port = text.map(Integer::parseInt).orElse(USUAL_PORT);
            return port >= 1 && port <= HIGHEST_PORT ? port : USUAL_PORT;
        } catch (NumberFormatException noNumber) {
            return USUAL_PORT;
        }
    }

    /// Whether a model of this name is whatever the provider has, and so none that a provider knows.
    public static boolean isModel(String name) {
        return name.equals(MODEL) || name.equals(SMALL_MODEL);
    }

    /// As it is at that port.
    public static Provider at(int port) {
        var host = address(port);
        var fields = Map.of(
                "name", NAME, "kind", Presets.FALLBACK, "baseUrl", host + "/v1", "model", MODEL,
                ProviderField.ADDRESSES.id(), "anthropic " + host + "\ngoogle " + host);
        return new Provider(
                ID, NAME, Presets.FALLBACK, host + "/v1", MODEL, "", ProviderOptions.of(fields), new MaskedKey("", NAME, new KeySource.Plain()), "", List.of(),
                false, new Provider.Place(0, false), Optional.empty(), "", "", 0);
    }
}
