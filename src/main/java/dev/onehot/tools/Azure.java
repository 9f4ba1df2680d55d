package dev.onehot.tools;

import module java.base;

import dev.onehot.model.PastedAddress;

/// What tells of Azure: in its addresses, and beside them.
///
/// @param resource the first part of its host
/// @param version a date
record Azure(boolean isAzure, String resource, String deployment, String version) {
    static final String KIND = "azure-openai";
    static final Azure NONE = new Azure(false, "", "", "");

    private static final String OWN = ".openai.azure.com";
    private static final List<String> HOSTS = List.of(OWN, ".cognitiveservices.azure.com", ".services.ai.azure.com");

    static Azure of(String url) {
        var host = host(url);
        if (HOSTS.stream().noneMatch(host::endsWith)) {
            return NONE;
        }
        var pasted = PastedAddress.of(KIND, url);
        return new Azure(true, host.substring(0, host.indexOf('.')), pasted.deployment(), pasted.apiVersion());
    }

    /// What is said beside the address counts before what stands in it.
    Azure and(Azure other) {
        return new Azure(
                isAzure || other.isAzure,
                Value.first(resource, other.resource),
                Value.first(deployment, other.deployment),
                Value.first(version, other.version));
    }

    /// The base that goes with the resource: none where the catalog's own address leads there.
    String baseUrl(String url) {
        var host = host(url);
        if (host.isEmpty() || host.equals(resource.toLowerCase(Locale.ROOT) + OWN)) {
            return "";
        }
        return HOSTS.stream().anyMatch(host::endsWith) ? URI.create(url.strip()).getScheme() + "://" + host + "/openai/v1" : url;
    }

    private static String host(String url) {
        return Catalog.host(url).toLowerCase(Locale.ROOT);
    }
}
