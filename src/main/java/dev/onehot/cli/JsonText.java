package dev.onehot.cli;

import java.io.Writer;

/// Writes pieces of a text so that they stand inside a JSON text. A character that is cut in two waits for its other half.
final class JsonText extends Writer {
    private final Printer out;
    private String half = "";

    JsonText(Printer out) {
        this.out = out;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        var piece = half + new String(characters, offset, length);
        boolean cut = !piece.isEmpty() && Character.isHighSurrogate(piece.charAt(piece.length() - 1));
        half = cut ? piece.substring(piece.length() - 1) : "";
        print(cut ? piece.substring(0, piece.length() - 1) : piece);
    }

    private void print(String whole) {
        var quoted = JsonOutput.write(whole);
        out.text(quoted.substring(1, quoted.length() - 1));
    }

    @Override
    public void flush() {
        print(half);
        half = "";
    }

    @Override
    public void close() {
        flush();
    }
}
