package dev.onehot.bus;

import module java.base;

import dev.onehot.bus.BusMessage.Variant;

/// Puts messages into bytes. One thread.
final class BusWriter {
    private static final int QUIET = 1;

    private ByteBuffer to = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);

    private BusWriter() {}

    /// @throws ProtocolException when its values are not of the types that it names
    static ByteBuffer bytes(BusMessage message) throws ProtocolException {
        try {
            var body = new BusWriter();
            body.all(message.signature(), message.values());
            var whole = new BusWriter();
            whole.head(message, body.to.position());
            whole.room(body.to.position()).put(body.to.flip());
            return whole.to.flip();
        } catch (ClassCastException | IndexOutOfBoundsException wrong) {
            throw new ProtocolException(message.member() + ": " + wrong.getMessage());
        }
    }

    private void head(BusMessage message, int length) throws ProtocolException {
        room(16).put((byte) 'l').put((byte) message.kind()).put((byte) (message.quiet() ? QUIET : 0)).put((byte) 1);
        to.putInt(length).putInt(message.serial());
        var fields = new ArrayList<List<Object>>();
        field(fields, 1, "o", message.path());
        field(fields, 2, "s", message.type());
        field(fields, 3, "s", message.member());
        field(fields, 4, "s", message.error());
        if (message.answers() != 0) {
            field(fields, 5, "u", Integer.toUnsignedLong(message.answers()));
        }
        field(fields, 6, "s", message.destination());
        field(fields, 8, "g", message.signature());
        all("a(yv)", List.of(fields));
        align(8);
    }

    private static void field(List<List<Object>> fields, int number, String type, Object value) {
        if (!value.equals("")) {
            fields.add(List.of((byte) number, new Variant(type, value)));
        }
    }

    private void all(String signature, List<?> values) throws ProtocolException {
        int at = 0;
        for (var value : values) {
            int end = BusTypes.end(signature, at);
            one(signature.substring(at, end), value);
            at = end;
        }
        if (at != signature.length()) {
            throw new ProtocolException("too few values for " + signature);
        }
    }

    private void one(String type, Object value) throws ProtocolException {
        align(BusTypes.alignment(type.charAt(0)));
        switch (type.charAt(0)) {
            case 'y' -> room(1).put((Byte) value);
            case 'b' -> room(4).putInt((Boolean) value ? 1 : 0);
            case 'n' -> room(2).putShort(((Integer) value).shortValue());
            case 'q' -> room(2).putShort(((Long) value).shortValue());
            case 'i' -> room(4).putInt((Integer) value);
            case 'u' -> room(4).putInt(((Long) value).intValue());
            case 'x', 't' -> room(8).putLong((Long) value);
            case 'd' -> room(8).putDouble((Double) value);
            case 's', 'o' -> text((String) value);
            case 'g' -> signature((String) value);
            case 'v' -> variant((Variant) value);
            case '(' -> all(type.substring(1, type.length() - 1), (List<?>) value);
            case 'a' -> array(type.substring(1), value);
            default -> throw new ProtocolException("no values of " + type + " are sent");
        }
    }

    private void text(String value) {
        var bytes = value.replace('\0', ' ').getBytes(StandardCharsets.UTF_8);
        room(5 + bytes.length).putInt(bytes.length).put(bytes).put((byte) 0);
    }

    private void signature(String value) {
        var bytes = value.getBytes(StandardCharsets.US_ASCII);
        room(2 + bytes.length).put((byte) bytes.length).put(bytes).put((byte) 0);
    }

    private void variant(Variant value) throws ProtocolException {
        signature(value.signature());
        one(value.signature(), value.value());
    }

    private void array(String type, Object value) throws ProtocolException {
        int length = room(4).position();
        to.putInt(0);
        align(BusTypes.alignment(type.charAt(0)));
        int begin = to.position();
        if (value instanceof byte[] bytes) {
            room(bytes.length).put(bytes);
        } else if (value instanceof Map<?, ?> entries) {
            for (var entry : entries.entrySet()) {
                align(8);
                all(type.substring(1, type.length() - 1), List.of(entry.getKey(), entry.getValue()));
            }
        } else {
            for (var each : (List<?>) value) {
                one(type, each);
            }
        }
        to.putInt(length, to.position() - begin);
    }

    private void align(int multiple) {
        while (to.position() % multiple != 0) {
            room(1).put((byte) 0);
        }
    }

    private ByteBuffer room(int bytes) {
        if (to.remaining() < bytes) {
            to = ByteBuffer.allocate(to.capacity() * 2 + bytes).order(ByteOrder.LITTLE_ENDIAN).put(to.flip());
        }
        return to;
    }
}
