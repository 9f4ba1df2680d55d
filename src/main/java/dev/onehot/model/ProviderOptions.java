package dev.onehot.model;

import module java.base;

/// What only some providers need. What is not given is empty.
///
/// @param headers sent with every request, beside those of the family or instead of those of the same name
/// @param texts what is given of the others of [ProviderField#OPTIONS], as it is kept
public record ProviderOptions(List<Header> headers, Map<ProviderField, String> texts) {
    public static final ProviderOptions NONE = new ProviderOptions(List.of(), Map.of());

    /// For [#proxy()]: none, whatever the system says.
    public static final String DIRECT = "direct";

    private static final int MOST_HEADERS = 50;

    public ProviderOptions {
        headers = List.copyOf(headers);
        var kept = new EnumMap<ProviderField, String>(ProviderField.class);
        texts.forEach((field, text) -> kept.put(field, field.tidy(text)));
        kept.values().removeIf(String::isEmpty);
        texts = Map.copyOf(kept);
    }

    /// Options of these fields, as [#fields()] gives them; what is missing is empty.
    public static ProviderOptions of(Map<String, String> fields) {
        var texts = new EnumMap<ProviderField, String>(ProviderField.class);
        ProviderField.OPTIONS.forEach(it -> texts.put(it, fields.getOrDefault(it.id(), "")));
        return new ProviderOptions(headers(Objects.requireNonNull(texts.remove(ProviderField.HEADERS))), texts);
    }

    /// As texts, by [ProviderField#id()].
    public Map<String, String> fields() {
        return behind();
    }

    /// @param everybodys what stands in [ProviderField#EVERYBODYS], and before these
    Map<String, String> behind(String... everybodys) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < everybodys.length; i++) {
            fields.put(ProviderField.EVERYBODYS.get(i).id(), everybodys[i]);
        }
        ProviderField.OPTIONS.forEach(it -> fields.put(it.id(), text(it)));
        return fields;
    }

    /// What stands in one of them.
    public String text(ProviderField field) {
        return field == ProviderField.HEADERS ? headerLines() : texts.getOrDefault(field, "");
    }

    /// The headers, one a line.
    public String headerLines() {
        return headers.stream().map(Header::line).collect(Collectors.joining("\n"));
    }

    /// Of Azure: the first part of the host name.
    public String resource() {
        return text(ProviderField.RESOURCE);
    }

    /// Of Azure: what its models are called there.
    public String deployment() {
        return text(ProviderField.DEPLOYMENT);
    }

    /// Of Azure: a date, which asks in the older way.
    public String apiVersion() {
        return text(ProviderField.API_VERSION);
    }

    /// For a whole check; 0 for the usual time.
    public int timeoutSeconds() {
        var text = text(ProviderField.TIMEOUT_SECONDS);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /// `http://host:port`, [#DIRECT] for none, `env:NAME` for an address with a password, or empty for the system's.
    public String proxy() {
        return text(ProviderField.PROXY);
    }

    /// The headers in these lines. A line that is none becomes a header without a value, which [#problems()] tells.
    public static List<Header> headers(String lines) {
        return lines.lines()
                .filter(it -> !it.isBlank())
                .map(it -> Header.parse(it).orElseGet(() -> new Header(it.strip(), "")))
                .toList();
    }

    public ProviderOptions withHeaders(List<Header> newHeaders) {
        return new ProviderOptions(newHeaders, texts);
    }

    /// The same ones with another text in one of them.
    ///
    /// @param field any but the headers
    public ProviderOptions with(ProviderField field, String text) {
        var changed = new HashMap<>(texts);
        changed.put(field, text);
        return new ProviderOptions(headers, changed);
    }

    /// What is empty stays as it was.
    public ProviderOptions withAzure(String newDeployment, String newVersion) {
        var placed = newDeployment.isEmpty() ? this : with(ProviderField.DEPLOYMENT, newDeployment);
        return newVersion.isEmpty() ? placed : placed.with(ProviderField.API_VERSION, newVersion);
    }

    /// Everything that is wrong with them. Pure; cheap enough for every keystroke.
    public List<Problem> problems() {
        return problems(NONE);
    }

    /// @param stored of whose headers, and other lines, none is looked at
    List<Problem> problems(ProviderOptions stored) {
        var problems = new ArrayList<Problem>();
        if (headers.size() > MOST_HEADERS) {
            problems.add(Problem.of("headers", "header.many", headers.size(), MOST_HEADERS));
        }
        headers.stream().filter(it -> !stored.headers.contains(it)).flatMap(it -> it.problems().stream()).findFirst().ifPresent(problems::add);
        ProviderField.OPTIONS.forEach(it -> it.check(text(it), stored.text(it), problems));
        return problems;
    }

    /// The variable that `env:NAME` names: its value is the proxy's address, and may hold a password, which no field does.
    public static Optional<String> proxyVariable(String proxy) {
        return ApiKey.of(proxy).environmentVariable();
    }
}
