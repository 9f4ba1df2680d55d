package dev.onehot.testing;

import module java.base;

/// Makes hostile input of what is right, by chance and always the same: bytes and words that are others, parts that are gone, doubled, nested without end
/// or taken from elsewhere. What it makes is kept nowhere.
public final class Mutator {
    private static final List<String> WORDS = List.of(
            "{", "}", "[", "]", "\"", "'", ",", ":", "=", "#", "\n", "\r\n", "\\", "\\u0000", "\\ud800", "1e999999999", "-1e-999999999", "99999999999999999999", "-0", "null",
            "true", "[]", "{}", "\"\"", "'''", "\"\"\"", "<<: *a", "&a", "*a", "!!x", "---", "|", "> ", "- ", "%", "${X}", "$(x)", "`", "env:X", "{env:X}", "\u0000", "\uFEFF",
            "\u2028", "http://", "https://x.example/v1", ":99999/", "../../", "[a.b]", "[[a]]", "export ", "INSERT INTO", "'||'", ";", "--", "/*", "*/", "//", "\t", " ", "0x", ".inf");

    private static final int DEEP = 20_000;
    private static final int LONG = 200_000;

    private final Random random;
    private final List<byte[]> others;

    /// @param others of which parts may come
    public Mutator(long seed, List<byte[]> others) {
        this.random = new Random(seed);
        this.others = List.copyOf(others);
    }

    public byte[] next(byte[] right) {
        var bytes = right;
        for (int times = random.nextBoolean() ? 0 : random.nextInt(4); times >= 0; times--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(Math.min(bytes.length - from, 200) + 1);
        return switch (random.nextInt(12)) {
            case 0 -> flipped(bytes);
            case 1 -> joined(bytes, from, random(1 + random.nextInt(8)), from);
            case 2 -> joined(bytes, from, new byte[0], to);
            case 3 -> joined(bytes, to, repeated(Arrays.copyOfRange(bytes, from, to), 1 + random.nextInt(50)), to);
            case 4 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, from) : joined(bytes, from, word(), to);
            case 5 -> random.nextInt(8) == 0 ? joined(bytes, from, repeated(word(), 1 + random.nextInt(DEEP)), from) : joined(bytes, from, word(), from);
            case 6 -> random.nextInt(8) == 0 ? joined(bytes, from, repeated("{\"a\":[".getBytes(StandardCharsets.UTF_8), 1 + random.nextInt(DEEP)), from) : flipped(bytes);
            case 7 -> random.nextInt(8) == 0 ? joined(bytes, from, "x".repeat(random.nextInt(LONG)).getBytes(StandardCharsets.UTF_8), from) : joined(bytes, from, word(), from);
            case 8 -> {
                var other = others.isEmpty() ? bytes : others.get(random.nextInt(others.size()));
                int start = random.nextInt(other.length + 1);
                yield joined(bytes, from, Arrays.copyOfRange(other, start, start + random.nextInt(other.length - start + 1)), to);
            }
            case 9 -> number(bytes);
            default -> joined(bytes, from, word(), to > from + 4 ? from + 1 : to);
        };
    }

    private byte[] flipped(byte[] bytes) {
        var flipped = bytes.clone();
        for (int times = random.nextInt(4); times >= 0 && flipped.length > 0; times--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /// The first number from somewhere on becomes another one.
    private byte[] number(byte[] bytes) {
        for (int at = random.nextInt(bytes.length + 1); at < bytes.length; at++) {
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                return joined(bytes, at, List.of("-1", "0", "2147483648", "9223372036854775808", "1e400", "0.5").get(random.nextInt(6)).getBytes(StandardCharsets.UTF_8), at + 1);
            }
        }
        return bytes;
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] repeated(byte[] part, int times) {
        var all = new byte[Math.min(part.length * times, LONG)];
        for (int at = 0; at < all.length; at++) {
            all[at] = part[at % part.length];
        }
        return all;
    }

    private static byte[] joined(byte[] bytes, int from, byte[] part, int to) {
        var all = new byte[from + part.length + bytes.length - to];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(part, 0, all, from, part.length);
        System.arraycopy(bytes, to, all, from + part.length, bytes.length - to);
        return all;
    }
}
