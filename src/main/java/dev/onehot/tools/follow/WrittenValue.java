package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.UnreadableFileException;
import dev.onehot.tools.lossless.KeyPath;
import dev.onehot.tools.lossless.LosslessText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Values as they are recorded: JSON, or of one with a key in it only what tells whether it is the same.
final class WrittenValue {
    private static final String HASHED = "sha256:";
    private static final SecureRandom RANDOM = new SecureRandom();

    private WrittenValue() {}

    /// The form by which values are compared. Throws [IllegalArgumentException] for what is no JSON.
    static String canonical(String json) {
        try {
            return LosslessText.of(DocumentFormat.JSON, json.getBytes(StandardCharsets.UTF_8)).get(KeyPath.ROOT).orElseThrow(IllegalArgumentException::new);
        } catch (UnreadableFileException none) {
            throw new IllegalArgumentException("no JSON at character " + none.column(), none);
        }
    }

    /// What a string says; anything else as it is written.
    static String text(String json) {
        try {
            var value = JsonMapper.shared().readTree(json);
            return value.isString() ? value.stringValue() : json;
        } catch (JacksonException none) {
            return json;
        }
    }

    /// Of a value with a key in it.
    static String hashed(String json) {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        var text = HexFormat.of().formatHex(salt);
        return HASHED + text + ":" + hash(text, json);
    }

    static boolean isHashed(String recorded) {
        return recorded.startsWith(HASHED);
    }

    /// Whether `json` is what was recorded. The order of members says nothing: programs that write their files anew have one of their own.
    static boolean is(String recorded, String json) {
        if (isHashed(recorded)) {
            var parts = recorded.split(":", 3);
            return parts.length == 3 && MessageDigest.isEqual(parts[2].getBytes(StandardCharsets.US_ASCII), hash(parts[1], json).getBytes(StandardCharsets.US_ASCII));
        }
        return recorded.equals(json) || ((json.startsWith("{") || json.startsWith("[")) && sameTree(recorded, json));
    }

    private static boolean sameTree(String one, String other) {
        try {
            return JsonMapper.shared().readTree(one).equals(JsonMapper.shared().readTree(other));
        } catch (JacksonException none) {
            return false;
        }
    }

    private static String hash(String salt, String json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest((salt + json).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
