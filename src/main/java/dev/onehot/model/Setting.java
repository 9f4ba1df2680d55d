package dev.onehot.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One row of the `settings` table.
///
/// @param value the stored text; a NULL that another program wrote reads as empty
/// @param updatedAt UTC, `YYYY-MM-DD HH:MM:SS`, as SQLite writes it
/// @param version the revision in which this process saw the row change last
public record Setting(String key, String value, String updatedAt, long version) {
    public static final int LONGEST_KEY = 255;
    public static final int LONGEST_VALUE = 1_000_000;

    private static final Pattern SECRET = Pattern.compile(
            "(?i)api[-_. ]?key|[-_. ]key\\b|secret|token|password|passwd|passphrase|credential");

    public Setting withVersion(long newVersion) {
        return new Setting(key, value, updatedAt, newVersion);
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
        return "Setting[" + key + "=" + (isSecret(key) ? "••••" : value) + ", version " + version + "]";
    }
}
