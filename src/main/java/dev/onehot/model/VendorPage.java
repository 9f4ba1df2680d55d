package dev.onehot.model;

import module java.base;

/// A page of a vendor for people, which somebody took for the address of its API. Pure; cheap enough for every keystroke.
///
/// @param name of the vendor
/// @param baseUrl where its API is
record VendorPage(String name, String baseUrl) {
    /// In the path of an address of an API there is one, and in that of a page hardly ever.
    private static final Pattern VERSION = Pattern.compile("/v\\d+[a-z0-9]*(/|$)");
    /// The first parts of names of hosts where vendors have their pages.
    private static final Pattern FRONT = Pattern.compile("^(www|app|chat|cloud|console|dash|dashboard|docs|platform|portal|studio)\\.");
    private static final Pattern ADDRESS = Pattern.compile("[a-z]+://(?<host>[^/?#:]*)[^/?#]*(?<path>[^?#]*).*");

    private static final List<Vendor> VENDORS = Presets.all().stream()
            .filter(it -> !it.baseUrl().isEmpty() && !it.isLocal())
            .sorted(Comparator.comparing(it -> !it.isFamily()))
            .map(VendorPage::vendor)
            .toList();
    private static final Set<String> APIS = VENDORS.stream().map(Vendor::host).collect(Collectors.toUnmodifiableSet());
    /// Where any page is: of other hosts no vendor needs to be asked.
    private static final Set<String> PLACES = VENDORS.stream().flatMap(Vendor::places).collect(Collectors.toUnmodifiableSet());

    /// @param host of its API
    /// @param pages that are known, host and path
    private record Vendor(VendorPage told, String host, List<String> pages) {
        /// Whether one of its pages is on this host, or it is the vendor's name itself, or that with one of the usual names for pages before it.
        boolean hasPagesAt(String other) {
            return pages.stream().anyMatch(it -> it.startsWith(other + "/") || it.equals(other))
                    || (domain().contains(".") && withoutFront(other).equals(domain()));
        }

        private String domain() {
            return host.substring(host.indexOf('.') + 1);
        }

        /// The hosts of its pages, and what is left of others without the usual names.
        Stream<String> places() {
            return Stream.concat(Stream.of(domain()), pages.stream().map(it -> it.replaceFirst("/.*$", "")));
        }

        boolean hasPage(String place) {
            return pages.stream().anyMatch(it -> place.equals(it) || place.startsWith(it + "/"));
        }
    }

    /// What is known of the page with this address; empty when it is none of the vendors in the catalog.
    static Optional<VendorPage> of(String address) {
        var parts = ADDRESS.matcher(address.toLowerCase(Locale.ROOT));
        if (!parts.matches() || VERSION.matcher(parts.group("path")).find()) {
            return Optional.empty();
        }
        var host = parts.group("host");
        if (!PLACES.contains(host) && !PLACES.contains(withoutFront(host))) {
            return Optional.empty();
        }
        var place = host + parts.group("path").replaceFirst("/+$", "");
        // Where the API has the host as well, only what is known to be a page is one.
        Predicate<Vendor> isPage = APIS.contains(host) ? it -> it.hasPage(place) : it -> it.hasPagesAt(host);
        return VENDORS.stream().filter(isPage).min(Comparator.comparing(it -> !it.hasPage(place))).map(Vendor::told);
    }

    private static String withoutFront(String host) {
        return FRONT.matcher(host).replaceFirst("");
    }

    private static Vendor vendor(Preset preset) {
        var pages = Stream.of(preset.keyPage(), preset.docs())
                .filter(it -> !it.isEmpty())
                .map(it -> it.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("[?#].*$", "").replaceFirst("/+$", ""))
                .toList();
        var host = preset.baseUrl().replaceFirst("^[a-z]+://", "").replaceFirst("[/:].*$", "");
        return new Vendor(new VendorPage(preset.name(), preset.baseUrl()), host, pages);
    }
}
