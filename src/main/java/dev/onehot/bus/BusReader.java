package dev.onehot.bus;

import module java.base;

import dev.onehot.bus.BusMessage.Variant;

/// Reads messages from bytes, in the order of bytes that each of them names. One thread.
final class BusReader {
    private static final int HEAD = 16;
    private static final int QUIET = 1;

    private final ByteBuffer from;
    private int depth;

    private BusReader(ByteBuffer from) {
        this.from = from;
    }

    /// How many bytes the message has that begins at the buffer's position; 0 while that cannot be told.
    static int length(ByteBuffer bytes) throws ProtocolException {
        if (bytes.remaining() < HEAD) {
            return 0;
        }
        int begin = bytes.position();
        var ordered = bytes.duplicate().order(order(bytes.get(begin)));
        long fields = Integer.toUnsignedLong(ordered.getInt(begin + 12));
        long whole = HEAD + ((fields + 7) & ~7L) + Integer.toUnsignedLong(ordered.getInt(begin + 4));
        if (whole > BusTypes.LARGEST) {
            throw new ProtocolException("a message of " + whole + " bytes");
        }
        return (int) whole;
    }

    /// @param whole exactly one message
    static BusMessage message(ByteBuffer whole) throws ProtocolException {
        try {
            var bytes = whole.slice().order(order(whole.get(whole.position())));
            int kind = bytes.get(1);
            boolean quiet = (bytes.get(2) & QUIET) != 0;
            int serial = bytes.getInt(8);
            bytes.position(12);
            var fields = new HashMap<Integer, Object>();
            for (var field : (List<?>) new BusReader(bytes).one("a(yv)")) {
                var pair = (List<?>) field;
                fields.put(((Byte) pair.get(0)).intValue(), ((Variant) pair.get(1)).value());
            }
            bytes.position((bytes.position() + 7) & ~7);
            var signature = text(fields, 8);
            if (signature.length() > BusTypes.LONGEST) {
                throw new ProtocolException("a type of " + signature.length());
            }
            var values = new BusReader(bytes.slice().order(bytes.order())).all(signature);
            int answers = fields.get(5) instanceof Long number ? number.intValue() : 0;
            return new BusMessage(kind, serial, answers, quiet, text(fields, 7), text(fields, 6), text(fields, 1), text(fields, 2), text(fields, 3),
                    text(fields, 4), signature, values);
        } catch (ClassCastException | IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException wrong) {
            throw new ProtocolException("a broken message: " + wrong);
        }
    }

    private static ByteOrder order(byte letter) throws ProtocolException {
        return switch (letter) {
            case 'l' -> ByteOrder.LITTLE_ENDIAN;
            case 'B' -> ByteOrder.BIG_ENDIAN;
            default -> throw new ProtocolException("no message of the bus");
        };
    }

    private static String text(Map<Integer, Object> fields, int number) {
        return fields.get(number) instanceof String text ? text : "";
    }

    private List<Object> all(String signature) throws ProtocolException {
        var values = new ArrayList<Object>();
        for (int at = 0, end; at < signature.length(); at = end) {
            end = BusTypes.end(signature, at);
            values.add(one(signature.substring(at, end)));
        }
        return values;
    }

    private Object one(String type) throws ProtocolException {
        if (++depth > BusTypes.DEEPEST + 1) {
            throw new ProtocolException("too deep");
        }
        align(BusTypes.alignment(type.charAt(0)));
        var value = ofType(type);
        depth--;
        return value;
    }

    private Object ofType(String type) throws ProtocolException {
        return switch (type.charAt(0)) {
            case 'y' -> from.get();
            case 'b' -> from.getInt() != 0;
            case 'n' -> (int) from.getShort();
            case 'q' -> (long) Short.toUnsignedInt(from.getShort());
            case 'i' -> from.getInt();
            case 'u', 'h' -> Integer.toUnsignedLong(from.getInt());
            case 'x', 't' -> from.getLong();
            case 'd' -> from.getDouble();
            case 's', 'o' -> text(from.getInt());
            case 'g' -> text(Byte.toUnsignedInt(from.get()));
            case 'v' -> variant();
            case '(' -> structure(type.substring(1, type.length() - 1));
            case 'a' -> array(type.substring(1));
            default -> throw new ProtocolException("no type " + type);
        };
    }

    private List<Object> structure(String types) throws ProtocolException {
        if (types.isEmpty()) {
            // An array of them would have no end.
            throw new ProtocolException("a structure of nothing");
        }
        return all(types);
    }

    private String text(int length) {
        var bytes = bytes(length);
        from.get();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) {
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private Variant variant() throws ProtocolException {
        var signature = text(Byte.toUnsignedInt(from.get()));
        return new Variant(signature, one(signature.substring(0, BusTypes.end(signature, 0))));
    }

    private Object array(String type) throws ProtocolException {
        int length = from.getInt();
        align(BusTypes.alignment(type.charAt(0)));
        if (type.equals("y")) {
            return bytes(length);
        }
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        int end = from.position() + length;
        if (type.charAt(0) != '{') {
            var values = new ArrayList<Object>();
            while (from.position() < end) {
                values.add(one(type));
            }
            return values;
        }
        var entries = new LinkedHashMap<Object, Object>();
        while (from.position() < end) {
            align(8);
            var pair = all(type.substring(1, type.length() - 1));
            entries.put(pair.get(0), pair.get(1));
        }
        return entries;
    }

    private void align(int multiple) {
        from.position((from.position() + multiple - 1) / multiple * multiple);
    }
}
