package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `env` and `run` hand out is what makes vendors' libraries ask the right address, as it was seen with the libraries themselves.
class LibrariesTest extends CliFixture {
    private static final String SERVER = "http://127.0.0.1:8399";

    @BeforeEach
    void keepKeysInTheFile() {
        PlainFile.at(file);
    }

    static Stream<Libraries.Row> rows() {
        return Libraries.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theVariableIsRight(Libraries.Row row) {
        var added = withInput(Libraries.KEY, row.line(SERVER));
        assertThat(added.code()).as(added.errors()).isZero();

        var environment = environmentOf("p");

        assertThat(environment.get(row.variable())).isEqualTo(Libraries.Row.filled(row.value(), SERVER));
        row.headers().stream().filter(it -> it.startsWith("x-team")).forEach(it ->
                assertThat(environment.values()).as("further headers").contains(it));
    }

    /// A program that is told Google's own address takes it for another one's, and does not start.
    @Test
    void theVendorsOwnAddressIsNotHandedToWhatKnowsIt() {
        withInput(Libraries.KEY, "provider", "add", "g", "--kind", "google", "--key-stdin", "--model", "gemini-3.5-flash").done();
        assertThat(environmentOf("g")).containsEntry("GOOGLE_GEMINI_BASE_URL", null).containsEntry("GOOGLE_GENAI_API_VERSION", "v1beta");
        withInput(Libraries.KEY, "provider", "add", "g", "--kind", "google", "--key-stdin", "--base-url", "https://generativelanguage.googleapis.com/v1beta").done();
        assertThat(environmentOf("g")).containsEntry("GOOGLE_GEMINI_BASE_URL", null);
        assertThat(onehotctl("env", "g").done().out()).contains("unset GOOGLE_GEMINI_BASE_URL");
    }

    /// A relay that takes bearer tokens only, as Claude Code's ANTHROPIC_AUTH_TOKEN sends them.
    @Test
    void aKeyThatGoesOutAsATokenIsHandedOutAsOne() {
        withInput(Libraries.KEY, "provider", "add", "r", "--kind", "anthropic", "--base-url", "https://relay.example.com", "--key-stdin",
                        "--header", "Authorization=Bearer {key}", "--header", "x-gateway={env:GATEWAY_TOKEN}", "--header", "x-team=blue", "--header", "x-not={env:NOT_SET}", "--model", "m")
                .done();
        environment.put("GATEWAY_TOKEN", "gate-1");
        assertThat(environmentOf("r"))
                .containsEntry("ANTHROPIC_AUTH_TOKEN", Libraries.KEY)
                .containsEntry("ANTHROPIC_API_KEY", null)
                .containsEntry("ANTHROPIC_CUSTOM_HEADERS", "x-gateway: gate-1\nx-team: blue");
        withInput(Libraries.KEY, "provider", "add", "a", "--kind", "anthropic", "--key-stdin").done();
        assertThat(environmentOf("a"))
                .containsEntry("ANTHROPIC_API_KEY", Libraries.KEY)
                .containsEntry("ANTHROPIC_AUTH_TOKEN", null)
                .containsEntry("ANTHROPIC_CUSTOM_HEADERS", null);

        // cmd cannot be told a line end, and that is no reason to tell it nothing.
        var cmd = onehotctl("env", "r", "--shell", "cmd");
        assertThat(cmd.code()).isZero();
        assertThat(cmd.errors()).contains("ANTHROPIC_CUSTOM_HEADERS is left out");
        assertThat(cmd.out()).contains("ANTHROPIC_AUTH_TOKEN=" + Libraries.KEY).contains("set \"ANTHROPIC_CUSTOM_HEADERS=\"");
    }

    /// An address that another program stored is no base URL, and is handed out as one all the same; and Azure's is one, not a template.
    @Test
    void whatIsStoredIsTakenApartToo() {
        onehotctl("provider", "add", "s", "--kind", "openai-compatible", "--base-url", "https://gw.example.com/v1").done();
        outside("UPDATE onehot_provider SET base_url = 'https://gw.example.com/v1/chat/completions'");
        assertThat(environmentOf("s")).containsEntry("OPENAI_BASE_URL", "https://gw.example.com/v1").containsEntry("ONEHOT_BASE_URL", "https://gw.example.com/v1");
        onehotctl("provider", "add", "z", "--kind", "azure-openai", "--resource", "contoso").done();
        assertThat(environmentOf("z"))
                .containsEntry("AZURE_OPENAI_ENDPOINT", "https://contoso.openai.azure.com")
                .containsEntry("ONEHOT_BASE_URL", "https://contoso.openai.azure.com/openai/v1")
                .containsEntry("OPENAI_BASE_URL", null);
    }

    /// Libraries read the same under further names: what stays there would lead the key elsewhere, or take another provider's along.
    @Test
    void furtherNamesForTheSameLeadNowhereElse() {
        onehotctl("provider", "add", "o", "--kind", "openai-compatible", "--base-url", "https://gw.example.com/v1").done();
        assertThat(environmentOf("o")).containsEntry("OPENAI_API_BASE", "https://gw.example.com/v1").containsEntry("OPENAI_ORGANIZATION", null);
        onehotctl("provider", "add", "a", "--kind", "anthropic", "--base-url", "https://relay.example.com").done();
        assertThat(environmentOf("a"))
                .containsEntry("ANTHROPIC_API_BASE", "https://relay.example.com")
                .containsEntry("ANTHROPIC_API_URL", null)
                .containsEntry("CLAUDE_CODE_OAUTH_TOKEN", null);
        onehotctl("provider", "add", "l", "--kind", "ollama").done();
        assertThat(environmentOf("l")).containsEntry("OLLAMA_API_KEY", null);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> environmentOf(String name) {
        return (Map<String, Object>) onehotctl("env", name, "--json").done().json().at("environment");
    }
}
