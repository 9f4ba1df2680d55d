package dev.onehot.relay.http;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Endpoints;
import dev.onehot.model.Header;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.ServerHeaders;
import dev.onehot.relay.Answerer;

/// How one provider is asked in one dialect for one model. Holds headers with a key, which it does not print.
///
/// A class and not a record, so that no generated method shows them.
final class ServerWay {
    private static final Set<String> OWN = Set.of("anthropic", "openai", "azure-openai", "google");

    private final Provider provider;
    private final ApiKey key;
    private final Endpoints endpoints;
    private final List<Header> headers;
    private final List<ApiKey> secrets;
    private final boolean responses;

    private ServerWay(Provider provider, ApiKey key, Endpoints endpoints, Map<String, String> environment) {
        this.provider = provider;
        this.key = key;
        this.endpoints = endpoints;
        var all = new ServerHeaders(endpoints.family(), endpoints.options(), key);
        this.headers = all.filled(true, environment);
        this.secrets = all.secrets(environment);
        this.responses = hasResponses(endpoints);
    }

    /// The provider at its address for this dialect, where it has one; else at its own.
    ///
    /// @param model as the provider calls it
    static ServerWay of(Answerer answerer, Tongue tongue, String model, Map<String, String> environment) {
        var provider = answerer.provider().speaking(Set.of(tongue.protocol()));
        var family = Presets.family(provider.kind());
        var typed = Endpoints.typed(family, provider.baseUrl(), provider.options(), model);
        var ways = Endpoints.of(family, provider.baseUrl(), provider.options(), model);
        var asked = ways.stream().filter(it -> it.isAskedWith(typed)).findFirst().orElse(ways.getFirst());
        return new ServerWay(answerer.provider(), answerer.key(), asked, environment);
    }

    /// Whether it is still so.
    boolean isOf(Answerer answerer) {
        return provider.equals(answerer.provider()) && key.equals(answerer.key());
    }

    /// Whether the server is asked in this dialect as it is.
    boolean speaks(Tongue tongue) {
        return endpoints.family().speech().protocol() == tongue.protocol() && (tongue != Tongue.RESPONSES || responses);
    }

    /// In which dialect it is asked otherwise.
    Tongue tongue() {
        return switch (endpoints.family().speech().protocol()) {
            case ANTHROPIC -> Tongue.MESSAGES;
            // OpenAI's own say what they think there, and think beside tools.
            case OPENAI -> responses && isOwnDialect() ? Tongue.RESPONSES : Tongue.CHAT;
            case GOOGLE -> Tongue.GEMINI;
        };
    }

    /// Whether the server is that of the company whose dialect it speaks.
    boolean isOwnDialect() {
        return OWN.contains(endpoints.family().id());
    }

    /// Where it is not known, none: most servers that speak OpenAI's dialect know no Responses.
    private static boolean hasResponses(Endpoints endpoints) {
        return Presets.answersResponses(endpoints.prefix())
                .or(() -> endpoints.isVendor() ? endpoints.family().responses() : Optional.empty())
                .orElse(false);
    }

    /// The vendor's own host.
    boolean isVendor() {
        return endpoints.isVendor();
    }

    /// Where it is asked; empty where the address is none.
    Optional<URI> uri(Asked asked) {
        var chat = endpoints.chat();
        return switch (asked.what()) {
            case TURN -> switch (asked.tongue()) {
                case MESSAGES, CHAT -> chat;
                case RESPONSES -> endpoints.responses();
                case GEMINI -> chat.map(it -> URI.create(it.toString().replaceFirst(":[A-Za-z]+(?=\\?|$)", ":" + asked.action())));
            };
            case COUNT -> asked.tongue() == Tongue.GEMINI
                    ? chat.map(it -> URI.create(it.toString().replaceFirst(":[A-Za-z]+(?=\\?|$)", ":" + asked.action())))
                    : chat.map(it -> URI.create(it + "/count_tokens"));
            case MODELS -> endpoints.list();
            case MODEL, OTHER -> chat.flatMap(it -> other(asked.path()));
        };
    }

    private Optional<URI> other(String path) {
        try {
            return Optional.of(new URI(endpoints.prefix() + "/" + path));
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }

    String proxy() {
        return endpoints.options().proxy();
    }

    /// With which it is asked, the key among them.
    List<Header> headers() {
        return headers;
    }

    /// The name of a header that cannot be sent, since what a variable or a key puts into it holds what no header may.
    Optional<String> unsendable() {
        return headers.stream().filter(it -> it.value().chars().anyMatch(c -> c < ' ' || c > '~')).map(Header::name).findFirst();
    }

    /// Whether every request of the family has this header, and not just this provider's.
    boolean isUsual(String header) {
        return endpoints.family().speech().headers().stream().anyMatch(it -> it.is(header))
                && endpoints.options().headers().stream().noneMatch(it -> it.is(header));
    }

    /// What nobody may be told who reads what a server says.
    List<ApiKey> secrets() {
        return secrets;
    }
}
