package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.disk.NamedFile;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.UnreadableFileException;
import dev.onehot.tools.lossless.KeyPath;
import dev.onehot.tools.lossless.LosslessText;
import dev.onehot.tools.programs.Template;
import java.nio.file.Path;

/// What stands in a file of somebody else's, as far as the program that it is for can read it.
///
/// @param letters of it that every encoding has
/// @param text empty where it is none of its format
record HigherText(String letters, Optional<LosslessText> text) {
    /// Longer than any configuration.
    private static final long MOST = 4_000_000;

    static HigherText of(DocumentFormat format, byte[] content) {
        var letters = new String(content, StandardCharsets.ISO_8859_1).replace("\0", "");
        try {
            return new HigherText(letters, Optional.of(LosslessText.of(format, withoutMark(content))));
        } catch (UnreadableFileException none) {
            return new HigherText(letters, Optional.empty());
        }
    }

    /// Empty where there is no such file, or nobody may read it. Blocks on the disk.
    static Optional<HigherText> of(DocumentFormat format, Path file) {
        try {
            return Files.isRegularFile(file) ? NamedFile.bytes(file, MOST).map(it -> of(format, it)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] withoutMark(byte[] content) {
        boolean marked = content.length >= 3 && (content[0] & 0xff) == 0xef && (content[1] & 0xff) == 0xbb && (content[2] & 0xff) == 0xbf;
        return marked ? Arrays.copyOfRange(content, 3, content.length) : content;
    }

    /// JSON; empty where nothing stands there, or `path` is none.
    Optional<String> get(String path) {
        try {
            var at = KeyPath.of(path);
            return text.flatMap(it -> it.get(at));
        } catch (IllegalArgumentException noPath) {
            return Optional.empty();
        }
    }

    /// As [#get]; where another reader may understand what we do not, what it might be is told by the empty text.
    Optional<String> anyhow(String path) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        boolean named = text.isEmpty() && letters.contains(name);
        return named ? Optional.of(Template.json("")) : get(path);
    }
}
