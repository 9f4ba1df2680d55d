package dev.onehot.ui;

import module java.base;

import dev.onehot.model.ServerDetails;
import dev.onehot.model.ServerLook;

/// What other databases a person can have in this window. An interface, because whoever opens them outlives the window. Nothing here waits; what is answered later is on any
/// thread, and fails with what the database says.
public interface DatabaseChoice {
    /// There is nothing else to open.
    DatabaseChoice NONE = new DatabaseChoice() {
        @Override
        public Optional<Path> usual() {
            return Optional.empty();
        }

        @Override
        public String current() {
            return "";
        }

        @Override
        public CompletableFuture<List<String>> recent() {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletableFuture<Boolean> keepsPassword(ServerDetails details) {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public CompletableFuture<ServerLook> look(ServerDetails details, String password) {
            return CompletableFuture.failedFuture(new IllegalStateException("nothing else to look at"));
        }

        @Override
        public CompletableFuture<Boolean> open(ServerDetails details, String password, boolean keep) {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public CompletableFuture<Boolean> open(Path file) {
            return CompletableFuture.completedFuture(false);
        }
    };

    /// The file that a first start opens; empty where there is no choice.
    Optional<Path> usual();

    /// What this window shows now, or could not open: a path, or an address without its password.
    String current();

    /// What was chosen before, the newest first: paths, and addresses without passwords.
    CompletableFuture<List<String>> recent();

    /// Whether the password is kept on this computer.
    CompletableFuture<Boolean> keepsPassword(ServerDetails details);

    /// Looks whether it could be opened. Changes nothing.
    ///
    /// @param password empty for the one that is kept, or none
    CompletableFuture<ServerLook> look(ServerDetails details, String password);

    /// Has this window show that database from now on; another window takes its place.
    ///
    /// @param keep whether the password is kept with the keychain's help; otherwise one that was kept is forgotten
    /// @return whether it does: not where another window has it, which is in front then
    CompletableFuture<Boolean> open(ServerDetails details, String password, boolean keep);

    /// As the other one, of a file.
    CompletableFuture<Boolean> open(Path file);
}
