package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The fields of a provider: what they are called everywhere, how they are tidied, and where they end.
class ProviderFieldTest {
    @ParameterizedTest
    @CsvSource({
        // field, word, column, control, holds addresses, leads, of the original, for all
        "NAME, '', provider_name, nameField, false, false, true, true", "KIND, '', kind, kindField, false, true, false, true",
        "BASE_URL, base-url, base_url, baseUrlField, true, true, false, true", "MODEL, model, model, modelField, false, false, true, true",
        "NOTES, notes, notes, notesField, false, false, false, true", "HEADERS, headers, headers, headersArea, false, false, false, true",
        "RESOURCE, resource, resource, resourceField, false, true, false, false", "TIMEOUT_SECONDS, timeout, timeout_seconds, timeoutField, false, false, false, true",
        "PROXY, proxy, proxy, proxyField, true, true, false, true", "ADDRESSES, addresses, addresses, addressesArea, true, true, false, true",
    })
    void names(ProviderField field, String word, String column, String control, boolean addresses, boolean leads, boolean originals, boolean all) {
        assertThat(List.of(field.word(), field.column(), field.controlId())).containsExactly(word, column, control);
        assertThat(List.of(field.holdsAddresses(), field.leads(), field.isOriginals(), field.isForAll())).containsExactly(addresses, leads, originals, all);
        assertThat(field.mattersTo(Presets.family("azure-openai"))).isTrue();
        assertThat(field.mattersTo(Presets.family("google"))).isEqualTo(all);
        assertThat(field.option().word()).isNotNull();
        assertThat(field.most()).isEqualTo(Map.of("NAME", 200, "KIND", 64, "MODEL", 300, "NOTES", 20_000, "RESOURCE", 63, "TIMEOUT_SECONDS", 600).getOrDefault(field.name(), 0));
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT_SECONDS, ' 30 ', 30", "TIMEOUT_SECONDS, 0, ''", "TIMEOUT_SECONDS, 000, ''", "TIMEOUT_SECONDS, 007, 7", "TIMEOUT_SECONDS, soon, -1", "TIMEOUT_SECONDS, ' ', ''",
        "TIMEOUT_SECONDS, -5, -5", "TIMEOUT_SECONDS, 1234567890, -1", "PROXY, ' x ', x", "ADDRESSES, ' Openai =  https://a ', openai https://a", "ADDRESSES, what else, what else",
        "ADDRESSES, what, what",
    })
    void tidied(ProviderField field, String typed, String kept) {
        assertThat(ProviderOptions.NONE.with(field, typed).text(field)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "timeoutSeconds, 600, ''", "timeoutSeconds, 601, option.timeout", "timeoutSeconds, -1, option.timeout", "timeoutSeconds, soon, option.timeout", "timeoutSeconds, 1, ''",
        "resource, a-1, ''", "resource, -a, option.resource", "resource, a.b, option.resource", "proxy, direct, ''", "proxy, DIRECT, ''", "proxy, env:MY_PROXY, ''",
        "proxy, http://h:1, ''", "proxy, https://h:1, url.scheme", "proxy, me@h, option.proxy.password", "proxy, 'http://a b', url.broken",
        "organization, a\tb, field.control", "project, a\tb, field.control", "apiVersion, a\tb, field.control", "deployment, a\tb, field.control",
    })
    void whatIsWrong(String field, String text, String code) {
        assertThat(ProviderOptions.of(Map.of(field, text)).problems()).extracting(it -> it.message().code()).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void lengths() {
        assertThat(ProviderOptions.of(Map.of("resource", "a".repeat(63))).problems()).isEmpty();
        assertThat(ProviderOptions.of(Map.of("resource", "a".repeat(64))).problems()).hasSize(1);
        assertThat(new ProviderDraft("n", "k", "https://a.b/" + "x".repeat(2_048 - 12), "", "", KeyChange.KEEP).problems()).isEmpty();
        assertThat(new ProviderDraft("n", "k", "https://a.b/" + "x".repeat(2_049 - 12), "", "", KeyChange.KEEP).problems()).hasSize(1);
        assertThat(new ProviderDraft("n", "k", "", "", "\0", KeyChange.KEEP).problems()).hasSize(1);
        assertThat(new ProviderDraft(" ", " ", "", "", "", KeyChange.KEEP).problems()).extracting(Problem::field).containsExactly("name", "kind");
        assertThat(headers(50).problems()).isEmpty();
        assertThat(headers(51).problems()).extracting(it -> it.message().code()).containsExactly("header.many");
    }

    /// One wrong header is told, the first; one that was stored so is left alone.
    @Test
    void headers() {
        var wrong = ProviderOptions.of(Map.of("headers", "X-A: 1\n\n \nHost: x\nX-Token: y\nno header"));
        assertThat(wrong.headers()).extracting(Header::line).containsExactly("X-A: 1", "Host: x", "X-Token: y", "no header: ");
        assertThat(wrong.problems()).extracting(it -> it.message().code()).containsExactly("header.reserved");
        assertThat(wrong.problems(wrong)).isEmpty();
        assertThat(wrong.fields()).containsEntry("headers", "X-A: 1\nHost: x\nX-Token: y\nno header: ").containsKey("addresses").doesNotContainKey("name");
        assertThat(wrong.withHeaders(List.of()).headers()).isEmpty();
        assertThat(ProviderOptions.of(Map.of("timeoutSeconds", "30")).timeoutSeconds()).isEqualTo(30);
        assertThat(ProviderOptions.NONE.timeoutSeconds()).isZero();
        assertThat(ProviderOptions.of(Map.of("proxy", "direct")).proxy()).isEqualTo("direct");
        assertThat(ProviderOptions.proxyVariable("env:MY_PROXY")).contains("MY_PROXY");
        assertThat(ProviderOptions.proxyVariable("http://h:1")).isEmpty();
    }

    /// What was stored before a rule came is only told when it is changed.
    @Test
    void whatWasWrongBeforeIsLeftAlone() {
        var stored = EndpointProvider.at(1).withFields(Map.of("notes", "a\0b", "baseUrl", "ftp://x"));
        var draft = ProviderDraft.of(stored);
        assertThat(draft.problems()).extracting(Problem::field).containsExactly("baseUrl", "notes");
        assertThat(draft.problems(stored)).isEmpty();
        assertThat(draft.withBaseUrl("ftp://y").problems(stored)).extracting(Problem::field).containsExactly("baseUrl");
        assertThat(draft.withKey(KeyChange.to(ApiKey.of("two words"))).problems(stored)).extracting(Problem::field).containsExactly("key");
    }

    @Test
    void aPastedAddressFillsOtherFields() {
        var google = new ProviderDraft("n", "google", "https://g.example/v1beta/models/gemini:generateContent", "", "", KeyChange.KEEP);
        assertThat(google.tidied().model()).isEqualTo("gemini");
        var named = new ProviderDraft("n", "google", google.baseUrl(), "mine", "", KeyChange.KEEP);
        assertThat(named.tidied().model()).isEqualTo("mine");
    }

    private static ProviderOptions headers(int count) {
        return ProviderOptions.of(Map.of("headers", IntStream.range(0, count).mapToObj(it -> "X-" + it + ": 1").collect(Collectors.joining("\n"))));
    }
}
