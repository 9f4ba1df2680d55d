package dev.onehot.testing;

import module java.base;

/// What the original does to the file: a connection for every call, no lock, and its mistakes.
public final class Original {
    private final Path file;

    private Original(Path file) {
        this.file = file;
    }

    /// The original on a file that has its tables already.
    public static Original on(Path file) {
        return new Original(file);
    }

    /// A file as an installation of the original leaves it: its two tables with rows, and tables of its own.
    public static Original createdAt(Path file) {
        try (var outside = Outside.on(file)) {
            outside.script(schema());
        }
        return new Original(file);
    }

    private static String schema() {
        try (var in = Objects.requireNonNull(Original.class.getResourceAsStream("original.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void setSetting(String key, String value) {
        try (var outside = Outside.on(file)) {
            outside.run("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES (?, ?, datetime('now'))", key, value);
        }
    }

    /// Deactivates all, looks up by name, updates or inserts. With `setActive` false on the active one none is left active.
    public void addAiProvider(String name, String key, String model, boolean setActive) {
        try (var outside = Outside.on(file)) {
            // Python's module begins a deferred transaction before the first statement that writes, and not before one that reads.
            if (setActive) {
                outside.run("BEGIN");
                outside.run("UPDATE ai_providers SET is_active = 0");
            }
            int active = setActive ? 1 : 0;
            var found = outside.texts("SELECT id FROM ai_providers WHERE provider_name = ?", name);
            if (!setActive) {
                outside.run("BEGIN");
            }
            if (found.isEmpty()) {
                outside.run(
                        "INSERT INTO ai_providers(provider_name, api_key, model, is_active) VALUES (?, ?, ?, ?)",
                        name, key, model, active);
            } else {
                outside.run(
                        "UPDATE ai_providers SET api_key = ?, model = ?, is_active = ?, updated_at = datetime('now') WHERE id = ?",
                        key, model, active, Long.valueOf(found.getFirst()));
            }
            outside.run("COMMIT");
        }
    }

    /// Deactivates all and activates one. An id that is not there leaves none active.
    public void setActiveProvider(long id) {
        try (var outside = Outside.on(file)) {
            outside.run("BEGIN");
            outside.run("UPDATE ai_providers SET is_active = 0");
            outside.run("UPDATE ai_providers SET is_active = 1, updated_at = datetime('now') WHERE id = ?", id);
            outside.run("COMMIT");
        }
    }

    public void deleteAiProvider(long id) {
        try (var outside = Outside.on(file)) {
            outside.run("DELETE FROM ai_providers WHERE id = ?", id);
        }
    }
}
