package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

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

    @Test
    void lettersOfAnIcon() {
        assertThat(OwnPresets.parse("[a]\ninitials = ABC").presets().getFirst().initials()).isEqualTo("ABC");
        assertThat(OwnPresets.parse("[x]").presets().getFirst().initials()).isEqualTo("x");
        assertThat(OwnPresets.parse("\n[a]\ncolor = red").problems().getFirst().field()).isEqualTo("2");
        assertThat(OwnPresets.parse("= a").problems().getFirst().field()).isEqualTo("1");
        assertThat(OwnPresets.parse("[a]\nx=1").problems()).extracting(it -> it.message().code()).containsExactly("presets.key");
    }

    /// What a section leaves out comes from its family, and what a vendor's further address leaves out from the vendor.
    @Test
    void whatIsLeftOutIsInherited() {
        var sections = Presets.sections("""
                [family]
                name = Family
                base-url = https://f.example/v1
                needs-key = no
                models = a, ,b
                env = F_KEY
                list = none
                chat = /messages
                public-list = yes
                [vendor]
                kind = family
                base-url = https://v.example/v1
                models = c
                responses = yes
                [vendor-other]
                kind = other
                vendor = vendor
                color = #123456
                [other]
                models = d
                """);
        var byId = sections.stream().collect(Collectors.toMap(PresetSection::id, it -> it));
        var presets = sections.stream().map(it -> it.preset(byId::get)).collect(Collectors.toMap(Preset::id, it -> it));
        assertThat(presets.get("family")).extracting(Preset::models, Preset::kind, Preset::vendor).containsExactly(List.of("a", "b"), "family", "family");
        assertThat(presets.get("family").speech()).extracting(it -> it.needsKey(), it -> it.list(), it -> it.chat(), it -> it.publicList())
                .containsExactly(false, "", "/messages", true);
        assertThat(presets.get("vendor")).extracting(Preset::name, Preset::models, Preset::environment, Preset::color, Preset::responses)
                .containsExactly("vendor", List.of("c"), List.of("F_KEY"), "#475569", Optional.of(true));
        assertThat(presets.get("vendor-other")).extracting(Preset::kind, Preset::vendor, Preset::models, Preset::environment, Preset::color, Preset::responses)
                .containsExactly("other", "vendor", List.of("c"), List.of("F_KEY"), "#123456", Optional.empty());
        assertThat(presets.get("vendor-other").speech()).extracting(it -> it.needsKey(), it -> it.list(), it -> it.chat(), it -> it.publicList())
                .containsExactly(true, "/models", "/chat/completions", false);
    }
}
