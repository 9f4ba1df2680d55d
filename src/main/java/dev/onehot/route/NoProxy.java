package dev.onehot.route;

import module java.base;

import dev.onehot.model.Authority;

/// What `NO_PROXY` leaves out of the proxy: whatever curl or Node's undici would ask directly. What each of them does stands in the tests'
/// `no-proxy.txt`.
///
/// @param whole the variable as it stands: only alone does an asterisk mean everything
/// @param names its parts, in lower case
record NoProxy(String whole, List<String> names) {
    private static final Pattern PORT = Pattern.compile("(?<host>[^:]+|\\[.+]):(?<port>\\d{1,5})");
    private static final Pattern NETWORK = Pattern.compile("\\[?(?<address>[0-9a-f.:]+)]?(?:/(?<bits>\\d{0,3})]?)?");

    static NoProxy of(Map<String, String> environment) {
        var small = environment.getOrDefault("no_proxy", "");
        var whole = small.isBlank() ? environment.getOrDefault("NO_PROXY", "") : small;
        return new NoProxy(
                whole,
                Arrays.stream(whole.split("[,\\s]+", -1)).filter(it -> !it.isEmpty()).map(it -> it.toLowerCase(Locale.ROOT)).toList());
    }

    boolean covers(URI uri) {
        var host = Authority.host(uri).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        int port = Authority.port(uri);
        return whole.equals("*") || names.stream().anyMatch(it -> covers(it, host, port));
    }

    private static boolean covers(String name, String host, int port) {
        var parts = PORT.matcher(name);
        if (parts.matches()) {
            return Integer.parseInt(parts.group("port")) == port && covers(parts.group("host"), host);
        }
        return covers(name, host);
    }

    private static boolean covers(String name, String host) {
        var domain = name.replaceFirst("^\\*?\\.", "").replaceFirst("\\.$", "");
        return host.equals(domain) || host.endsWith("." + domain) || isInside(name, host);
    }

    /// Whether the host is an address, and of this network.
    private static boolean isInside(String network, String host) {
        var parts = NETWORK.matcher(network);
        var here = address(host);
        if (here.isEmpty() || !parts.matches()) {
            return false;
        }
        var there = address(parts.group("address"));
        if (there.isEmpty() || there.get().length != here.get().length) {
            return false;
        }
        var bits = parts.group("bits");
        int length = here.get().length * Byte.SIZE;
        // curl takes no bits, and none given, for all of them.
        int same = bits == null || bits.isEmpty() || Integer.parseInt(bits) == 0 ? length : Integer.parseInt(bits);
        return same <= length && startsAlike(here.get(), there.get(), same);
    }

    private static boolean startsAlike(byte[] one, byte[] other, int bits) {
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % Byte.SIZE);
            if (((one[i / Byte.SIZE] ^ other[i / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /// No name is looked up.
    private static Optional<byte[]> address(String text) {
        try {
            return text.contains(":") || text.matches("\\d+(?:\\.\\d+){3}")
                    ? Optional.of(InetAddress.ofLiteral(text.replaceAll("^\\[|]$", "")).getAddress())
                    : Optional.empty();
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }
}
