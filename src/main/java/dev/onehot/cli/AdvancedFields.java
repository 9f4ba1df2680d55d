package dev.onehot.cli;

import dev.onehot.model.ProviderOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options for what only some providers need, named as their fields are in the window and in `provider show --json`. An empty text
/// removes what is there.
final class AdvancedFields {
    @Option(names = "--organization", paramLabel = "ID", description = "OpenAI: the organization that is charged.")
    private @Nullable String organization;

    @Option(names = "--project", paramLabel = "ID", description = "OpenAI: the project that is charged.")
    private @Nullable String project;

    @Option(names = "--resource", paramLabel = "RESOURCE", description = "Azure: the first part of the host name, before .openai.azure.com.")
    private @Nullable String resource;

    @Option(names = "--deployment", paramLabel = "DEPLOYMENT", description = "Azure: what the model is called there.")
    private @Nullable String deployment;

    @Option(names = "--api-version", paramLabel = "DATE", description = "Azure: only for the older way, as in 2024-10-21.")
    private @Nullable String apiVersion;

    @Option(names = "--timeout", paramLabel = "S", description = "Seconds for a whole check, from 1 to 600; 0 for the usual time.")
    private @Nullable String timeout;

    @Option(names = "--proxy", paramLabel = "URL", description = "http://host:port, direct for none, or env:NAME for an address"
            + " with a password that a variable holds; by default the system's.")
    private @Nullable String proxy;

    /// `before` with what was said. What is wrong, [ProviderOptions#problems()] tells.
    ProviderOptions over(ProviderOptions before) {
        var fields = before.fields();
        put(fields, "organization", organization);
        put(fields, "project", project);
        put(fields, "resource", resource);
        put(fields, "deployment", deployment);
        put(fields, "apiVersion", apiVersion);
        put(fields, "timeoutSeconds", timeout);
        put(fields, "proxy", proxy);
        return ProviderOptions.of(fields).withHeaders(before.headers());
    }

    private static void put(Map<String, String> fields, String name, @Nullable String given) {
        if (given != null) {
            fields.put(name, given);
        }
    }
}
