package dev.onehot.model;

import module java.base;

/// The addresses that Azure's portal and its examples show, taken apart. Pure.
final class AzureAddress {
    static final String KIND = "azure-openai";

    /// Where what needs no version is asked.
    private static final String BASE = "/openai/v1";

    private static final Pattern HOST = Pattern.compile("(?i).*\\.(openai\\.azure\\.(com|us|cn)|cognitiveservices\\.azure\\.(com|us|cn)|services\\.ai\\.azure\\.com)(:\\d+)?");
    private static final Pattern DEPLOYMENT = Pattern.compile("(?i)^(.*?)/openai/deployments/([^/]+)(/.*)?$");
    private static final Pattern BEHIND_OPENAI = Pattern.compile("(?i)^(.*?)/openai(/v1)?(/.*)?$");
    /// Of these a person may have said that it is one, not knowing of Azure's.
    private static final Set<String> OTHERS = Set.of(Presets.FALLBACK, "openai");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-preview)?");
    private static final Pattern VERSIONED = Pattern.compile(".*/v\\d+");
    private static final Pattern PROJECT = Pattern.compile("(?i)^(/api/projects/[^/]*|/models)(/.*)?$");

    private AzureAddress() {}

    /// Whether it is one: what is said to be Azure's, or of its host, or of a gateway's, what nothing else asks.
    ///
    /// @param server scheme and host
    static boolean is(String kind, String server, String path) {
        return kind.equals(KIND) || (OTHERS.contains(kind) && ((isHost(server) && !path.equals(BASE)) || isDeployment(path)));
    }

    static boolean isDeployment(String path) {
        return DEPLOYMENT.matcher(path).matches();
    }

    private static boolean isHost(String server) {
        return HOST.matcher(server).matches();
    }

    /// @param server scheme and host
    /// @param remarks of what was made of the address before, to which others come
    static PastedAddress of(String kind, String server, String path, String version, List<Message> remarks) {
        var deployed = DEPLOYMENT.matcher(path);
        var deployment = deployed.matches() ? PastedAddress.decoded(deployed.group(2)) : "";
        var base = server + (VERSIONED.matcher(path).matches() ? path : before(server, path) + BASE);
        boolean dated = isDated(path) && DATE.matcher(version).matches();
        if (!kind.equals(KIND)) {
            remarks.add(Message.of("address.azure", Presets.nameOf(KIND)));
        }
        if (!(server + path).equals(base)) {
            remarks.add(Message.of("address.base", base));
        }
        if (!deployment.isEmpty()) {
            remarks.add(Message.of("address.deployment", deployment));
        }
        if (!version.isEmpty()) {
            remarks.add(Message.of(dated ? "address.version" : "address.version.left", version));
        }
        return new PastedAddress(KIND, base, deployment, dated ? version : "", "", List.copyOf(remarks));
    }

    /// Whether a version behind it is one of those that Azure OpenAI has: projects and the list of other makers' models have their own.
    private static boolean isDated(String path) {
        var openai = BEHIND_OPENAI.matcher(path);
        return path.isEmpty() || (openai.matches() && openai.group(2) == null && !PROJECT.matcher(path).matches());
    }

    /// The part of a path under which a gateway has Azure; empty at Azure itself.
    private static String before(String server, String path) {
        var openai = BEHIND_OPENAI.matcher(path);
        if (openai.matches()) {
            return openai.group(1).replaceFirst("(?i)^/api/projects/[^/]*$", "");
        }
        return isHost(server) || path.isEmpty() || PROJECT.matcher(path).matches() ? "" : path;
    }
}
