package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.testing.PastedAddresses;
import dev.onehot.testing.PastedAddresses.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people paste as an address becomes what the fields are for, and they are told what was made of it.
@Execution(ExecutionMode.CONCURRENT)
class PastedAddressLineTest extends CliFixture {
    static java.util.stream.Stream<Row> rows() {
        return PastedAddresses.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void itIsTakenApart(Row row) {
        var added = onehotctl("provider", "add", "p", "--kind", row.kind(), "--base-url", row.pasted());
        assertThat(added.code()).as(added.errors()).isZero();
        var shown = onehotctl("provider", "show", "p", "--json").done().json();
        assertThat(text(shown, "provider/kind")).isEqualTo(row.becomes());
        assertThat(text(shown, "provider/baseUrl")).isEqualTo(row.baseUrl());
        assertThat(text(shown, "provider/deployment")).isEqualTo(row.deployment());
        assertThat(text(shown, "provider/apiVersion")).isEqualTo(row.apiVersion());
        assertThat(text(shown, "provider/model")).isEqualTo(row.model());
        // What may be a key is in the rows under one name.
        if (row.pasted().contains("s3cret")) {
            assertThat(added.out() + added.errors() + onehotctl("history", "--json").out() + onehotctl("env", "p").out()).doesNotContain("s3cret");
        }
        if (row.said().isEmpty()) {
            assertThat(added.errors()).isEmpty();
        } else {
            assertThat(added.errors()).contains(row.said());
        }
    }

    @Test
    void whatIsSaidOtherwiseStands() {
        var portal = "https://contoso.openai.azure.com/openai/deployments/d/chat/completions?api-version=2025-01-01-preview";
        onehotctl("provider", "add", "p", "--kind", "azure-openai", "--base-url", portal, "--deployment", "mine", "--api-version", "2024-10-21");
        var shown = onehotctl("provider", "show", "p", "--json").done().json();
        assertThat(text(shown, "provider/deployment")).isEqualTo("mine");
        assertThat(text(shown, "provider/apiVersion")).isEqualTo("2024-10-21");

        // A new address is of another deployment than the old one.
        onehotctl("provider", "edit", "p", "--base-url", portal);
        shown = onehotctl("provider", "show", "p", "--json").done().json();
        assertThat(text(shown, "provider/deployment")).isEqualTo("d");
    }

    /// What is no address stays one that is refused, and nothing that may be a key is thrown away without a word, or asked for as a host.
    @ParameterizedTest
    @ValueSource(strings = {
        "https://gw.example.com/v1/chat/completions#secret", "https://gw.example.com/v1?token=secret", "OPENAI_BASE_URL=https://gw.example.com/v1?token=secret",
        "https://me:secret@gw.example.com/v1", "OPENAI_API_KEY=secret.example.com", "https://gw.example.com:0/v1", "https://gw.example.com:99999/v1",
        "http://my_host:70000", "gw.example.com:65536", "http://127.0.0.1:99999999999/v1", "https://platform.openai.com/api-keys", "gw", "sk-proj.abc9.def8", "ftp://gw.example.com", "javascript:alert(1)", "https://", "::1:11434", "gw example.com"
    })
    void whatIsNoAddressIsRefused(String pasted) {
        var refused = onehotctl("provider", "add", "p", "--kind", "openai-compatible", "--base-url", pasted);
        assertThat(refused.code()).isNotZero();
        assertThat(refused.errors()).doesNotContain("secret").contains("address");
        assertThat(onehotctl("provider", "list", "--json").done().json().at("providers")).isEqualTo(java.util.List.of());
    }

    private static String text(JsonDocument document, String path) {
        var there = document.at(path);
        return there == null ? "" : there.toString();
    }
}
