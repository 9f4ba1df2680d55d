package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a form may send.
class ProviderDraftTest {
    private static final ProviderDraft GOOD = Drafts.named("OpenAI");

    @Test
    void aGoodOneHasNoProblems() {
        assertThat(GOOD.problems()).isEmpty();
        assertThat(Drafts.withKey("日本 🔥 \u202eעברית", "sk-1").problems()).isEmpty();
        assertThat(draft("a", "openai", "", "", "").problems()).isEmpty();
    }

    @Test
    void whiteSpaceAroundALineIsNeverMeant() {
        assertThat(draft(" OpenAI\n", " openai ", " https://a.b ", "\tm ", " notes ").problems()).isEmpty();
        assertThat(draft(" OpenAI\n", "k", "", "", "").name()).isEqualTo("OpenAI");
        assertThat(draft("a", "k", "", "", " notes ").notes()).isEqualTo(" notes ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "two\nlines", "bell\u0007", "nul\0in it", "half \ud83d of a character", "\udd25"})
    void aBadNameIsOneProblemOfThatField(String name) {
        assertThat(GOOD.withName(name).problems()).extracting(Problem::field).containsExactly("name");
    }

    @Test
    void everyFieldHasItsLimit() {
        assertProblem("name", draft("n".repeat(201), "k", "", "", ""));
        assertProblem("kind", draft("n", "k".repeat(65), "", "", ""));
        assertProblem("kind", draft("n", " ", "", "", ""));
        assertProblem("model", draft("n", "k", "", "m".repeat(301), ""));
        assertProblem("notes", draft("n", "k", "", "", "x".repeat(20_001)));
        assertProblem("notes", draft("n", "k", "", "", "a\0b"));
        assertProblem("notes", draft("n", "k", "", "", "a\ud800b"));
        assertProblem("baseUrl", draft("n", "k", "https://a.b/" + "x".repeat(2_048), "", ""));
        assertProblem("key", Drafts.withKey("n", "k".repeat(1_000_000)));
        assertThat(draft("n".repeat(200), "k".repeat(64), "", "m".repeat(300), "x".repeat(20_000)).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "api.example.com, url.scheme",
        "ftp://example.com, url.scheme",
        "javascript:alert(1), url.scheme",
        "https://, url.broken",
        "https:///v1, url.host",
        "http:example, url.host",
        "https://user:secret@example.com, url.user",
        "https://api.example.com/v1?key=AIza-secret, url.query",
        "https://api.example.com/v1?, url.query",
        "https://api.example.com/v1#key=secret, url.query",
        "https://user:secret@api.example.com/v1?key=secret, url.user",
        "https://exa mple.com, url.broken",
        "https://[::1, url.broken",
        "'https://example.com/\u0001', url.broken",
        "https://api.example.com:0/v1, url.port",
        "https://api.example.com:00000, url.port",
        "http://127.0.0.1:65536, url.port",
        "http://127.0.0.1:99999999999/v1, url.port",
        "http://my_host:99999?x=1, url.port",
        "https://[::1]:99999/v1, url.port",
        "https://platform.openai.com/api-keys, url.page",
        "https://platform.openai.com, url.page",
        "https://console.anthropic.com/settings/keys#secret, url.page",
        "https://bailian.console.aliyun.com/?tab=model#/api-key, url.page",
        "https://openrouter.ai/settings/keys/, url.page",
        "https://openrouter.ai/docs/quickstart, url.page",
        "https://www.deepseek.com/en, url.page",
        "HTTPS://chat.deepseek.com, url.page",
    })
    void aBadAddressSaysWhatIsWrong(String url, String code) {
        assertThat(draft("n", "k", url, "", "").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("baseUrl");
                    assertThat(problem.message().code()).isEqualTo(code);
                    assertThat(problem.message().text()).isNotEqualTo(code).doesNotContain("secret");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:11434", "HTTPS://API.example.com/v1", "https://[::1]:8080/v1", "http://h:1", "http://my_host:65535/v1",
        "https://openrouter.ai/api", "https://ollama.com", "https://eu.api.openai.com/v1", "https://console.example.com/v1", "https://openai.com/v1"})
    void aGoodAddressIsGood(String url) {
        assertThat(draft("n", "k", url, "", "").problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aPageOfAVendorIsNoAddressOfAProviderAndItsBaseUrlIs(Preset vendor) {
        for (var page : List.of(vendor.keyPage(), vendor.docs())) {
            var problem = draft("n", "openai-compatible", page, "", "").problems().getFirst().message();
            assertThat(problem.code()).as(page).isEqualTo("url.page");
            assertThat(problem.text()).contains("base URL", "https://");
        }
        assertThat(draft("n", "k", vendor.baseUrl().replace("{resource}", "contoso"), "", "").problems()).isEmpty();
    }

    static Stream<Preset> vendors() {
        return Presets.all().stream().filter(it -> it.baseUrl().startsWith("https://") && !it.keyPage().isEmpty() && !it.docs().isEmpty());
    }

    /// As gateways and vendors call them. A secret is never stored in a header; a placeholder is.
    @ParameterizedTest
    @ValueSource(strings = {
        "x-api-key", "apikey", "ApiKey", "api-key", "api_key", "x-apikey", "X-Api-Key-V2", "ocp-apim-subscription-key",
        "x-goog-api-key", "Authorization", "Proxy-Authorization", "x-auth-token", "cf-access-client-secret",
        "cf-aig-authorization", "helicone-auth", "x-portkey-api-key", "x-portkey-virtual-key", "x-rapidapi-key", "x-functions-key",
        "x-amz-security-token", "x-access-token", "AccessKey", "x-litellm-key", "x-vault-token", "Cookie", "x-bearer", "X-Passphrase"
    })
    void aSecretIsNoPlainHeader(String name) {
        assertThat(new Header(name, "s3cret").problems()).extracting(it -> it.message().code()).containsExactly("header.secret");
        assertThat(new Header(name, "{key}").problems()).isEmpty();
        assertThat(new Header(name, "Bearer {env:GATEWAY}").problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "X-Team", "HTTP-Referer", "X-Title", "anthropic-version", "anthropic-beta", "OpenAI-Organization", "helicone-user-id",
        "x-portkey-provider", "cf-access-client-id", "User-Agent", "X-Keyboard", "X-Monkeys"
    })
    void anOrdinaryHeaderIsPlain(String name) {
        assertThat(new Header(name, "blue").problems()).isEmpty();
    }

    /// A dialect and an address a line, whatever stands between them; one for each.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            anthropic https://a.example.com/anthropic                                 | - | -
            \u0020 Anthropic \t=  https://a.example.com  ;; GOOGLE http://localhost:1/v1 | - | -
            https://a.example.com                                                     | option.address | Line 1
            anthropic https://a.example.com;anthropic                                 | option.address | Line 2
            klingon https://a.example.com                                             | option.address | anthropic, google, openai
            sk-secret-0123456789                                                      | option.address | Line 1
            openai https://a.example.com;anthropic https://b.example.com;openai https://c.example.com | option.address.twice | openai
            openai ftp://a.example.com                                                | option.address.url | Start the address
            openai https://me:secret@a.example.com                                    | option.address.url | Keep user names
            openai https://a.example.com/v1?key=secret                                | option.address.url | Leave out
            openai https://a.example.com https://b.example.com                        | option.address.url | This is not
            """)
    void anAddressIsOfADialect(String lines, String code, String said) {
        var options = ProviderOptions.of(Map.of("addresses", lines.replace(';', '\n')));
        assertThat(options.problems()).extracting(Problem::field).isEqualTo(code == null ? List.of() : List.of("addresses"));
        options.problems().forEach(it -> {
            assertThat(it.message().code()).isEqualTo(code);
            assertThat(it.message().text(Locale.ENGLISH)).contains(said).doesNotContain("secret", "{").endsWith(code.endsWith("url") ? " The address for openai is meant." : ".");
        });
        assertThat(ProviderOptions.of(options.fields())).isEqualTo(options);
    }

    /// One of several lines that are kept in one field.
    @Test
    void anAddressThatWasStoredIsNotLookedAtWhenAnotherOneComes() {
        var stored = ProviderOptions.of(Map.of("addresses", "klingon somewhere"));
        assertThat(stored.problems()).isNotEmpty();
        assertThat(stored.with(ProviderField.ADDRESSES, "klingon somewhere\nopenai https://a.example.com").problems(stored)).isEmpty();
        assertThat(stored.with(ProviderField.ADDRESSES, "klingon somewhere\nopenai else").problems(stored)).hasSize(1);
    }

    private static void assertProblem(String field, ProviderDraft draft) {
        assertThat(draft.problems()).extracting(Problem::field).containsExactly(field);
        assertThat(draft.problems().getFirst().message().text()).hasSizeLessThan(300);
    }

    private static ProviderDraft draft(String name, String kind, String url, String model, String notes) {
        return new ProviderDraft(name, kind, url, model, notes, KeyChange.KEEP);
    }
}
