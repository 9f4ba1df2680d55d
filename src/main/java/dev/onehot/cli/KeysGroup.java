package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command.LockKeys;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// How keys are kept.
@Command(name = "keys", description = "Show and change how the keys of this database are kept: protected or not, and where.")
final class KeysGroup extends Group {
    @Command(
            name = "status",
            description = "Show how the keys of this database are kept, and whether they can be read now. Asks nobody."
                    + " Exit code 5 when there are encrypted keys that cannot be read.")
    int status() {
        var manager = session().reading();
        var state = KeyAccess.await(manager.keys().open());
        var report = new KeysReport(manager, state);
        session().show(report::json, out -> report.lines().stream().filter(it -> !it.isEmpty()).forEach(out::line));
        boolean needed = report.count(KeySource.Encrypted.class) > 0;
        return needed && !state.isUsable() ? Exit.KEYS : Exit.DONE;
    }

    @Command(
            name = "protect",
            description = "Encrypt every key in this database. A first master key goes to the system keychain, or under"
                    + " ONEHOT_PASSPHRASE. keys share takes it back. Backups made before still hold the keys in plain text.")
    int protect() {
        var manager = opened();
        var report = new KeysReport(manager, KeyAccess.await(manager.keys().protect(Origin.CLI)));
        return done(
                report,
                KeysReport.keys(report.count(KeySource.Encrypted.class)) + " encrypted. Backups made before still hold them in plain text.");
    }

    @Command(
            name = "share",
            description = "Write every key into the database in plain text, for a program that reads keys from it: whoever can read the file"
                    + " can read them then. keys protect takes it back.")
    int share(@Option(names = "--yes", description = "Do not ask.") boolean yes) {
        var file = session().database().word();
        if (!yes) {
            var now = new KeysReport(session().reading(), session().reading().keys().state());
            var what = KeysReport.keys(now.count(KeySource.Encrypted.class)) + " in plain text into " + file
                    + ", where whoever can read the file can read them";
            Terminal.agree(
                    session(),
                    "Write " + what + "?",
                    Refusal.usage("This would write " + what + ".", "Say --yes if that is meant."),
                    "Nothing was changed.");
        }
        var manager = opened();
        var report = new KeysReport(manager, KeyAccess.await(manager.keys().share(Origin.CLI)));
        return done(report, KeysReport.keys(report.count(KeySource.Plain.class)) + " in plain text in " + file + " now.");
    }

    @Command(
            name = "keep",
            description = "Have something else open the keys from now on; they themselves stay where they are, encrypted."
                    + " keychain: the system's own. vault: a passphrase, which is also the way to another passphrase."
                    + " file: one beside the database, where whoever can read both can read the keys."
                    + " session: nothing, so that the keys are lost when this command ends.")
    int keep(
            @Parameters(
                    paramLabel = "PLACE",
                    converter = Places.class,
                    completionCandidates = Places.class,
                    description = "keychain, vault, file or session.")
                    KeyBackend place,
            @Option(
                    names = "--passphrase-stdin",
                    description = "Read the new passphrase from standard input; otherwise it is asked for at a terminal,"
                            + " or ONEHOT_PASSPHRASE is taken.")
                    boolean standardInput,
            @Option(
                    names = "--start-over",
                    description = "Give up a master key that cannot be had, and make a new one. Keys under the old one stay, unreadable.")
                    boolean startOver,
            @Option(names = "--yes", description = "Do not ask before keys are lost.") boolean yes) {
        var manager = session().reading();
        if (!yes && (place == KeyBackend.SESSION || startOver)) {
            agreeToLose(manager);
        }
        if (!startOver && manager.snapshot().protection().master().isPresent()) {
            KeyAccess.open(session(), manager);
        }
        var passphrase = place == KeyBackend.VAULT ? chosen(standardInput) : new char[0];
        var keys = manager.keys();
        var state = KeyAccess.await(startOver ? keys.startOver(place, passphrase) : keys.keepIn(place, passphrase));
        if (!state.isUsable()) {
            throw KeysException.because(state);
        }
        var report = new KeysReport(manager, state);
        return done(report, report.lines().getFirst());
    }

    /// Takes lower case, and offers it.
    static final class Places extends ArrayList<String> implements ITypeConverter<KeyBackend> {
        private static final long serialVersionUID = 1;

        Places() {
            for (var backend : KeyBackend.values()) {
                add(backend.word());
            }
        }

        @Override
        public KeyBackend convert(String value) {
            return Arrays.stream(KeyBackend.values())
                    .filter(it -> it.word().equals(value.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected one of " + String.join(", ", this) + " but was " + value));
        }
    }

    private char[] chosen(boolean standardInput) {
        var given = Optional.ofNullable(session().environment().get("ONEHOT_PASSPHRASE")).filter(it -> !it.isEmpty());
        return standardInput || given.isEmpty()
                ? Passphrase.toChoose(session(), standardInput, "New passphrase: ")
                : given.get().toCharArray();
    }

    /// Somebody has to have said so before stored keys are lost.
    private void agreeToLose(SettingsManager manager) {
        long encrypted = new KeysReport(manager, manager.keys().state()).count(KeySource.Encrypted.class);
        if (encrypted > 0) {
            var what = "Nobody could read " + KeysReport.keys(encrypted) + " of " + session().database() + " after that";
            Terminal.agree(
                    session(), what + ". Go on?", Refusal.usage(what + ".", "Say --yes if that is meant."), "Nothing was changed.");
        }
    }

    @Command(
            name = "unlock",
            description = "Try to open the keys: asks for the passphrase, or has the system ask. A keychain stays open for the session;"
                    + " under a passphrase they are opened anew by each command. Exit code 5 when they stay locked.")
    int unlock(@Option(names = "--passphrase-stdin", description = "Read the passphrase from standard input.") boolean standardInput) {
        var manager = session().reading();
        var vault = manager.snapshot().protection().master().filter(it -> it.backend() == KeyBackend.VAULT || it.isSealed());
        if (standardInput && vault.isPresent()) {
            var _ = KeyAccess.await(manager.keys().unlock(Passphrase.given(session(), true, "Passphrase: ")));
        } else {
            KeyAccess.prepare(session(), manager);
        }
        var state = manager.keys().state();
        if (!state.isUsable() && manager.snapshot().protection().master().isPresent()) {
            throw KeysException.because(state);
        }
        var report = new KeysReport(manager, state.isUsable() ? state : KeyAccess.await(manager.keys().open()));
        return done(report, report.lines().getFirst());
    }

    @Command(
            name = "renew",
            description = "Make a new master key under a new passphrase, and encrypt every key anew with it, all in one change: for when somebody"
                    + " leaves who knew the passphrase. Everybody else is asked for the new one. Cannot be undone.")
    int renew(
            @Option(names = "--passphrase-stdin", description = "Read the new passphrase from standard input.") boolean standardInput) {
        var manager = opened();
        if (manager.snapshot().protection().master().isEmpty()) {
            throw KeysException.of("keys.refused");
        }
        var state = KeyAccess.await(manager.keys().renew(Passphrase.toChoose(session(), standardInput, "New passphrase: ")));
        var report = new KeysReport(manager, state);
        return done(
                report,
                KeysReport.keys(report.count(KeySource.Encrypted.class)) + " encrypted anew. Whoever else uses this database is asked for the new"
                        + " passphrase. Who has left may have noted keys themselves: replace those at their vendors.");
    }

    @Command(
            name = "forget",
            description = "Forget the passphrase of a team's database on this computer: it is asked for again. On a server it is kept with your"
                    + " keychain after the first time.")
    int forget() {
        var manager = session().reading();
        var report = new KeysReport(manager, KeyAccess.await(manager.keys().forget()));
        return done(report, "Forgotten on this computer.");
    }

    @Command(
            name = "lock",
            description = "Have every open window of this database forget the master key until it is opened again. A command of onehotctl"
                    + " forgets it at its end anyway.")
    int lock() {
        var manager = session().reading();
        manager.apply(new LockKeys(), Origin.CLI);
        return done(new KeysReport(manager, KeyAccess.await(manager.keys().open())), "Open windows lock their keys now.");
    }

    /// The database, with its keys open if they are protected.
    private SettingsManager opened() {
        var manager = session().reading();
        if (manager.snapshot().protection().master().isPresent()) {
            KeyAccess.open(session(), manager);
            if (!manager.keys().state().isUsable()) {
                // To go on would ask the person a second time.
                throw KeysException.because(manager.keys().state());
            }
        }
        return manager;
    }

    private int done(KeysReport report, String sentence) {
        return session().done(report.json(), sentence);
    }
}
