package dev.onehot.core;

import dev.onehot.core.events.Snapshot;
import dev.onehot.core.files.Backups;
import dev.onehot.model.DatabaseFacts;
import dev.onehot.model.Integrity;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.Version;

/// How a database and this process are, at one moment.
///
/// @param providers how many there are
/// @param settings how many rows there are
/// @param subscribers how many listeners are told of changes
/// @param backups how daily backups are
public record Health(
        DatabaseFacts database,
        Integrity integrity,
        long revision,
        int providers,
        long settings,
        int subscribers,
        KeyProtection protection,
        Backups.Daily backups) {

    static Health of(DatabaseFacts facts, Snapshot snapshot, long settings, int subscribers, Backups backups) {
        return new Health(
                facts,
                snapshot.integrity(),
                snapshot.revision(),
                snapshot.providers().size(),
                settings,
                subscribers,
                snapshot.protection(),
                backups.daily(facts.backupFailure()));
    }

    /// A text to send to somebody: facts and versions, no names, no values, no keys, no home directory.
    public String report() {
        // Of a server neither the host nor the user is told.
        var shown = database.place().isFile() ? HomeFolder.hidden(database.file(), System.getenv(), System.getProperties()) : "on a server";
        return String.join(
                        "\n",
                        "Onehot " + Version.CURRENT + ", Java " + Runtime.version() + ", " + database.engine(),
                        "System: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                + System.getProperty("os.arch"),
                        "Database: " + shown + (database.inPlace() ? "" : " (moved or replaced)"),
                        "Size: " + database.bytes() + " bytes, log " + database.logBytes() + " bytes, journal "
                                + database.journal(),
                        "Pages: " + database.pages() + " of " + database.pageSize() + " bytes, " + database.freePages()
                                + " free",
                        "Format: " + database.format() + ", revision " + revision + ", " + database.history()
                                + " changes kept",
                        "Integrity: " + integrity.getClass().getSimpleName(),
                        "Providers: " + providers + ", settings: " + settings + ", listeners: " + subscribers,
                        "Keys: " + (protection.shared() ? "shared" : "protected")
                                + protection.master().map(it -> ", " + it.backend().word()).orElse(""),
                        "Daily backups: " + (backups.failure().isEmpty() ? "well" : "failing") + ", newest "
                                + backups.newest().map(Object::toString).orElse("none"),
                        "Last change by another program: " + database.lastForeign().orElse("none"))
                + "\n";
    }
}
