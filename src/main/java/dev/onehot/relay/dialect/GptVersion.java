package dev.onehot.relay.dialect;

import module java.base;

/// Which model of OpenAI's a name means: what one takes, another refuses.
///
/// @param major 0 for the name of another model
/// @param thinks whether it thinks before it answers, so that it chooses its words itself
public record GptVersion(int major, int minor, boolean thinks) {
    /// As `gpt-5.1-codex`, `chatgpt-4o-latest`, `gpt-5-chat-latest`, `o4-mini`, `openai/gpt-5`.
    private static final Pattern NAME = Pattern.compile("(?:^|/)(?:(?:chat)?gpt-(\\d{1,2})(?:\\.(\\d{1,2}))?|(?:o(\\d)(?![\\d.])))");

    /// Of another company's model there is no version.
    public static GptVersion of(String model) {
        var lower = model.toLowerCase(Locale.ROOT);
        var name = NAME.matcher(lower);
        if (!name.find()) {
            return new GptVersion(0, 0, lower.contains("codex-"));
        }
        if (name.group(3) != null) {
            return new GptVersion(4, 0, true);
        }
        int major = Integer.parseInt(name.group(1));
        return new GptVersion(major, name.group(2) == null ? 0 : Integer.parseInt(name.group(2)), major >= 5 && !lower.contains("chat"));
    }

    /// Never of another company's model.
    public boolean isFrom(int major, int minor) {
        return this.major > major || (this.major == major && this.minor >= minor);
    }

    /// The word for it that the model knows; empty for none.
    public String effort(String word) {
        return switch (word) {
            case "none" -> isFrom(5, 1) ? "none" : isFrom(5, 0) ? "minimal" : "low";
            case "minimal" -> isFrom(5, 0) && !isFrom(5, 1) ? "minimal" : "low";
            case "low", "medium", "high" -> word;
            case "xhigh", "max" -> isFrom(5, 2) ? "xhigh" : "high";
            default -> "";
        };
    }
}
