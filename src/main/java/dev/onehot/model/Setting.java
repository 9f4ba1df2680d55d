package dev.onehot.model;

import module java.base;

/// One row of the `settings` table.
///
/// @param value the stored text; a NULL that another program wrote reads as empty. Empty too of a large one, which is not held in memory
/// @param updatedAt UTC, `YYYY-MM-DD HH:MM:SS`, as SQLite writes it
/// @param version the revision in which this process saw the row change last
/// @param largeBytes how many bytes a large value has where it is stored; 0 of all others
public record Setting(String key, String value, String updatedAt, long version, long largeBytes) {
    public static final int LONGEST_KEY = 255;
    public static final int LONGEST_VALUE = 1_000_000;

    /// A value of more bytes than this is large: only its size is known.
    public static final int LARGE = 1_000_000;

    /// A byte is never more than this many to a character of UTF-16.
    private static final int BYTES_A_CHARACTER = 3;

    private static final Pattern SECRET = Pattern.compile(
            "(?i)api[-_. ]?key|[-_. ]key\\b|secret|token|password|passwd|passphrase|credential");

    /// One whose value is `value`, large or not.
    public static Setting of(String key, String value, String updatedAt, long version) {
        boolean mayBeLarge = (long) value.length() * BYTES_A_CHARACTER > LARGE;
        int bytes = mayBeLarge ? value.getBytes(StandardCharsets.UTF_8).length : 0;
        return bytes > LARGE ? new Setting(key, "", updatedAt, version, bytes) : new Setting(key, value, updatedAt, version, 0);
    }

    public Setting withVersion(long newVersion) {
        return new Setting(key, value, updatedAt, newVersion, largeBytes);
    }

    /// Whether its value is not held in memory.
    public boolean isLarge() {
        return largeBytes > 0;
    }

    /// Whether `text` is its value, as far as that is known.
    public boolean holds(String text) {
        return !isLarge() && value.equals(text);
    }

    /// Whether both have the same value. Of large ones the size and the time tell.
    public boolean isSameValue(Setting other) {
        return largeBytes == other.largeBytes && value.equals(other.value) && (!isLarge() || updatedAt.equals(other.updatedAt));
    }

    /// Whether the value under `key` looks like a secret, going by its name: shown masked, and kept out of history.
    public static boolean isSecret(String key) {
        return SECRET.matcher(key).find();
    }

    /// What is wrong with storing `value` under `key`, whatever the setting means.
    public static List<Problem> problems(String key, String value) {
        var problems = new ArrayList<Problem>();
        Rules.filled("key", key, problems);
        Rules.line("key", key, LONGEST_KEY, problems);
        Rules.text("value", value, LONGEST_VALUE, problems);
        return problems;
    }

    @Override
    public String toString() {
        return "Setting[" + key + "=" + (isSecret(key) ? "••••" : isLarge() ? largeBytes + " bytes" : value) + ", version " + version + "]";
    }
}
