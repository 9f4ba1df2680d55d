package dev.onehot.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The addresses that Azure's portal and its examples show, taken apart. Pure.
final class AzureAddress {
    static final String KIND = "azure-openai";

    /// Where what needs no version is asked.
    private static final String BASE = "/openai/v1";

    private static final Pattern HOST = Pattern.compile("(?i).*\\.(openai\\.azure\\.(com|us|cn)|cognitiveservices\\.azure\\.(com|us|cn)|services\\.ai\\.azure\\.com)(:\\d+)?");
    private static final Pattern DEPLOYMENT = Pattern.compile("(?i)^(.*?)/openai/deployments/([^/]+)(/.*)?$");
    private static final Pattern BEHIND_OPENAI = Pattern.compile("(?i)^(.*?)/openai(/v1)?(/.*)?$");
    private static final Pattern VERSIONED = Pattern.compile(".*/v\\d+");
    private static final Pattern PROJECT = Pattern.compile("(?i)^(/api/projects/[^/]*|/models)(/.*)?$");

    private AzureAddress() {}

    /// Whether it is one: what is said to be Azure's, or of its host what nothing else asks.
    static boolean is(String kind, String host, String path) {
        return kind.equals(KIND) || (kind.equals(ProviderKinds.FALLBACK) && isHost(host) && !path.equals(BASE));
    }

    private static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /// @param server scheme and host
    /// @param remarks of what was made of the address before, to which others come
    static PastedAddress of(String kind, String server, String path, String version, List<Message> remarks) {
        var deployed = DEPLOYMENT.matcher(path);
        var deployment = deployed.matches() ? URLDecoder.decode(deployed.group(2), StandardCharsets.UTF_8) : "";
        var base = server + (VERSIONED.matcher(path).matches() ? path : before(server, path) + BASE);
        // Without a deployment in its path an address with a version asks nothing that the newer one does not.
        var dated = deployment.isEmpty() || version.toLowerCase(Locale.ROOT).equals("v1") ? "" : version;
        if (!kind.equals(KIND)) {
            remarks.add(Message.of("address.azure", ProviderKinds.nameOf(KIND)));
        }
        if (!(server + path).equals(base)) {
            remarks.add(Message.of("address.base", base));
        }
        if (!deployment.isEmpty()) {
            remarks.add(Message.of("address.deployment", deployment));
        }
        if (!dated.isEmpty()) {
            remarks.add(Message.of("address.version", dated));
        }
        return new PastedAddress(KIND, base, deployment, dated, "", List.copyOf(remarks));
    }

    /// The part of a path under which a gateway has Azure; empty at Azure itself.
    private static String before(String server, String path) {
        var openai = BEHIND_OPENAI.matcher(path);
        if (openai.matches()) {
            return openai.group(1).replaceFirst("(?i)^/api/projects/[^/]*$", "");
        }
        var host = server.substring(server.indexOf("://") + 3);
        return isHost(host) || path.isEmpty() || PROJECT.matcher(path).matches() ? "" : path;
    }
}
