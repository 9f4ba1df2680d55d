package dev.onehot.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /// The bytes of the last arguments, which are `decoded`.
    static List<byte[]> bytes(List<String> decoded) {
        var charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        var encoded = decoded.stream().map(it -> it.getBytes(charset)).toList();
        boolean lost = decoded.stream().anyMatch(it -> it.indexOf('\ufffd') >= 0)
                || !decoded.equals(encoded.stream().map(it -> new String(it, charset)).toList());
        return lost ? last(decoded.size()).orElse(encoded) : encoded;
    }

    private static Optional<List<byte[]>> last(int count) {
        try {
            var all = parts(Files.readAllBytes(OURS));
            return all.size() < count ? Optional.empty() : Optional.of(all.subList(all.size() - count, all.size()));
        } catch (IOException notThisSystem) {
            return Optional.empty();
        }
    }

    /// Each ends with a NUL.
    static List<byte[]> parts(byte[] line) {
        var parts = new ArrayList<byte[]>();
        int from = 0;
        for (int i = 0; i < line.length; i++) {
            if (line[i] == 0) {
                parts.add(Arrays.copyOfRange(line, from, i));
                from = i + 1;
            }
        }
        return parts;
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
