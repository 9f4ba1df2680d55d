package dev.onehot.tools;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What tells of Azure: in its addresses, and beside them.
///
/// @param resource the first part of its host
/// @param version a date
record Azure(boolean isAzure, String resource, String deployment, String version) {
    static final String KIND = "azure-openai";
    static final Azure NONE = new Azure(false, "", "", "");

    private static final String OWN = ".openai.azure.com";
    private static final List<String> HOSTS = List.of(OWN, ".cognitiveservices.azure.com", ".services.ai.azure.com");
    private static final Pattern DEPLOYMENT = Pattern.compile("/openai/deployments/([^/?#]+)");
    private static final Pattern VERSION = Pattern.compile("[?&]api-version=([^&#]+)");

    static Azure of(String url) {
        var host = host(url);
        if (HOSTS.stream().noneMatch(host::endsWith)) {
            return NONE;
        }
        return new Azure(true, host.substring(0, host.indexOf('.')), part(DEPLOYMENT, url), part(VERSION, url));
    }

    /// What is said beside the address counts before what stands in it.
    Azure and(Azure other) {
        return new Azure(
                isAzure || other.isAzure,
                resource.isEmpty() ? other.resource : resource,
                deployment.isEmpty() ? other.deployment : deployment,
                version.isEmpty() ? other.version : version);
    }

    /// The base that goes with the resource: none where the catalog's own address leads there.
    String baseUrl(String url) {
        var host = host(url);
        if (host.isEmpty() || host.equals(resource.toLowerCase(Locale.ROOT) + OWN)) {
            return "";
        }
        return HOSTS.stream().anyMatch(host::endsWith) ? URI.create(url.strip()).getScheme() + "://" + host + "/openai/v1" : url;
    }

    private static String part(Pattern pattern, String url) {
        var matcher = pattern.matcher(url);
        return matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : "";
    }

    private static String host(String url) {
        return Catalog.host(url).toLowerCase(Locale.ROOT);
    }
}
