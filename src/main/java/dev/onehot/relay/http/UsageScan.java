package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.turn.Piece;
import io.netty.buffer.ByteBuf;

/// Reads from an answer that passes as it is what it cost: its beginning and its end are looked at, whatever the dialect, and nothing is held back.
final class UsageScan {
    private static final int KEPT = 4096;
    /// As large as a number of tokens may be: sums of them hold.
    private static final long MOST = 1L << 50;
    private static final byte[] USAGE = "\"usage".getBytes(StandardCharsets.US_ASCII);

    private byte[] first = new byte[0];
    private byte[] last = new byte[0];
    private int firstLength;
    private int lastLength;

    /// More of the answer.
    void add(ByteBuf bytes) {
        int length = bytes.readableBytes();
        int head = Math.min(KEPT - firstLength, length);
        // Most answers that are no stream are short.
        first = firstLength + head > first.length ? Arrays.copyOf(first, firstLength == 0 ? head : KEPT) : first;
        bytes.getBytes(bytes.readerIndex(), first, firstLength, head);
        firstLength += head;
        int rest = length - head;
        if (rest > 0) {
            int taken = Math.min(rest, KEPT);
            if (last.length == 0) {
                // What lies across the end of the beginning is whole in the end.
                last = first.clone();
                lastLength = KEPT;
            }
            int kept = Math.min(lastLength, KEPT - taken);
            System.arraycopy(last, lastLength - kept, last, 0, kept);
            bytes.getBytes(bytes.readerIndex() + length - taken, last, kept, taken);
            lastLength = kept + taken;
        }
    }

    /// Whether it is a failure that came as an answer.
    boolean tellsFailure() {
        if (firstLength == 0 || first[0] != '{') {
            return false;
        }
        var begin = new String(first, 0, Math.min(firstLength, 64), StandardCharsets.ISO_8859_1).replace(" ", "").replace("\n", "");
        return begin.startsWith("{\"error\":{") || begin.startsWith("{\"type\":\"error\"");
    }

    /// The beginning, for what a failure says.
    String beginning() {
        return new String(first, 0, firstLength, StandardCharsets.UTF_8);
    }

    /// What was told, that at the end before that at the beginning.
    Piece.Usage usage() {
        var told = new HashMap<String, Long>();
        numbers(first, firstLength, told);
        numbers(last, lastLength, told);
        if (told.isEmpty()) {
            return Piece.Usage.NONE;
        }
        // Anthropic tells what the cache had beside the rest, the others within it; Google tells thoughts beside the rest.
        long beside = any(told, "cache_read_input_tokens") + any(told, "cache_creation_input_tokens");
        long thoughts = any(told, "thoughtsTokenCount");
        return new Piece.Usage(
                any(told, "input_tokens", "prompt_tokens", "promptTokenCount") + beside,
                any(told, "cache_read_input_tokens", "cached_tokens", "cachedContentTokenCount"),
                any(told, "cache_creation_input_tokens"),
                any(told, "output_tokens", "completion_tokens", "candidatesTokenCount") + thoughts,
                any(told, "reasoning_tokens", "thoughtsTokenCount"));
    }

    private static long any(Map<String, Long> told, String... names) {
        return Arrays.stream(names).mapToLong(it -> told.getOrDefault(it, 0L)).filter(it -> it > 0).findFirst().orElse(0);
    }

    /// The numbers in every object called `usage…`.
    private static void numbers(byte[] text, int end, Map<String, Long> told) {
        for (int at = find(text, 0, end); at >= 0; at = find(text, at + 1, end)) {
            int depth = 0;
            int name = -1;
            int nameEnd = -1;
            for (int i = at + USAGE.length; i < end; i++) {
                int c = text[i];
                if (c == '{') {
                    depth++;
                } else if (c == '}' && --depth <= 0) {
                    break;
                } else if (c == '"' && depth > 0) {
                    if (name < 0 || nameEnd >= 0) {
                        name = i + 1;
                        nameEnd = -1;
                    } else {
                        nameEnd = i;
                    }
                } else if (c >= '0' && c <= '9' && depth > 0 && nameEnd > 0) {
                    long number = 0;
                    for (; i < end && text[i] >= '0' && text[i] <= '9'; i++) {
                        number = Math.min(number * 10 + text[i] - '0', MOST);
                    }
                    if (i < end) {
                        told.put(new String(text, name, nameEnd - name, StandardCharsets.ISO_8859_1), number);
                    }
                    i--;
                }
            }
        }
    }

    /// What stands within a string is escaped, and so is no name.
    private static int find(byte[] text, int from, int end) {
        for (int at = from; at + USAGE.length <= end; at++) {
            if (text[at] == '"' && (at == 0 || text[at - 1] != '\\') && Arrays.equals(text, at, at + USAGE.length, USAGE, 0, USAGE.length)) {
                return at;
            }
        }
        return -1;
    }
}
