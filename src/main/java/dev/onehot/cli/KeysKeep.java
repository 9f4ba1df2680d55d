package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeysException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// Moves the master key.
@Command(
        name = "keep",
        description = "Keep the master key somewhere else from now on; the keys themselves stay where they are, encrypted."
                + " keychain: the system's own. vault: in the database, under a passphrase, which is also the way to another passphrase."
                + " file: beside the database, where whoever can read both can read the keys."
                + " session: nowhere, so that the keys are lost when this command ends.")
final class KeysKeep extends Action {
    @Parameters(
            paramLabel = "PLACE",
            converter = Places.class,
            completionCandidates = Places.class,
            description = "keychain, vault, file or session.")
    private KeyBackend place = KeyBackend.KEYCHAIN;

    @Option(
            names = "--passphrase-stdin",
            description = "Read the new passphrase of a vault from standard input; otherwise it is asked for at a terminal,"
                    + " or ONEHOT_PASSPHRASE is taken.")
    private boolean standardInput;

    @Option(
            names = "--start-over",
            description = "Give up a master key that cannot be had, and make a new one. Keys under the old one stay, unreadable.")
    private boolean startOver;

    @Option(names = "--yes", description = "Do not ask before keys are lost.")
    private boolean yes;

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

    @Override
    int run() {
        var manager = session().reading();
        agree(manager);
        if (!startOver && manager.snapshot().protection().master().isPresent()) {
            KeyAccess.open(session(), manager);
        }
        var passphrase = place == KeyBackend.VAULT ? chosen() : new char[0];
        var keys = manager.keys();
        KeyState state = KeyAccess.await(startOver ? keys.startOver(place, passphrase) : keys.keepIn(place, passphrase));
        if (!state.isUsable()) {
            throw KeysException.because(state);
        }
        var report = new KeysReport(manager, state);
        return session().done(report.json(), report.lines().getFirst());
    }

    private char[] chosen() {
        var given = Optional.ofNullable(session().environment().get("ONEHOT_PASSPHRASE")).filter(it -> !it.isEmpty());
        return standardInput || given.isEmpty()
                ? Passphrase.toChoose(session(), standardInput, "New passphrase of the vault: ")
                : given.get().toCharArray();
    }

    /// Both are ways to lose what is stored: then somebody has to have said so.
    private void agree(SettingsManager manager) {
        long encrypted = new KeysReport(manager, manager.keys().state()).count(KeySource.Encrypted.class);
        if (yes || encrypted == 0 || (place != KeyBackend.SESSION && !startOver)) {
            return;
        }
        var what = "Nobody could read " + KeysReport.keys(encrypted) + " of " + session().file().toAbsolutePath() + " after that";
        Terminal.agree(
                session(), what + ". Go on?", Refusal.usage(what + ".", "Say --yes if that is meant."), "Nothing was changed.");
    }
}
