package dev.onehot.testing;

import module java.base;

/// Every field of a provider as nobody could have entered it, but another program may have stored it.
public final class OddFields {
    public static final Map<String, String> ODD = Map.ofEntries(
            Map.entry("name", "od\u0001d"),
            Map.entry("kind", "ki\u0002nd"),
            Map.entry("baseUrl", "no address"),
            Map.entry("model", "mo\u001bdel"),
            Map.entry("notes", "n".repeat(20_001)),
            Map.entry("headers", "Host: else\u0007where"),
            Map.entry("organization", "or\u0001g"),
            Map.entry("project", "pro\u007fject"),
            Map.entry("resource", "!!"),
            Map.entry("deployment", "de\u0001p"),
            Map.entry("apiVersion", "20\u000124"),
            Map.entry("timeoutSeconds", "100000"),
            Map.entry("proxy", "no where"),
            Map.entry("addresses", "nobodys https://ad\u0001dress"));

    /// Also wrong, and others.
    public static final Map<String, String> OTHER = Map.ofEntries(
            Map.entry("name", "od\u0003d"),
            Map.entry("kind", "ki\u0003nd"),
            Map.entry("baseUrl", "none"),
            Map.entry("model", "mo\u0003del"),
            Map.entry("notes", "o".repeat(20_001)),
            Map.entry("headers", "Expect: 1"),
            Map.entry("organization", "or\u0003g"),
            Map.entry("project", "pro\u0003ject"),
            Map.entry("resource", "??"),
            Map.entry("deployment", "de\u0003p"),
            Map.entry("apiVersion", "20\u000324"),
            Map.entry("timeoutSeconds", "100001"),
            Map.entry("proxy", "none"),
            Map.entry("addresses", "anthropic nowhere"));

    public static final Map<String, String> FINE = Map.ofEntries(
            Map.entry("name", "Fine"),
            Map.entry("kind", "openai"),
            Map.entry("baseUrl", "https://fine.example.com/v1"),
            Map.entry("model", "fine"),
            Map.entry("notes", "fine"),
            Map.entry("headers", "X-Team: blue"),
            Map.entry("organization", "fine"),
            Map.entry("project", "fine"),
            Map.entry("resource", "fine"),
            Map.entry("deployment", "fine"),
            Map.entry("apiVersion", "2024-10-21"),
            Map.entry("timeoutSeconds", "30"),
            Map.entry("proxy", "http://127.0.0.1:8080"),
            Map.entry("addresses", "anthropic https://fine.example.com/anthropic"));

    /// Also right, and others.
    public static final Map<String, String> FINER = Map.ofEntries(
            Map.entry("name", "Finer"),
            Map.entry("kind", "azure-openai"),
            Map.entry("baseUrl", "https://finer.example.com/v1"),
            Map.entry("model", "finer"),
            Map.entry("notes", "finer\nand more"),
            Map.entry("headers", "X-Team: red\nX-Other: {env:OTHER}"),
            Map.entry("organization", "finer"),
            Map.entry("project", "finer"),
            Map.entry("resource", "finer"),
            Map.entry("deployment", "finer"),
            Map.entry("apiVersion", "2025-01-01-preview"),
            Map.entry("timeoutSeconds", "60"),
            Map.entry("proxy", "env:WORK_PROXY"),
            Map.entry("addresses", "anthropic https://finer.example.com/anthropic\ngoogle https://finer.example.com/google"));

    private OddFields() {}

    /// Writes them into the row of this provider, as it is found in the file.
    public static void store(Outside outside, long id) {
        var details = new LinkedHashMap<>(ODD);
        outside.run("UPDATE ai_providers SET provider_name = ?, model = ? WHERE id = ?", details.remove("name"), details.remove("model"), id);
        var columns = details.keySet().stream()
                .map(it -> it.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT) + " = ?")
                .collect(Collectors.joining(", "));
        outside.run("UPDATE onehot_provider SET " + columns + " WHERE provider_id = " + id, details.values().toArray());
    }
}
