package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Integrity;
import dev.onehot.model.Provider;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.model.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// What is true now. The exit code says whether exactly one provider is active, or none by choice.
@Command(
        name = "status",
        description = "Show the active provider, counts, integrity, revision, file and version."
                + " Exit code 1 when integrity is broken.")
final class StatusAction extends Action {
    @Override
    int run() {
        Snapshot snapshot;
        try {
            snapshot = session().snapshot();
        } catch (StorageException refused) {
            if (refused.kind() == Kind.DAMAGED && session().json()) {
                session().out().json(document(null, "damaged"));
            }
            throw refused;
        }
        var integrity = word(snapshot.integrity());
        session().show(() -> document(snapshot, integrity), out -> print(out, snapshot, integrity));
        return snapshot.integrity().isOk() ? Exit.DONE : Exit.FAILED;
    }

    static String word(Integrity integrity) {
        // Not a switch: the first one over types costs a short command a tenth of its time.
        if (integrity.isOk()) {
            return "ok";
        }
        return integrity instanceof Integrity.SeveralActive ? "several-active" : "none-active";
    }

    private Map<String, @Nullable Object> document(@Nullable Snapshot snapshot, String integrity) {
        return JsonOutput.object(
                "active", snapshot == null ? null : snapshot.active().map(StatusAction::brief),
                "providers", snapshot == null ? null : snapshot.providers().size(),
                "settings", snapshot == null ? null : session().reading().settingCount(),
                "integrity", integrity,
                "revision", snapshot == null ? null : snapshot.revision(),
                "database", session().database().word(),
                "version", Version.CURRENT,
                "onlyReading", snapshot == null ? null : obstacle().isPresent());
    }

    static Map<String, @Nullable Object> brief(Provider active) {
        return JsonOutput.object(
                "id", active.id(), "name", active.name(), "kind", active.kind(), "model", Shapes.orNull(active.model()));
    }

    private Optional<StorageException> obstacle() {
        return session().reading().obstacle();
    }

    private void print(Printer out, Snapshot snapshot, String integrity) {
        out.line("Active:    " + snapshot.active().map(it -> it.name() + (it.model().isEmpty() ? "" : " · " + it.model())).orElse("none"));
        out.line("Providers: " + snapshot.providers().size());
        out.line("Settings:  " + session().reading().settingCount());
        out.line("Integrity: " + integrity + (integrity.equals("ok") ? "" : "  (onehotctl repair)"));
        out.line("Revision:  " + snapshot.revision());
        out.line("Database:  " + session().database().word());
        obstacle().ifPresent(it -> out.line("Writing:   not possible: " + it.what().text(Locale.ROOT)));
        out.line("Version:   " + Version.CURRENT);
    }
}
