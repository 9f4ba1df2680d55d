package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What of a provider makes it another one: for a draft, for a check, for a key, for a place among others.
class ProviderTest {
    private static final Provider STORED = provider(1, "One", 5, false).withFields(Map.of(
            "kind", "azure-openai", "baseUrl", "https://a.example/v1", "model", "m", "notes", "n", "resource", "acme", "deployment", "d", "proxy", "http://p:1",
            "addresses", "anthropic https://b.example"));

    @ParameterizedTest
    @CsvSource({
        // field, same draft, same server, same address
        "name, false, true, true", "notes, false, true, true", "kind, false, false, false", "baseUrl, false, false, false", "model, false, false, true",
        "resource, false, false, false", "deployment, false, false, true", "proxy, false, false, false", "addresses, false, false, false", "organization, false, false, true",
    })
    void aFieldThatDiffers(String field, boolean draft, boolean server, boolean address) {
        var other = STORED.withFields(Map.of(field, "x"));
        assertThat(List.of(STORED.sameDraft(other), STORED.sameServer(other), STORED.sameAddress(other))).containsExactly(draft, server, address);
        assertThat(STORED.fields().get(field)).isNotEqualTo("x");
        assertThat(other.fields()).containsEntry(field, "x");
    }

    @Test
    void whatIsNotEditedMakesNoOtherOne() {
        var other = STORED.withActive(false, "later").withVersion(9).withPlace(new Provider.Place(7, true)).withCheck(Optional.of(check()));
        assertThat(List.of(STORED.sameDraft(other), STORED.sameServer(other), STORED.sameAddress(other))).containsOnly(true);
        assertThat(other.active()).isFalse();
        assertThat(other.updatedAt()).isEqualTo("later");
        assertThat(other.version()).isEqualTo(9);
        assertThat(other.place()).isEqualTo(new Provider.Place(7, true));
        assertThat(other.check()).contains(check());
        var keyed = STORED.withKey(MaskedKey.of(ApiKey.of("sk-0123456789abcdef")));
        assertThat(keyed.key().tail()).isEqualTo("cdef");
        assertThat(List.of(STORED.sameDraft(keyed), STORED.sameServer(keyed), STORED.sameAddress(keyed))).containsExactly(false, false, true);
        assertThat(STORED.sameName(provider(2, "ONE", 1, true))).isTrue();
        assertThat(STORED.sameName(provider(2, "Two", 1, true))).isFalse();
    }

    @Test
    void pinnedOnesStandFirstThenByPositionThenAsTheyCame() {
        var sorted = List.of(provider(1, "d", 2, false), provider(4, "e", 2, false), provider(2, "c", 1, false), provider(3, "b", 9, true), provider(5, "a", 8, true));
        var mixed = new ArrayList<>(sorted.reversed());
        mixed.sort(Provider.ORDER);
        assertThat(mixed).extracting(Provider::name).containsExactly("a", "b", "c", "d", "e");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, true", "https://a.example/v1, true", "https://a.example/v1/, true", "https://a.example/openai/v1, true", "https://b.example, true",
        "https://b.example/v1, true", "https://c.example, false", "http://a.example, false", "'', false"
    })
    void anAddressThatItIsAt(String address, boolean there) {
        var provider = STORED.withFields(Map.of("kind", "openai-compatible", "baseUrl", "https://a.example/openai/v1", "addresses", "anthropic https://b.example\ngoogle https://a.example"));
        assertThat(provider.isAt(address)).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, '', m, '', true", "openai, '', '', '', true", "openai, https://a.example, '', '', false", "openai-compatible, '', '', '', false",
        "azure-openai, https://a.example, '', d, true",
    })
    void whetherProgramsAreToldOfAModel(String kind, String baseUrl, String model, String deployment, boolean told) {
        assertThat(STORED.withFields(Map.of("kind", kind, "baseUrl", baseUrl, "model", model, "deployment", deployment)).hasModel()).isEqualTo(told);
    }

    /// At the first address of a dialect that is wanted.
    @Test
    void itSpeaksWhatIsStoredWithIt() {
        var several = STORED.withFields(Map.of("kind", "openai-compatible", "addresses", "google https://g.example\nanthropic https://b.example"));
        assertThat(several.speaking(Set.of(Protocol.ANTHROPIC))).extracting(Provider::kind, Provider::baseUrl).containsExactly("anthropic", "https://b.example");
        assertThat(several.speaking(Set.of(Protocol.GOOGLE))).extracting(Provider::kind, Provider::baseUrl).containsExactly("google", "https://g.example");
        assertThat(several.speaking(Set.of(Protocol.OPENAI))).isSameAs(several);
        var anthropic = STORED.withFields(Map.of("kind", "anthropic", "addresses", "openai https://o.example/v1"));
        assertThat(anthropic.speaking(Set.of(Protocol.OPENAI))).extracting(Provider::kind, Provider::baseUrl).containsExactly(Presets.FALLBACK, "https://o.example/v1");
        assertThat(anthropic.speaking(Set.of(Protocol.GOOGLE))).isSameAs(anthropic);
        // A vendor's further addresses are not mixed up.
        var vendor = STORED.withFields(Map.of("kind", "deepseek", "baseUrl", "", "addresses", ""));
        assertThat(vendor.speaking(Set.of(Protocol.GOOGLE))).isSameAs(vendor);
    }

    @Test
    void theEndpointIsAProviderLikeOthers() {
        var endpoint = EndpointProvider.at(7_411);
        assertThat(endpoint).extracting(Provider::id, Provider::kind, Provider::baseUrl, Provider::model)
                .containsExactly(-1L, Presets.FALLBACK, "http://127.0.0.1:7411/v1", "active");
        assertThat(endpoint.speaking(Set.of(Protocol.ANTHROPIC)).baseUrl()).isEqualTo("http://127.0.0.1:7411");
        assertThat(Stream.of("", "0", "1", "65535", "65536", "x").map(it -> EndpointProvider.port(Optional.of(it)))).containsExactly(7_411, 7_411, 1, 65_535, 7_411, 7_411);
        assertThat(EndpointProvider.port(Optional.empty())).isEqualTo(7_411);
        assertThat(Stream.of("active", "active-small", "gpt").map(EndpointProvider::isModel)).containsExactly(true, true, false);
    }

    private static CheckResult check() {
        return CheckResult.failed("at", "url", CheckFailure.of(CheckClass.REFUSED, ""));
    }

    private static Provider provider(long id, String name, double position, boolean pinned) {
        return new Provider(
                id, name, "openai", "", "m", "", ProviderOptions.NONE, MaskedKey.NONE, "", List.of(), true, new Provider.Place(position, pinned), Optional.empty(), "then",
                "now", 1);
    }
}
