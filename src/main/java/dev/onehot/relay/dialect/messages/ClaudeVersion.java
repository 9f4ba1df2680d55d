package dev.onehot.relay.dialect.messages;

import module java.base;

/// Which Claude a model's name means: what one takes, another refuses.
///
/// @param major 0 for the name of another model
record ClaudeVersion(int major, int minor) {
    /// As `claude-opus-4-6`, `claude-opus-4-20250514`, `claude-3-7-sonnet-latest`, `anthropic.claude-sonnet-4-5-20250929-v1:0`, `anthropic/claude-sonnet-4.6`.
    private static final Pattern NAME = Pattern.compile("claude-(?:[a-z]+-)?(\\d{1,2})(?:[-.](\\d{1,2}))?(?!\\d)");
    private static final int NEWEST = 99;

    static ClaudeVersion of(String model) {
        var lower = model.toLowerCase(Locale.ROOT);
        var name = NAME.matcher(lower);
        if (name.find()) {
            return new ClaudeVersion(Integer.parseInt(name.group(1)), name.group(2) == null ? 0 : Integer.parseInt(name.group(2)));
        }
        // Names without a number mean the newest.
        return new ClaudeVersion(lower.contains("claude-") ? NEWEST : 0, 0);
    }

    /// Never of another model.
    boolean isFrom(int major, int minor) {
        return this.major > major || (this.major == major && this.minor >= minor);
    }

    /// Never of another model.
    boolean isBefore(int major, int minor) {
        return this.major > 0 && !isFrom(major, minor);
    }
}
