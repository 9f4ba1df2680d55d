package dev.onehot.probe;

import module java.base;

/// Undoes what a server did to a body on its way: some gateways pack every answer, whatever was asked for, and not all say so.
final class Unpacking {
    private static final int MOST_LAYERS = 3;

    private Unpacking() {}

    /// The body as it was, up to a size. What breaks off ends where it does; what is packed in another way stays as it is.
    ///
    /// @param coding the header `Content-Encoding`, in lower case
    static LimitedBody.Part of(LimitedBody.Part packed, String coding, int largest) {
        var body = packed;
        for (int layer = 0; layer < MOST_LAYERS && isPacked(body.bytes(), coding); layer++) {
            body = unpacked(body, largest);
        }
        return body;
    }

    /// Whether a body with this coding cannot be read here.
    static boolean isForeign(String coding) {
        return !coding.isEmpty() && !coding.matches("(?:(?:x-)?gzip|deflate|identity|none|utf-?8)(?:\\s*,\\s*(?:x-)?gzip)?");
    }

    private static boolean isPacked(byte[] bytes, String coding) {
        return isGzip(bytes) || (coding.equals("deflate") && bytes.length > 1 && (bytes[0] & 0x0f) == 8 && ((bytes[0] & 0xff) * 256 + (bytes[1] & 0xff)) % 31 == 0);
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    private static LimitedBody.Part unpacked(LimitedBody.Part packed, int largest) {
        var bytes = new ByteArrayOutputStream();
        boolean more = packed.tooLarge();
        try (var in = stream(packed.bytes())) {
            var buffer = new byte[8_192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                int room = largest - bytes.size();
                bytes.write(buffer, 0, Math.min(n, room));
                if (n > room) {
                    more = true;
                    break;
                }
            }
        } catch (IOException brokenOff) {
            // What came until then is looked at as any other answer that breaks off.
        }
        return new LimitedBody.Part(bytes.toByteArray(), more);
    }

    private static InputStream stream(byte[] bytes) throws IOException {
        var in = new ByteArrayInputStream(bytes);
        return isGzip(bytes) ? new GZIPInputStream(in) : new InflaterInputStream(in);
    }
}
