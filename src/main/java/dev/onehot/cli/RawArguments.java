package dev.onehot.cli;

import module java.base;

/// The arguments as the system has them. Java decodes them by the locale, and in the locale C every letter beyond ASCII is lost.
final class RawArguments {
    private static final Path OURS = Path.of("/proc/self/cmdline");

    private RawArguments() {}

    /// `decoded`, read again as UTF-8 where they can be.
    static String[] texts(String[] decoded) {
        if (String.join("", decoded).indexOf('\ufffd') < 0) {
            return decoded;
        }
        return last(decoded.length).flatMap(RawArguments::decode).orElse(decoded);
    }

    /// The bytes of these words, of which some may be arguments of ours.
    static List<byte[]> bytes(List<String> words) {
        var charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        var given = new ArrayList<byte[]>();
        var all = new ArrayList<byte[]>();
        for (var word : words) {
            var encoded = word.getBytes(charset);
            if (word.indexOf('\ufffd') < 0 && new String(encoded, charset).equals(word)) {
                all.add(encoded);
                continue;
            }
            if (given.isEmpty()) {
                given.addAll(all());
            }
            var raw = given.stream().filter(it -> word.equals(new String(it, StandardCharsets.UTF_8)) || word.equals(new String(it, charset))).findFirst();
            // Two that look the same stand in the same order.
            raw.ifPresent(given::remove);
            all.add(raw.orElseGet(() -> word.getBytes(StandardCharsets.UTF_8)));
        }
        return all;
    }

    private static Optional<List<byte[]>> last(int count) {
        var all = all();
        return all.size() < count ? Optional.empty() : Optional.of(all.subList(all.size() - count, all.size()));
    }

    /// None on a system that does not tell.
    private static List<byte[]> all() {
        try {
            return parts(Files.readAllBytes(OURS));
        } catch (IOException notThisSystem) {
            return List.of();
        }
    }

    /// Each ends with a NUL.
    static List<byte[]> parts(byte[] line) {
        var parts = new ArrayList<>(List.of(new String(line, StandardCharsets.ISO_8859_1).split("\0", -1)));
        parts.removeLast();
        return parts.stream().map(it -> it.getBytes(StandardCharsets.ISO_8859_1)).toList();
    }

    private static Optional<String[]> decode(List<byte[]> raw) {
        var texts = new String[raw.size()];
        try {
            for (int i = 0; i < texts.length; i++) {
                texts[i] = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw.get(i))).toString();
            }
            return Optional.of(texts);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
