package dev.onehot.model;

import module java.base;

/// What only some providers need. Empty text means that it is not given.
///
/// @param headers sent with every request, beside those of the family or instead of those of the same name
/// @param organization for `OpenAI-Organization`
/// @param project for `OpenAI-Project`
/// @param resource of Azure: the first part of the host name
/// @param deployment of Azure: what its models are called there
/// @param apiVersion of Azure: a date, which asks in the older way
/// @param timeoutSeconds for a whole check; 0 for the usual time
/// @param proxy `http://host:port`, [#DIRECT] for none, `env:NAME` for an address with a password, or empty for the system's
public record ProviderOptions(
        List<Header> headers,
        String organization,
        String project,
        String resource,
        String deployment,
        String apiVersion,
        int timeoutSeconds,
        String proxy) {

    public static final ProviderOptions NONE = new ProviderOptions(List.of(), "", "", "", "", "", 0, "");

    /// For [#proxy()]: none, whatever the system says.
    public static final String DIRECT = "direct";

    public static final int LONGEST_TIMEOUT = 600;

    private static final int MOST_HEADERS = 50;
    private static final int LONGEST = 200;

    public ProviderOptions {
        headers = List.copyOf(headers);
        organization = organization.strip();
        project = project.strip();
        resource = resource.strip();
        deployment = deployment.strip();
        apiVersion = apiVersion.strip();
        proxy = proxy.strip();
    }

    /// Options of these fields, as [#fields()] gives them; what is missing is empty, and a time-out that is no number is wrong.
    public static ProviderOptions of(Map<String, String> fields) {
        var timeout = fields.getOrDefault("timeoutSeconds", "").strip();
        return new ProviderOptions(
                headers(fields.getOrDefault("headers", "")),
                fields.getOrDefault("organization", ""),
                fields.getOrDefault("project", ""),
                fields.getOrDefault("resource", ""),
                fields.getOrDefault("deployment", ""),
                fields.getOrDefault("apiVersion", ""),
                timeout.isEmpty() ? 0 : timeout.matches("\\d{1,9}") ? Integer.parseInt(timeout) : -1,
                fields.getOrDefault("proxy", ""));
    }

    /// As texts, by the names of the components.
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("headers", headerLines());
        fields.put("organization", organization);
        fields.put("project", project);
        fields.put("resource", resource);
        fields.put("deployment", deployment);
        fields.put("apiVersion", apiVersion);
        fields.put("timeoutSeconds", timeoutSeconds == 0 ? "" : String.valueOf(timeoutSeconds));
        fields.put("proxy", proxy);
        return fields;
    }

    /// The headers, one a line.
    public String headerLines() {
        return headers.stream().map(Header::line).collect(Collectors.joining("\n"));
    }

    /// The headers in these lines. A line that is none becomes a header without a value, which [#problems()] tells.
    public static List<Header> headers(String lines) {
        return lines.lines()
                .filter(it -> !it.isBlank())
                .map(it -> Header.parse(it).orElseGet(() -> new Header(it.strip(), "")))
                .toList();
    }

    public ProviderOptions withHeaders(List<Header> newHeaders) {
        return new ProviderOptions(newHeaders, organization, project, resource, deployment, apiVersion, timeoutSeconds, proxy);
    }

    /// What is empty stays as it was.
    public ProviderOptions withAzure(String newDeployment, String newVersion) {
        return new ProviderOptions(
                headers,
                organization,
                project,
                resource,
                newDeployment.isEmpty() ? deployment : newDeployment,
                newVersion.isEmpty() ? apiVersion : newVersion,
                timeoutSeconds,
                proxy);
    }

    public ProviderOptions withProxy(String newProxy) {
        return new ProviderOptions(headers, organization, project, resource, deployment, apiVersion, timeoutSeconds, newProxy);
    }

    public ProviderOptions withTimeout(int seconds) {
        return new ProviderOptions(headers, organization, project, resource, deployment, apiVersion, seconds, proxy);
    }

    /// Everything that is wrong with them. Pure; cheap enough for every keystroke.
    public List<Problem> problems() {
        return problems(List.of());
    }

    /// @param stored headers that are not looked at
    List<Problem> problems(List<Header> stored) {
        var problems = new ArrayList<Problem>();
        if (headers.size() > MOST_HEADERS) {
            problems.add(Problem.of("headers", "header.many", headers.size(), MOST_HEADERS));
        }
        headers.stream().filter(it -> !stored.contains(it)).flatMap(it -> it.problems().stream()).findFirst().ifPresent(problems::add);
        Rules.line("organization", organization, LONGEST, problems);
        Rules.line("project", project, LONGEST, problems);
        if (!resource.isEmpty() && !resource.matches("[A-Za-z0-9][A-Za-z0-9-]{0,62}")) {
            problems.add(Problem.of("resource", "option.resource"));
        }
        Rules.line("deployment", deployment, LONGEST, problems);
        Rules.line("apiVersion", apiVersion, LONGEST, problems);
        if (timeoutSeconds < 0 || timeoutSeconds > LONGEST_TIMEOUT) {
            problems.add(Problem.of("timeoutSeconds", "option.timeout", LONGEST_TIMEOUT));
        }
        if (!proxy.toLowerCase(Locale.ROOT).equals(DIRECT) && proxyVariable(proxy).isEmpty()) {
            if (proxy.contains("@")) {
                problems.add(Problem.of("proxy", "option.proxy.password"));
            } else {
                Rules.url("proxy", proxy, Set.of("http"), problems);
            }
        }
        return problems;
    }

    /// The variable that `env:NAME` names: its value is the proxy's address, and may hold a password, which no field does.
    public static Optional<String> proxyVariable(String proxy) {
        return ApiKey.of(proxy).environmentVariable();
    }
}
