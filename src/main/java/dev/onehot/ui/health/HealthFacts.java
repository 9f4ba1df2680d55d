package dev.onehot.ui.health;

import module java.base;

import dev.onehot.core.Health;
import dev.onehot.model.Message;
import dev.onehot.model.Version;
import dev.onehot.ui.Texts;

/// What is known of the database and this process, as lines for a person.
///
/// @param troubled providers that do not work, with what is wrong
record HealthFacts(Health health, List<String> troubled, Texts texts) {
    private static final String PROVIDERS = "health.providers";
    private static final int MOST_NAMED = 3;

    private static final String BACKUPS = "health.daily.failing";

    boolean isGood() {
        return state().equals("health.good");
    }

    /// What is to be said first.
    String title() {
        return state().equals(PROVIDERS) ? texts.get(PROVIDERS, troubled.size()) : texts.get(state());
    }

    /// What that means, and what can be done.
    String advice() {
        if (state().equals(PROVIDERS)) {
            var named = troubled.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
            int more = troubled.size() - MOST_NAMED;
            return more > 0 ? texts.get("activity.more", named, more) : named;
        }
        if (state().equals("health.risk")) {
            return texts.messages(health.database().risk().map(it -> List.of(it, Message.of("server.fsync.advice"))).orElse(List.of()));
        }
        var daily = health.backups();
        if (!state().equals(BACKUPS)) {
            return texts.get(state() + ".advice");
        }
        var reason = daily.failure().map(texts::message).orElse("");
        var newest = daily.newest().map(it -> BackupCell.time(it, texts));
        return newest.isPresent() ? texts.get("health.daily.failing.advice", reason, newest.get()) : texts.get("health.daily.none", reason);
    }

    private String state() {
        if (!health.database().inPlace()) {
            return "health.moved";
        }
        if (!health.integrity().isOk()) {
            return "health.notOneActive";
        }
        if (health.backups().failure().isPresent()) {
            return BACKUPS;
        }
        if (health.database().risk().isPresent()) {
            return "health.risk";
        }
        return troubled.isEmpty() ? "health.good" : PROVIDERS;
    }

    /// Whether what is to be done is done with the backups.
    boolean needsBackups() {
        return state().equals(BACKUPS) || state().equals("health.moved");
    }

    /// The text on the left, and that on the right.
    Map<String, String> lines() {
        var lines = new LinkedHashMap<String, String>();
        var file = health.database();
        lines.put(texts.get("health.file"), file.place().name());
        lines.put(texts.get("health.size"), texts.get("health.size.value", kilobytes(file.bytes()), kilobytes(file.logBytes())));
        if (file.place().isFile()) {
            lines.put(texts.get("health.journal"), file.journal());
            lines.put(texts.get("health.pages"), texts.get("health.pages.value", file.pages(), file.pageSize(), file.freePages()));
        }
        lines.put(texts.get("health.revision"), texts.get("health.revision.value", health.revision(), file.history()));
        lines.put(texts.get("health.rows"), texts.get("health.rows.value", health.providers(), health.settings()));
        lines.put(texts.get("health.listeners"), texts.get("health.listeners.value", health.subscribers()));
        lines.put(texts.get("health.foreign"), file.lastForeign().map(it -> it + " UTC").orElse(texts.get("health.foreign.none")));
        lines.put(
                texts.get("health.versions"),
                texts.get("health.versions.value", Version.CURRENT, file.format(), Runtime.version().toString(), file.engine()));
        return lines;
    }

    private static long kilobytes(long bytes) {
        return (bytes + 1023) / 1024;
    }
}
