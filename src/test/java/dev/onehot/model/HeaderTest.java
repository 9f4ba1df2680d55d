package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Headers: read, filled in for one request, and those that are sent to a family's server.
class HeaderTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", " t0ken ", "BLANK", " ", "SHORT", "abc", "FOUR", "abcd", "key", "not the key");
    private static final ApiKey KEY = ApiKey.of("sk-1");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"'A: b', 'A: b'", "'a:b:c', 'a: b:c'", "' A : b ', 'A: b'", ":b, -", "A, -", "'', -", "'A:', 'A: '"})
    void itIsReadAndWritten(String line, String written) {
        assertThat(Header.parse(line).map(Header::line).orElse(null)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"{key}, sk-1", "Bearer {key}, Bearer sk-1", "{env:TOKEN}, t0ken", "{env:BLANK}, -", "{env:NONE}, -", "plain, plain", "{other} $1, {other} $1"})
    void itIsFilledInWhereEverythingIsThere(String value, String filled) {
        assertThat(new Header("A", value).filled(KEY, ENVIRONMENT).map(Header::value).orElse(null)).isEqualTo(filled);
    }

    @Test
    void anEmptyKeyFillsNothing() {
        assertThat(new Header("A", "{key}").filled(ApiKey.of(""), Map.of())).isEmpty();
    }

    @Test
    void names() {
        var header = new Header("X-A", "1");
        assertThat(header.is("x-a")).isTrue();
        assertThat(header.is("x-b")).isFalse();
        assertThat(header.isSame(new Header("x-a", "1"))).isTrue();
        assertThat(header.isSame(new Header("x-a", "2"))).isFalse();
        assertThat(header.isSame(new Header("x-b", "1"))).isFalse();
        assertThat(new Header("A", "{key}").holdsKey()).isTrue();
        assertThat(header.holdsKey()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'X A', 1, header.name", "'', 1, header.name", "Host, 1, header.reserved", "X-A, a\u007fb, header.value", "X-A, 'a\u001fb', header.value", "X-A, ü, header.value",
        "X-A, 'a ~', ''", "X-Token, 1, header.secret", "X-Token, {env:A}, ''"})
    void whatIsWrong(String name, String value, String code) {
        assertThat(new Header(name, value).problems()).extracting(it -> it.message().code()).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void lengths() {
        assertThat(new Header("X-A", "x".repeat(2_000)).problems()).isEmpty();
        assertThat(new Header("X-A", "x".repeat(2_001)).problems()).hasSize(1);
        assertThat(new Header("x".repeat(101), "x").problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        // family, own headers, with the key, sent
        "openai, '', true, 'Authorization: Bearer sk-1'", "openai, '', false, ''", "openai, 'X-Key: {key}', true, 'X-Key: sk-1'",
        "openai, 'X-A: {env:TOKEN}', false, ''", "openai, 'X-A: {env:NONE}', true, 'Authorization: Bearer sk-1'", "openai, 'X-A: 1', false, 'X-A: 1'",
        "openai, 'authorization: mine', true, 'authorization: mine'",
        "anthropic, '', true, 'x-api-key: sk-1;anthropic-version: 2023-06-01'", "anthropic, '', false, 'anthropic-version: 2023-06-01'",
        "anthropic, 'Anthropic-Version: 1', false, 'Anthropic-Version: 1'", "anthropic, 'X-A: {env:TOKEN}', true, 'X-A: t0ken;x-api-key: sk-1;anthropic-version: 2023-06-01'",
    })
    void whatAServerIsSent(String family, String own, boolean withKey, String sent) {
        var headers = new ServerHeaders(Presets.family(family), ProviderOptions.of(Map.of("headers", own)), KEY).filled(withKey, ENVIRONMENT);
        assertThat(headers.stream().map(Header::line).collect(Collectors.joining(";"))).isEqualTo(sent);
    }

    @Test
    void whoIsCharged() {
        var options = ProviderOptions.of(Map.of("organization", "acme", "headers", "X-Org: {organization}\nX-Project: {project}"));
        assertThat(new ServerHeaders(Presets.family("openai"), options, KEY).filled(false, Map.of())).extracting(Header::line)
                .contains("X-Org: acme").noneMatch(it -> it.startsWith("X-Project"));
    }

    /// What must not be repeated: the key, and what variables hold, unless it is hardly a secret.
    @Test
    void secrets() {
        var options = ProviderOptions.of(Map.of("headers", "X-A: {env:TOKEN}\nX-B: {env:SHORT} {env:FOUR} {env:TOKEN}\nX-C: {key}\nX-D: {env:NONE}"));
        assertThat(new ServerHeaders(Presets.family("openai"), options, KEY).secrets(ENVIRONMENT)).extracting(ApiKey::reveal).containsExactly("sk-1", "t0ken", "abcd");
    }
}
