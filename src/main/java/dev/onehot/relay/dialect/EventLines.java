package dev.onehot.relay.dialect;

import module java.base;

import tools.jackson.databind.JsonNode;

/// Server-sent events out of bytes, however they are cut. Has state; one thread.
public final class EventLines {
    private static final int LONGEST = 16 << 20;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private final BiConsumer<String, String> to;
    private String name = "";
    private boolean hasData;
    private boolean bare;
    private boolean afterReturn;

    /// @param to is given the name of each event, which may be empty, and its data
    public EventLines(BiConsumer<String, String> to) {
        this.to = to;
    }

    /// More of the stream.
    ///
    /// @throws IOException when an event is longer than 16 MiB
    public void read(byte[] bytes, int from, int length) throws IOException {
        int begin = from;
        for (int at = from; at < from + length; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                line.write(bytes, begin, at - begin);
                begin = at + 1;
                // CR LF is one end of a line, also when the two come apart.
                if (bytes[at] == '\r' || !afterReturn) {
                    take();
                }
                afterReturn = bytes[at] == '\r';
            } else if (at == begin) {
                afterReturn = false;
            }
        }
        line.write(bytes, begin, from + length - begin);
        if (line.size() + data.length() > LONGEST) {
            throw new IOException("An event of the answer is longer than 16 MiB.");
        }
    }

    /// The stream is over: what stands there without an empty line behind it is an event too.
    public void end() {
        take();
        tell();
    }

    /// One event as bytes.
    ///
    /// @param name may be empty
    public static byte[] event(String name, JsonNode data) {
        var json = WireJson.bytes(data);
        var event = new ByteArrayOutputStream(json.length + name.length() + 20);
        event.writeBytes((name.isEmpty() ? "data: " : "event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        event.writeBytes(json);
        event.writeBytes(new byte[] {'\n', '\n'});
        return event.toByteArray();
    }

    private void take() {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            tell();
        } else if (bare || text.startsWith("{")) {
            // Google's servers put a failure into a stream that is no event.
            data.append(hasData ? "\n" : "").append(text);
            hasData = true;
            bare = true;
        } else if (text.startsWith("data:")) {
            data.append(hasData ? "\n" : "").append(value(text, "data:"));
            hasData = true;
        } else if (text.startsWith("event:")) {
            name = value(text, "event:");
        }
    }

    private static String value(String line, String field) {
        int begin = field.length();
        return line.substring(line.startsWith(" ", begin) ? begin + 1 : begin);
    }

    private void tell() {
        if (hasData) {
            var told = data.toString();
            data.setLength(0);
            hasData = false;
            bare = false;
            to.accept(name, told);
        }
        name = "";
    }
}
