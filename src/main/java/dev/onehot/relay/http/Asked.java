package dev.onehot.relay.http;

import module java.base;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;

/// What a program asks, as the head of its request says.
///
/// @param model in the path, where the dialect has it there; else empty
/// @param path behind the version, without a slash before it
/// @param query without the question mark and without a key; may be empty
record Asked(Tongue tongue, What what, String model, String path, String query) {
    private static final List<String> VERSIONS = List.of("v1/", "v1beta/", "v1alpha/", "openai/");

    /// Others have something to do with the connection itself, or make a server say the request's head again, in which the provider's key is.
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /// Servers and what stands before them decode a path once each.
    private static final int DECODED_TIMES = 2;

    /// What is asked of the same dialect without a version before it, as some programs do.
    private static final Set<String> KNOWN = Set.of("embeddings", "completions", "moderations");

    enum What {
        /// That the model answers.
        TURN,
        /// How many tokens a turn has.
        COUNT,
        /// Which models there are.
        MODELS,
        /// Whether there is this model.
        MODEL,
        /// Something that only a provider of the same dialect knows.
        OTHER
    }

    /// Empty when the endpoint has nothing there.
    ///
    /// @param target the path and the query
    static Optional<Asked> of(HttpMethod method, String target, HttpHeaders headers) {
        int question = target.indexOf('?');
        var whole = question < 0 ? target : target.substring(0, question);
        while (whole.startsWith("/")) {
            whole = whole.substring(1);
        }
        if (!METHODS.contains(method.name()) || Stream.iterate(whole, Asked::decoded).limit(DECODED_TIMES + 1).anyMatch(Asked::climbs)) {
            return Optional.empty();
        }
        var path = whole;
        for (var version = version(path); version.isPresent(); version = version(path)) {
            path = path.substring(version.get().length());
        }
        var query = question < 0 ? "" : withoutKey(target.substring(question + 1));
        boolean google = whole.startsWith("v1beta/") || whole.startsWith("v1alpha/") || headers.contains("x-goog-api-key");
        return of(method, path, google, !path.equals(whole), headers).map(it -> new Asked(it.tongue, it.what, it.model, it.path, query));
    }

    /// Whether a server would look for it elsewhere than behind the address that a person entered.
    private static boolean climbs(String path) {
        return Arrays.stream(path.split("[/\\\\]", -1)).map(it -> it.split(";", 2)[0].strip()).anyMatch(it -> it.equals(".") || it.equals(".."));
    }

    private static Optional<Asked> of(HttpMethod method, String path, boolean google, boolean versioned, HttpHeaders headers) {
        boolean post = method.equals(HttpMethod.POST);
        if (post && path.equals("messages")) {
            return asked(Tongue.MESSAGES, What.TURN, path);
        } else if (post && path.equals("messages/count_tokens")) {
            return asked(Tongue.MESSAGES, What.COUNT, path);
        } else if (post && path.equals("chat/completions")) {
            return asked(Tongue.CHAT, What.TURN, path);
        } else if (post && path.equals("responses")) {
            return asked(Tongue.RESPONSES, What.TURN, path);
        } else if (path.startsWith("models/") && path.indexOf(':', path.lastIndexOf('/')) > 0) {
            return gemini(path);
        } else if (path.equals("models") || path.startsWith("models/")) {
            var tongue = google ? Tongue.GEMINI : headers.contains("anthropic-version") ? Tongue.MESSAGES : Tongue.CHAT;
            return method.equals(HttpMethod.GET)
                    ? Optional.of(new Asked(tongue, path.equals("models") ? What.MODELS : What.MODEL, decoded(path.substring(path.indexOf('/') + 1)), path, ""))
                    : Optional.empty();
        } else if (path.startsWith("messages/")) {
            return asked(Tongue.MESSAGES, What.OTHER, path);
        } else if (path.startsWith("responses/")) {
            return asked(Tongue.RESPONSES, What.OTHER, path);
        }
        return versioned || KNOWN.contains(path) ? asked(google ? Tongue.GEMINI : Tongue.CHAT, What.OTHER, path) : Optional.empty();
    }

    private static Optional<Asked> gemini(String path) {
        int colon = path.lastIndexOf(':');
        var what = switch (path.substring(colon + 1)) {
            case "generateContent", "streamGenerateContent" -> What.TURN;
            case "countTokens" -> What.COUNT;
            default -> What.OTHER;
        };
        return Optional.of(new Asked(Tongue.GEMINI, what, decoded(path.substring("models/".length(), colon)), path, ""));
    }

    private static Optional<Asked> asked(Tongue tongue, What what, String path) {
        return Optional.of(new Asked(tongue, what, "", path, ""));
    }

    private static Optional<String> version(String path) {
        return VERSIONS.stream().filter(path::startsWith).findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    private static String withoutKey(String query) {
        return Arrays.stream(query.split("&", -1)).filter(it -> !it.isEmpty() && !it.startsWith("key=")).collect(Collectors.joining("&"));
    }

    /// What a program of this dialect does behind the colon.
    String action() {
        return path.substring(path.lastIndexOf(':') + 1);
    }

    /// The whole path and query at a server, given what stands before.
    String at(String before) {
        return before + (query.isEmpty() ? "" : (before.contains("?") ? "&" : "?") + query);
    }
}
