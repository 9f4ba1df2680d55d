package dev.onehot.relay.dialect;

import module java.base;

import dev.onehot.relay.turn.MessagePart.Media;

/// Where dialects have one address for a file, be it elsewhere or in the address itself (`data:image/png;base64,…`). Pure.
public final class DataAddress {
    private static final String BEGIN = "data:";
    private static final String PACKED = ";base64";

    private DataAddress() {}

    /// The file that an address is, or that it leads to.
    ///
    /// @param name of the file, or empty
    public static Media read(String address, String name) {
        int comma = address.indexOf(',');
        if (!address.startsWith(BEGIN) || comma < 0) {
            return new Media("", "", address, name);
        }
        var head = address.substring(BEGIN.length(), comma);
        var data = address.substring(comma + 1);
        var type = head.split(";", 2)[0];
        return new Media(
                type.isEmpty() ? "text/plain" : type,
                head.endsWith(PACKED) ? data : Base64.getEncoder().encodeToString(unescaped(data)),
                "",
                name);
    }

    public static String write(Media media) {
        return media.data().isEmpty() ? media.url() : BEGIN + media.mediaType() + PACKED + "," + media.data();
    }

    private static byte[] unescaped(String data) {
        try {
            return URLDecoder.decode(data.replace("+", "%2B"), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return data.getBytes(StandardCharsets.UTF_8);
        }
    }
}
