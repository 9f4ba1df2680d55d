package dev.onehot.secret.keychain;

import static dev.onehot.testing.Child.tell;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.SecretStore;
import dev.onehot.secret.Wanted;
import dev.onehot.testing.Child;

/// Another process that asks the keyring of its own environment, and ends by returning from main: a thread that does not end keeps it alive.
///
/// Arguments: `read ID`, `readIn ID PROGRAM PATH`, `find`, `write ID HEX`, `delete ID`, `unlock`, `leave` (while a dialog is waited for), or `pause` (until the
/// parent says go), any number of them. Each prints the answer and its milliseconds.
public final class KeyringChild {
    private KeyringChild() {}

    public static void main(String[] arguments) {
        var store = store();
        for (int i = 0; i < arguments.length; i++) {
            long start = System.nanoTime();
            var answer = switch (arguments[i]) {
                case "read" -> store.read(arguments[++i]);
                case "readIn" -> store.read(
                        arguments[++i], Optional.of(new KeyringPlace(arguments[++i], arguments[++i])));
                case "find" -> store.findAny();
                case "write" -> store.write(arguments[++i], HexFormat.of().parseHex(arguments[++i]));
                case "delete" -> store.delete(arguments[++i]);
                case "unlock" -> store.unlock(new Wanted.Everything(), Asking.untilAnswered(_ -> tell("waiting")));
                case "leave" -> leave(store);
                default -> {
                    tell("paused");
                    Child.awaitGo();
                    yield new Answer.Absent();
                }
            };
            tell(words(answer) + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
    }

    private static SecretStore store() {
        var patience = System.getenv("PATIENCE");
        if (patience == null) {
            return Keychain.of(System.getProperty("os.name"), System.getenv());
        }
        var call = Duration.ofMillis(Long.parseLong(patience));
        var limit = Duration.ofSeconds(30);
        return new FreedesktopKeyring(System.getenv(), new Patience(limit, call, limit, limit));
    }

    /// As the program ends while another thread of it waits for a person.
    private static Answer leave(SecretStore store) {
        var waiting = new CompletableFuture<Answer>();
        var answer = CompletableFuture.supplyAsync(() -> store.unlock(
                new Wanted.Everything(), Asking.untilAnswered(_ -> waiting.complete(new Answer.Absent()))));
        CompletableFuture.anyOf(waiting, answer).join();
        store.close();
        return answer.join();
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case Answer.Found(var id, var secret, _) -> "found " + id + " " + HexFormat.of().formatHex(secret);
            case Answer.Absent _ -> "absent";
            case Answer.Locked(var what, _) -> "locked " + what.code();
            case Answer.Denied() -> "denied";
            case Answer.Unavailable(var what, var advice) -> "unavailable " + what.code() + " " + what.text() + " " + advice.text();
        };
    }
}
