package dev.onehot.tools;

import module java.base;

/// Reads `.env` texts for tests of other packages, as the import does.
public final class DotEnvReading {
    private DotEnvReading() {}

    public static Map<String, String> variables(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        DotEnv.parse(text, Map.of()).forEach((name, value) -> variables.put(name, value.text()));
        return variables;
    }
}
