package dev.onehot.relay.dialect.chat;

import module java.base;

/// Which model of OpenAI's a name means: what one takes, another refuses.
///
/// @param major 0 for the name of another model
/// @param thinks whether it thinks before it answers, so that it chooses its words itself
record GptVersion(int major, int minor, boolean thinks) {
    /// As `gpt-5.1-codex`, `gpt-4o`, `gpt-5-chat-latest`, `o4-mini`, `openai/gpt-5`.
    private static final Pattern NAME = Pattern.compile("(?:^|/)(?:gpt-(\\d{1,2})(?:\\.(\\d{1,2}))?|(?:o(\\d)(?![\\d.])))");

    static GptVersion of(String model) {
        var lower = model.toLowerCase(Locale.ROOT);
        var name = NAME.matcher(lower);
        if (!name.find()) {
            return new GptVersion(0, 0, false);
        }
        if (name.group(3) != null) {
            return new GptVersion(4, 0, true);
        }
        int major = Integer.parseInt(name.group(1));
        return new GptVersion(major, name.group(2) == null ? 0 : Integer.parseInt(name.group(2)), major >= 5 && !lower.contains("chat"));
    }

    boolean isFrom(int major, int minor) {
        return this.major > major || (this.major == major && this.minor >= minor);
    }

    /// The word for it that the model knows; empty for none.
    String effort(String word) {
        return switch (word) {
            case "none" -> isFrom(5, 1) ? "none" : isFrom(5, 0) ? "minimal" : "low";
            case "minimal" -> isFrom(5, 0) && !isFrom(5, 1) ? "minimal" : "low";
            case "low", "medium", "high" -> word;
            case "xhigh", "max" -> isFrom(5, 2) ? "xhigh" : "high";
            default -> "";
        };
    }
}
