package dev.onehot.model;

import module java.base;

/// Takes keys out of texts of others, who like to repeat what they were sent. Safe on any thread.
public final class Redaction {
    private static final String DOTS = "••••";

    /// A piece of a key this long or longer is not shown either.
    private static final int SHORTEST_PIECE = 6;

    /// What keys of known vendors look like, and long words of letters and digits without a sign.
    private static final Pattern KEY = Pattern.compile("(?i)\\b(?:sk|pk|rk|gsk|xai|pplx|nvapi|hf|ghp|gho|github_pat|r8|fw|csk|tgp|vck|oh)[-_][\\w*.-]{8,}"
            + "|\\bAIza[\\w-]{20,}|\\bBearer\\s+\\S{8,}|\\b(?=\\w*\\d)(?=\\w*[a-z])[a-z0-9]{32,}\\b");

    /// What people write where a server wants no key: ordinary words, which a server's advice may need.
    private static final Set<String> NO_SECRETS = Set.of(
            "ollama", "lm-studio", "lmstudio", "llama.cpp", "vllm", "none", "null", "empty", "dummy", "fake", "test", "local", "localhost", "no-key",
            "nokey", "no-key-required", "not-needed", "not-required", "unused", "anything", "key", "api-key", "apikey", "token", "placeholder");

    private Redaction() {}

    /// `text` without `secrets`, without pieces of them, and without anything that looks like a key.
    public static String of(String text, Collection<ApiKey> secrets) {
        var clean = text;
        for (var secret : secrets) {
            if (!NO_SECRETS.contains(secret.reveal().toLowerCase(Locale.ROOT))) {
                clean = withoutPieces(clean, secret.reveal());
            }
        }
        return KEY.matcher(clean).replaceAll(DOTS);
    }

    private static String withoutPieces(String text, String key) {
        if (key.length() < SHORTEST_PIECE) {
            return key.isEmpty() ? text : text.replace(key, DOTS);
        }
        var clean = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int piece = longestPiece(text, at, key);
            if (piece >= SHORTEST_PIECE) {
                clean.append(DOTS);
                at += piece;
            } else {
                clean.append(text.charAt(at));
                at++;
            }
        }
        return clean.toString();
    }

    /// How many characters from `at` on stand somewhere in the key.
    private static int longestPiece(String text, int at, String key) {
        if (at + SHORTEST_PIECE > text.length() || !key.contains(text.substring(at, at + SHORTEST_PIECE))) {
            return 0;
        }
        int length = SHORTEST_PIECE;
        while (at + length < text.length() && key.contains(text.substring(at, at + length + 1))) {
            length++;
        }
        return length;
    }
}
