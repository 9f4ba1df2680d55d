package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.UndoException;
import dev.onehot.core.files.DocumentException;
import dev.onehot.core.files.FileException;
import dev.onehot.model.EndpointException;
import dev.onehot.model.KeysException;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.OnehotException;
import dev.onehot.model.StorageException;
import dev.onehot.model.ValidationException;
import org.jspecify.annotations.Nullable;

/// The one way from an exception to what is said and to the exit code.
///
/// @param code one of [Exit]
/// @param type a word that stays, for programs
/// @param message what failed, on what
/// @param advice what to do about it; empty when the message says it
record Failure(int code, String type, String message, String advice) {
    private static final String NAME_TAKEN = "name.taken";

    private static final String WAYS_TO_KEYS = "Unlock or install a system keychain; or set ONEHOT_PASSPHRASE, under which"
            + " they are kept; or keep the key in an environment variable and name it with --key-env.";

    private static final String WAY_BACK = " onehotctl restore BACKUP puts a backup in its place.";

    private static final String WAY_PAST = " onehotctl history shows its number, and onehotctl undo NUMBER takes it back.";

    /// What `thrown` means. Speaks English, whatever the language of the desktop.
    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case Refusal refusal -> refusal.failure();
            case OnehotException known -> of(known);
            case UncheckedIOException unusable -> new Failure(
                    Exit.FAILED,
                    "failed",
                    "The system refused a file or a program: " + Objects.requireNonNull(unusable.getCause()).getMessage(),
                    "");
            default -> new Failure(
                    Exit.FAILED,
                    "defect",
                    "This should not have happened: " + thrown,
                    "Please report it, with what --verbose prints.");
        };
    }

    private static Failure of(OnehotException known) {
        return switch (known) {
            case NoSuchProviderException missing -> said(Exit.MISSING, "not-found", missing);
            case ConflictException conflict -> said(Exit.CONFLICT, "conflict", conflict);
            case ValidationException invalid -> invalid(invalid);
            case KeysException keys -> keys.isOpenable()
                    ? new Failure(Exit.KEYS, "keys-locked", keys.what().text(Locale.ROOT), openingAdvice(keys))
                    : said(Exit.KEYS, "no-key", keys);
            case EndpointException endpoint -> said(endpoint.isTaken() ? Exit.CONFLICT : Exit.FAILED, "endpoint", endpoint);
            case UndoException undo -> of(undo);
            case DocumentException document -> said(
                    document.kind() == DocumentException.Kind.PASSPHRASE ? Exit.KEYS : Exit.FAILED,
                    "import-" + document.kind().word(),
                    document);
            case FileException file -> of(file);
            case StorageException storage -> switch (storage.kind()) {
                case SAME_FILE, DESCRIPTOR, ADDRESS -> said(Exit.USAGE, storage.kind().word(), storage);
                case BUSY, IN_USE, CLOSED -> said(Exit.CONFLICT, storage.kind().word(), storage);
                // The database is as it should be, and so is the rest that it holds.
                case FOREIGN_RULE -> said(Exit.FAILED, storage.kind().word(), storage);
                case NOT_A_DATABASE, DAMAGED -> storage.isDamage()
                        ? new Failure(
                                Exit.DATABASE, storage.kind().word(), storage.what().text(Locale.ROOT), storage.advice().text(Locale.ROOT) + WAY_BACK)
                        : said(Exit.DATABASE, storage.kind().word(), storage);
                default -> said(Exit.DATABASE, storage.kind().word(), storage);
            };
            default -> said(Exit.FAILED, "failed", known);
        };
    }

    /// With the way past what cannot be undone.
    private static Failure of(UndoException undo) {
        boolean inTheWay = undo.kind() == UndoException.Kind.LOST || undo.advice().code().equals("undo.stopped.advice");
        return new Failure(
                code(undo.kind()),
                "undo-" + undo.kind().word(),
                undo.what().text(Locale.ROOT),
                undo.advice().text(Locale.ROOT) + (inTheWay ? WAY_PAST : ""));
    }

    private static Failure of(FileException file) {
        var type = file.kind().word();
        return switch (file.kind()) {
            case OWN_FILE, ADDRESS, SERVER -> said(Exit.USAGE, type, file);
            case EXISTS -> new Failure(Exit.CONFLICT, type, file.what().text(Locale.ROOT), "Name another file, or say --force.");
            case NOT_FOUND -> said(Exit.MISSING, type, file);
            default -> said(Exit.FAILED, type, file);
        };
    }

    /// What its own place calls for, then all ways that there are.
    private static String openingAdvice(KeysException keys) {
        var own = keys.advice().text(Locale.ROOT);
        var code = keys.advice().code();
        if (own.isEmpty() || code.startsWith("keys.fresh") || code.startsWith("keychain.none")) {
            return WAYS_TO_KEYS;
        }
        if (code.startsWith("restore.") || (code.startsWith("keyring.") && !code.startsWith("keyring.locked.first"))) {
            // Of the backup's keys, for which this database's way of keeping keys does nothing; or what to do in the program that has the key.
            return own;
        }
        // Of a keychain it says first what only the window can do.
        return code.startsWith("keychain.") ? WAYS_TO_KEYS + " " + own : own + " " + WAYS_TO_KEYS;
    }

    private static int code(UndoException.Kind kind) {
        return switch (kind) {
            case UNKNOWN, NOTHING -> Exit.MISSING;
            case ALREADY -> Exit.CONFLICT;
            case LOST -> Exit.FAILED;
        };
    }

    private static Failure said(int code, String type, OnehotException known) {
        return new Failure(
                code, type, known.what().text(Locale.ROOT), known.advice().text(Locale.ROOT));
    }

    private static Failure invalid(ValidationException invalid) {
        var first = invalid.problems().getFirst();
        boolean taken = first.message().code().equals(NAME_TAKEN);
        var text = first.message().text(Locale.ROOT);
        return taken
                ? new Failure(Exit.CONFLICT, "name-taken", text, "")
                : new Failure(Exit.USAGE, "invalid", first.field() + ": " + text, "");
    }

    /// One or two lines for a person.
    String text() {
        return "onehotctl: " + message + (advice.isEmpty() ? "" : System.lineSeparator() + advice);
    }

    Map<String, @Nullable Object> json() {
        return JsonOutput.object(
                "error",
                JsonOutput.object("code", code, "class", type, "message", message, "advice", advice.isEmpty() ? null : advice));
    }
}
