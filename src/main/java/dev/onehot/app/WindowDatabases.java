package dev.onehot.app;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.core.DatabaseName;
import dev.onehot.core.KnownDatabases;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.model.ServerDetails;
import dev.onehot.model.ServerLook;
import dev.onehot.ui.DatabaseChoice;
import java.lang.System.Logger.Level;

/// Looks at other databases, and has the window show one of them: what is open is closed first, and the lock of the only window goes with it.
///
/// Any thread; nothing here waits.
final class WindowDatabases implements DatabaseChoice {
    private final Lifetime session;
    private final Folders folders;
    private final Map<String, String> environment;
    private final Consumer<Optional<String>> switched;

    /// @param environment the process's variables
    /// @param switched told when another database is being opened, with what is to be said there
    WindowDatabases(Lifetime session, Folders folders, Map<String, String> environment, Consumer<Optional<String>> switched) {
        this.session = session;
        this.folders = folders;
        this.environment = environment;
        this.switched = switched;
    }

    @Override
    public Optional<Path> usual() {
        return Optional.of(DataDirectory.database(environment, System.getProperties()));
    }

    @Override
    public String current() {
        return session.place().word();
    }

    private KnownDatabases known() {
        return new KnownDatabases(folders.state());
    }

    private DatabaseName named(ServerDetails details, String password) {
        return DatabaseName.of(details.url(password), environment, DataDirectory.of(environment, System.getProperties()));
    }

    @Override
    public CompletableFuture<List<String>> recent() {
        return answer(() -> known().recent());
    }

    @Override
    public CompletableFuture<Boolean> keepsPassword(ServerDetails details) {
        return answer(() -> named(details, "").isPasswordKept());
    }

    @Override
    public CompletableFuture<ServerLook> look(ServerDetails details, String password) {
        return answer(() -> {
            var places = KeyPlaces.ofThisComputer(environment);
            try {
                return named(details, password).look(places);
            } finally {
                places.keychain().close();
            }
        });
    }

    @Override
    public CompletableFuture<Boolean> open(ServerDetails details, String password, boolean keep) {
        return answer(() -> {
            var name = named(details, password);
            boolean kept = true;
            if (!keep) {
                name.forgetPassword();
            } else if (!password.isEmpty()) {
                var places = KeyPlaces.ofThisComputer(environment);
                try {
                    kept = name.keepPassword(places.keychain(), password);
                } finally {
                    places.keychain().close();
                }
            }
            return open(name, details.url(), kept ? Optional.empty() : Optional.of(session.texts().get("database.password.notKept")));
        });
    }

    @Override
    public CompletableFuture<Boolean> open(Path file) {
        return answer(() -> open(DatabaseName.of(file), file.toAbsolutePath().toString(), Optional.empty()));
    }

    private boolean open(DatabaseName next, String word, Optional<String> told) {
        // A lock of this process is free only when what it was for is closed.
        session.awaitOpened();
        var claimed = Optional.<OnlyWindow>empty();
        if (!next.beside().equals(session.file())) {
            try {
                claimed = OnlyWindow.claimOrTell(folders.meeting(), next.beside(), Wish.SHOW);
                if (claimed.isEmpty()) {
                    return false;
                }
            } catch (IOException | UnsupportedOperationException nowhereToMeet) {
                // As at the start: a second window is a smaller evil than none.
                Log.of(WindowDatabases.class).log(Level.WARNING, "the lock of the only window could not be had", nowhereToMeet);
            }
        }
        try {
            known().choose(word);
        } catch (UncheckedIOException unwritable) {
            Log.of(WindowDatabases.class).log(Level.WARNING, "which database was chosen is not remembered", unwritable);
        }
        session.change(next, claimed);
        switched.accept(told);
        return true;
    }

    private static <T> CompletableFuture<T> answer(Supplier<T> work) {
        var answer = new CompletableFuture<T>();
        Thread.ofVirtual().name("databases").start(() -> {
            try {
                answer.complete(work.get());
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }
}
