package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A person sees what changes, and nobody's key.
class UnifiedDiffTest {
    private static final String SECRET = "hunter2-Zx81";

    @Test
    void theLinesOfBothTextsComeOutAgain() {
        var random = new Random(17);
        for (int round = 0; round < 2_000; round++) {
            var before = lines(random);
            var after = lines(random);
            var steps = LineDiff.steps(before, after);
            assertThat(steps.stream().filter(it -> it.sign() != '+').map(it -> before.get(it.before() - 1))).containsExactlyElementsOf(before);
            assertThat(steps.stream().filter(it -> it.sign() != '-').map(it -> after.get(it.after() - 1))).containsExactlyElementsOf(after);
            assertThat(steps.stream().filter(it -> it.sign() == ' ')).allSatisfy(it -> assertThat(before.get(it.before() - 1)).isEqualTo(after.get(it.after() - 1)));
        }
    }

    private static List<String> lines(Random random) {
        return random.ints(random.nextInt(12), 0, 4).mapToObj(String::valueOf).toList();
    }

    @Test
    void textsThatHaveNothingInCommonAreChangedAltogether() {
        var before = IntStream.range(0, 3_000).mapToObj(it -> "a" + it).toList();
        var after = IntStream.range(0, 3_000).mapToObj(it -> "b" + it).toList();
        var steps = LineDiff.steps(before, after);
        assertThat(steps).hasSize(6_000);
        assertThat(steps.stream().filter(it -> it.sign() == '+').map(it -> after.get(it.after() - 1))).containsExactlyElementsOf(after);
    }

    @Test
    void itLooksAsOthersDo() {
        var before = IntStream.rangeClosed(1, 20).mapToObj(it -> "line " + it + "\n").collect(Collectors.joining());
        var after = before.replace("line 2\n", "").replace("line 18\n", "line 18\nmore\n");
        assertThat(UnifiedDiff.of("/a", Optional.of(before), Optional.of(after), List.of())).isEqualTo("""
                --- /a
                +++ /a
                @@ -1,5 +1,4 @@
                 line 1
                -line 2
                 line 3
                 line 4
                 line 5
                @@ -16,5 +15,6 @@
                 line 16
                 line 17
                 line 18
                +more
                 line 19
                 line 20
                """);
        assertThat(UnifiedDiff.of("/a", Optional.empty(), Optional.of("x\n"), List.of())).isEqualTo("--- /dev/null\n+++ /a\n@@ -0,0 +1,1 @@\n+x\n");
        assertThat(UnifiedDiff.of("/a", Optional.of("x\n"), Optional.empty(), List.of())).isEqualTo("--- /a\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-x\n");
        assertThat(UnifiedDiff.of("/a", Optional.of("x\n"), Optional.of("x\n"), List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "apiKey: %s",
        "  \"apiKey\": \"%s\",",
        "  \"apiKey\":\"%s\",\"a\":1",
        "api_key = '%s' # old",
        "export OPENAI_API_KEY=%s",
        "$env:OPENAI_API_KEY = \"%s\"",
        "\"headers\": { \"X-Own\": \"%s\" }",
        "http_headers = { X-Own = \"%s\", Y = 'a' }",
        "[model_providers.x.http_headers]\nX-Own = \"%s\"",
        "\"headers\": {\n  \"X-Own\": \"%s\"\n}",
        "\"apiKey\":\n  \"%s\"",
        "api_key: |\n  %s\nname: x",
        "tokens:\n  - %s\n  - other",
        "tokens = [\n  \"%s\",\n]",
        "args = [\"-y\", \"server\", \"--api-key\", \"%s\"]",
        "command: server --token=%s",
        "url: https://me:%s@host.example/x",
        "Authorization: Bearer %s",
        "note: sk-%s",
        "password=%s",
        "PASSWORD=a#b,%s",
        "{ password: a b %s, c: d }",
        "SECRET='%s"
    })
    void nobodysKeyIsShown(String text) {
        var before = text.formatted(SECRET);
        var shown = UnifiedDiff.of("/a", Optional.of(before), Optional.of(before + "\nmore"), List.of("ours"))
                + UnifiedDiff.of("/a", Optional.of(before), Optional.of("more"), List.of("ours"));
        assertThat(shown).contains("••••").doesNotContain("hunter2").doesNotContain("Zx81");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"apiKeyHelper\": \"ours\"", "envKey: ours", "\"model\": \"gpt-5.1-codex-max\"", "token_limit = 5000", "\"maxTokens\": 128000,", "\"key\": true", "apiKey: \"\""})
    void whatIsOursOrNoSecretIsToBeRead(String line) {
        assertThat(UnifiedDiff.of("/a", Optional.empty(), Optional.of(line), List.of("ours"))).endsWith("+" + line + "\n");
    }
}
