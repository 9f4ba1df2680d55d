package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Presets that a person wrote: what is right is used, what is wrong is told with its line and spoils nothing else.
class OwnPresetsTest {
    @Test
    void anOwnPresetIsOfAFamilyAndListedByName() {
        var own = OwnPresets.parse("""
                # the company's gateway
                [work]
                name = Gateway at work
                kind = openai
                base-url = https://llm.example.com/v1
                header = X-Team: search
                header = X-Gateway-Token: {env:GATEWAY_TOKEN}
                models = gpt-5.5, small
                env = GATEWAY_TOKEN
                """);
        assertThat(own.problems()).isEmpty();
        var preset = own.presets().getFirst();
        assertThat(preset.own()).isTrue();
        assertThat(preset.kind()).isEqualTo("openai");
        assertThat(preset.headers()).extracting(Header::line)
                .containsExactly("X-Team: search", "X-Gateway-Token: {env:GATEWAY_TOKEN}");
        assertThat(preset.models()).containsExactly("gpt-5.5", "small");
        assertThat(preset.initials()).isEqualTo("Ga");
        assertThat(own.withCatalog()).extracting(it -> it.name().toLowerCase(Locale.ROOT)).isSorted().contains("gateway at work");
    }

    @Test
    void whatIsWrongIsToldAndTheRestIsUsed() {
        var own = OwnPresets.parse("""
                [good]
                base-url = http://localhost:9999/v1
                [Bad Id]
                [openai]
                [secret]
                header = Authorization: Bearer sk-abcdefghijkl
                [odd]
                kind = nobody
                auth = X: {key}
                base-url = ftp://example.com
                color = red
                initials = ABCD
                """);
        assertThat(own.presets()).extracting(Preset::id).containsExactly("good");
        assertThat(own.problems()).extracting(it -> it.message().code()).containsExactly(
                "presets.id", "presets.twice", "header.secret", "presets.key", "presets.kind", "url.scheme", "presets.color",
                "presets.initials");
        assertThat(own.problems().toString()).doesNotContain("sk-abcdefghijkl");
    }

    @Test
    void aFileThatIsNoCatalogSaysWhichLine() {
        var own = OwnPresets.parse("[a]\nname = A\nwhat is this");
        assertThat(own.presets()).isEmpty();
        assertThat(own.problems().getFirst().message().text(Locale.ENGLISH)).isEqualTo("Line 3 is neither [a-name] nor key = value.");
    }
}
