package dev.onehot.cli;

import module java.base;

import dev.onehot.core.DatabaseName;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.files.Backups;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Provider;
import dev.onehot.model.Version;
import picocli.CommandLine.Command;

/// Looks at everything that can be wrong, and says what to do about each.
@Command(
        name = "doctor",
        description = "Look at everything that can be wrong, each with what to do: file, permissions, disk, log, integrity, backups, keys,"
                + " display, drawing, proxy, certificates, clock. Exit code 1 when something failed.")
final class DoctorAction extends Action {
    private static final long LARGE_LOG_BYTES = 64L << 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Override
    int run() {
        var findings = new ArrayList<Finding>();
        var database = session().database();
        try {
            var manager = session().reading();
            findings.add(manager.obstacle().map(Failure::of)
                    .map(it -> Finding.failed("file", it.message() + " It can only be read.", it.advice()))
                    .orElseGet(() -> Finding.ok("file", database.word() + ", Onehot " + Version.CURRENT + ".")));
            around(database, findings);
            inside(manager, findings);
        } catch (Refusal | OnehotException refused) {
            var failure = Failure.of(refused);
            findings.add(Finding.failed("file", failure.message(), failure.advice()));
            if (findings.size() == 1 && !database.isMissing()) {
                around(database, findings);
            }
        }
        Examination.passphrase(session().environment()).ifPresent(findings::add);
        findings.add(Examination.display(session().environment(), System.getProperty("os.name", "")));
        Examination.drawing(session().environment(), System.getProperty("os.name", "")).ifPresent(findings::add);
        findings.add(Examination.proxy(session().environment()));
        Examination.certificates(session().environment()).ifPresent(findings::add);
        boolean well = findings.stream().noneMatch(Finding::isFailed);
        session().show(
                () -> JsonOutput.object("ok", well, "findings", findings.stream().map(Finding::json).toList()),
                out -> findings.forEach(it -> out.line(it.text())));
        return well ? Exit.DONE : Exit.FAILED;
    }

    private static void around(DatabaseName database, List<Finding> findings) {
        if (database.isServer()) {
            return;
        }
        var file = database.beside().toAbsolutePath();
        findings.add(Examination.permissions(file));
        findings.add(Examination.disk(file));
    }

    private void inside(SettingsManager manager, List<Finding> findings) {
        var snapshot = manager.snapshot();
        var facts = manager.health().database();
        boolean log = facts.journal().equalsIgnoreCase("wal");
        if (!manager.place().isFile()) {
            findings.add(Finding.ok("log", facts.engine() + " keeps its own."));
        } else if (manager.obstacle().isPresent()) {
            findings.add(Finding.ok("log", "It is not looked at where nothing can be written."));
        } else if (!log) {
            findings.add(Finding.failed("log", "The journal is " + facts.journal() + " and not a write-ahead log.", "Open it with no other program and try again."));
        } else if (facts.logBytes() > LARGE_LOG_BYTES) {
            findings.add(Finding.warning("log", (facts.logBytes() >> 20) + " MB wait in it.", "A program holds an old state open; close it."));
        } else {
            findings.add(Finding.ok("log", (facts.logBytes() >> 10) + " KB."));
        }
        facts.risk().ifPresent(it -> findings.add(Finding.warning("durability", it.text(Locale.ROOT), "Ask who keeps the server to turn fsync on.")));
        findings.add(snapshot.integrity().isOk()
                ? Finding.ok("integrity", "One provider is active, or none by choice.")
                : Finding.failed("integrity", StatusAction.word(snapshot.integrity()) + ".", "onehotctl repair"));
        findings.add(backups(manager.health().backups()));
        findings.add(keys(manager, snapshot));
        snapshot.inOrder().forEach(it -> variable(manager, it, findings));
        manager.schemas().get().faults().forEach(it -> findings.add(Finding.warning(
                "schema", it.message().text(Locale.ROOT), "Mend that file, or name another one in ONEHOT_SCHEMA.")));
        findings.add(clock(manager));
    }

    private static Finding backups(Backups.Daily daily) {
        var newest = daily.newest().map(it -> "The last good daily backup is of " + TIME.format(it.atOffset(ZoneOffset.UTC)) + " UTC.");
        if (daily.failure().isPresent()) {
            return Finding.failed(
                    "backups",
                    "Daily backups fail: " + daily.failure().get().text(Locale.ROOT) + " " + newest.orElse("There is no daily backup."),
                    "Mend that; the window tries again every ten minutes. onehotctl backup makes one now.");
        }
        return Finding.ok("backups", newest.orElse("There is no daily backup yet; the window makes one a day, and onehotctl backup one now."));
    }

    private static Finding keys(SettingsManager manager, Snapshot snapshot) {
        var state = KeyAccess.await(manager.keys().open());
        var what = (state.what().text(Locale.ROOT) + " " + new KeysReport(manager, state).whereabouts()).strip();
        boolean needed = snapshot.providers().values().stream()
                .anyMatch(it -> it.key().source() instanceof KeySource.Encrypted);
        if (state.isUsable() || (state.kind() == KeyState.Kind.FRESH && !needed)) {
            return Finding.ok("keys", what);
        }
        var advice = state.advice().text(Locale.ROOT);
        return needed ? Finding.failed("keys", what, advice) : Finding.warning("keys", what, advice);
    }

    private static void variable(SettingsManager manager, Provider provider, List<Finding> findings) {
        if (provider.key().source() instanceof KeySource.Environment(var variable) && !manager.keys().isSet(variable)) {
            findings.add(Finding.warning(
                    "variable", variable + " is not set, which " + provider.name() + " has its key from.", "Set it where it is used."));
        }
    }

    /// What was stored last cannot be of the future, unless a clock was wrong then or is now.
    private static Finding clock(SettingsManager manager) {
        var now = LocalDateTime.now(ZoneOffset.UTC).plusMinutes(5).format(TIME);
        String newest;
        try (var settings = manager.settings()) {
            newest = Stream.concat(manager.snapshot().providers().values().stream().map(Provider::updatedAt), Stream.of(settings.newest()))
                    .max(String::compareTo)
                    .orElse("");
        }
        return newest.compareTo(now) > 0
                ? Finding.warning("clock", "Something was changed at " + newest + " UTC, which is still to come.", "Set the clock.")
                : Finding.ok("clock", "It agrees with what is stored.");
    }
}
