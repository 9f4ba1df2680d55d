package dev.onehot.model;

import module java.base;

/// Where a provider's server is asked for what. Pure. No address ever holds a key.
///
/// @param prefix the base URL, with a version behind it where it needs one
/// @param model that a message is for; may be empty
public record Endpoints(Preset family, String prefix, ProviderOptions options, String model) {
    private static final Pattern VERSIONED = Pattern.compile(".*/v\\d+[a-z0-9]*");
    private static final Pattern VERSION_INSIDE = Pattern.compile("[^/]+//[^/]+/(?:.*/)?v\\d+[a-z0-9]*/.*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");
    private static final String ROOT = "root:";

    /// The ways to ask, the likeliest first: a base URL that does not end in a version may need one, or may not.
    ///
    /// @param baseUrl as it was typed; empty for the family's own
    public static List<Endpoints> of(Preset family, String baseUrl, ProviderOptions options, String model) {
        var typed = typed(family, baseUrl, options, model);
        var base = typed.prefix();
        var asked = asked(family, base);
        if (!asked.equals(base)) {
            return List.of(new Endpoints(family, asked, typed.options(), model), typed);
        }
        var version = family.speech().version();
        if (version.isEmpty() || !family.speech().added().isEmpty() || VERSIONED.matcher(base).matches()) {
            return List.of(typed);
        }
        var versioned = new Endpoints(family, base + "/" + version, typed.options(), model);
        // Behind a version of its own a gateway names what it leads to, and that wants no other.
        return VERSION_INSIDE.matcher(base).matches() ? List.of(typed, versioned) : List.of(versioned, typed);
    }

    /// What programs ask that are given this address: those of some families add a version, whatever stands before.
    private static String asked(Preset family, String base) {
        var speech = family.speech();
        boolean whole = speech.protocol() == Protocol.OPENAI ? VERSIONED.matcher(base).matches() : speech.added().stream().anyMatch(base::endsWith);
        return whole || speech.added().isEmpty() ? base : base + "/" + speech.version();
    }

    /// Whether there is a base URL with which programs ask this way.
    public boolean isAsked() {
        return asked(family, prefix).equals(prefix);
    }

    /// Whether programs ask this way that are given the base URL as it was typed.
    ///
    /// @param typed the way that adds no version
    public boolean isAskedWith(Endpoints typed) {
        return asked(family, typed.prefix).equals(prefix);
    }

    /// The way that adds no version: what a program asks that is given the base URL as it was typed.
    public static Endpoints typed(Preset family, String baseUrl, ProviderOptions options, String model) {
        var pasted = PastedAddress.of(family.id(), baseUrl.isBlank() ? family.baseUrl() : baseUrl);
        var azure = options.withAzure(
                options.deployment().isEmpty() ? pasted.deployment() : "", options.apiVersion().isEmpty() ? pasted.apiVersion() : "");
        return new Endpoints(family, fill(pasted.baseUrl(), azure, model).replaceAll("/+$", ""), azure, model);
    }

    /// What programs are given so that they ask this way: each adds to it what those of its family add.
    public String forPrograms() {
        return family.speech().added().stream()
                .filter(prefix::endsWith)
                .findFirst()
                .map(it -> prefix.substring(0, prefix.length() - it.length()).replaceAll("/+$", ""))
                .orElse(prefix);
    }

    /// The address without a version behind it, nor a slash.
    static String withoutVersion(String address) {
        return address.replaceFirst("/+$", "").replaceFirst("/v\\d+[a-z0-9]*$", "");
    }

    /// Where the models are; empty when the family has no list.
    public Optional<URI> list() {
        var speech = family.speech();
        return uri(isDated() && !speech.datedList().isEmpty() ? speech.datedList() : speech.list());
    }

    /// What proves a key where the list does not.
    public Optional<URI> check() {
        return uri(family.speech().check());
    }

    /// Where the vendor says what credit is left.
    public Optional<URI> credit() {
        return uri(family.speech().credit().replaceFirst(" .*", ""));
    }

    /// Where a message goes.
    public Optional<URI> chat() {
        var speech = family.speech();
        return uri(isDated() && !speech.datedChat().isEmpty() ? speech.datedChat() : speech.chat());
    }

    /// Where a Response goes, which some relays have and nothing else; empty where messages do not go as OpenAI's do.
    public Optional<URI> responses() {
        var speech = family.speech();
        var path = isDated() && !speech.datedChat().isEmpty() ? speech.datedResponses() : "/responses";
        return speech.chat().equals("/chat/completions") ? uri(path) : Optional.empty();
    }

    /// Where the servers of one's own machine have their models when they have no list in OpenAI's way: Ollama, LM Studio. None of a vendor.
    public List<URI> localLists() {
        var speech = family.speech();
        if (speech.protocol() != Protocol.OPENAI || (speech.needsKey() && !family.id().equals(Presets.FALLBACK))) {
            return List.of();
        }
        var base = prefix.replaceFirst("(?:/api)?(?:/v\\d+)?$", "");
        return Stream.of("/api/tags", "/api/v1/models", "/api/v0/models")
                .map(it -> new Endpoints(family, base, options, model).uri(it))
                .flatMap(Optional::stream)
                .filter(it -> !list().equals(Optional.of(it)))
                .toList();
    }

    /// The address that a person is shown: the list, or where messages go.
    public String shown() {
        return list().or(this::chat).map(URI::toString).orElse("");
    }

    /// Whether it is the vendor's own host, of which the catalog's facts are known to be true.
    public boolean isVendor() {
        var vendor = parse(fill(family.baseUrl(), options, model));
        var here = parse(prefix);
        return vendor.isPresent() && here.isPresent() && Authority.host(here.get()).equalsIgnoreCase(Authority.host(vendor.get()));
    }

    private boolean isDated() {
        return !options.apiVersion().isEmpty();
    }

    private Optional<URI> uri(String path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        var base = parse(prefix);
        if (base.isEmpty() || base.get().getRawQuery() != null || base.get().getRawFragment() != null) {
            // Behind a query no path leads anywhere, and in it may be a key.
            return Optional.empty();
        }
        var filled = fill(path, options, model);
        return parse(filled.startsWith(ROOT) ? root(base.get()) + filled.substring(ROOT.length()) : prefix + filled);
    }

    /// The server itself, or the path under which a gateway has it: what stands before the path that the family's own address has.
    private String root(URI base) {
        var path = base.getRawPath();
        var usual = family.baseUrl().replaceFirst("^[a-z]+://[^/]*", "");
        var before = !usual.isEmpty() && path.endsWith(usual)
                ? path.substring(0, path.length() - usual.length())
                : VERSIONED.matcher(path).matches() ? path.substring(0, path.lastIndexOf('/')) : path;
        return base.getScheme() + "://" + base.getRawAuthority() + before;
    }

    private static Optional<URI> parse(String text) {
        try {
            var uri = new URI(text);
            boolean web = uri.getScheme() != null && Rules.WEB.contains(uri.getScheme().toLowerCase(java.util.Locale.ROOT));
            return web && Authority.of(uri).isPresent() ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }

    /// Fills in what is known; what is not stays, and then the text is no address.
    private static String fill(String template, ProviderOptions options, String model) {
        var values = Map.of(
                "resource", options.resource(),
                "deployment", options.deployment().isEmpty() ? model : options.deployment(),
                "api-version", options.apiVersion(),
                "model", model.startsWith("models/") ? model.substring("models/".length()) : model);
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            var value = values.getOrDefault(match.group(1), "");
            return java.util.regex.Matcher.quoteReplacement(
                    value.isEmpty() ? match.group() : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        });
    }
}
