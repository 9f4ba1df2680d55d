package dev.onehot.tools;

import module java.base;

/// Text as editors and shells of all systems write it: UTF-8 with a mark at the beginning and without, UTF-16 as PowerShell's `>` makes it, and
/// what older editors of Windows wrote.
final class Decoding {
    private static final char MARK = '\uFEFF';

    private Decoding() {}

    static String text(byte[] bytes) {
        var text = decode(bytes, charset(bytes));
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2) {
            int first = bytes[0] & 0xFF;
            int second = bytes[1] & 0xFF;
            // Configurations begin with a sign of ASCII, whose other half is zero.
            if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
                return StandardCharsets.UTF_16LE;
            }
            if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
                return StandardCharsets.UTF_16BE;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            // Then it is of one byte a sign. What keys and addresses are made of is the same in all of them.
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
