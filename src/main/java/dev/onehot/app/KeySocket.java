package dev.onehot.app;

import module java.base;

import dev.onehot.cli.QuickKey;
import dev.onehot.core.HomeFolder;
import dev.onehot.core.KeyUses;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeySource;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Provider;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.Diversion;
import java.nio.file.Path;
import jdk.net.ExtendedSocketOptions;

/// What an open window answers to `onehotctl key` over its socket: the key that it would reveal itself at this moment, to the same user, and nothing else.
///
/// No key is kept; that it was told is recorded. Whatever is unusual gets no answer, so that the command does, and says, what it does without a window.
final class KeySocket {
    /// Callers that are answered at once; others wait.
    private static final int AT_ONCE = 64;

    private static final long DEADLINE_SECONDS = 2;

    private final Supplier<Optional<SettingsManager>> manager;
    private final KeyUses uses = new KeyUses();
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// @param manager what is open at this moment; empty while nothing is
    KeySocket(Supplier<Optional<SettingsManager>> manager) {
        this.manager = manager;
    }

    /// Answers one caller. Blocks; not on the FX thread.
    ///
    /// @param socket which this process made, and so is its user's
    /// @param asked the line behind [QuickKey#GREETING]
    void answer(SocketChannel caller, Path socket, String asked) throws IOException {
        var words = asked.split("\t", -1);
        if ((words.length != 2 && words.length != 4) || !isSameUser(caller, socket)) {
            return;
        }
        var key = key(words[0], it -> (words[1].isEmpty() || it.isAt(words[1])) && (words.length == 2 || !isDiverted(it, words[2], Path.of(words[3]))));
        if (key.isPresent()) {
            var line = (QuickKey.ANSWER + key.get().reveal() + "\n").getBytes(StandardCharsets.UTF_8);
            caller.write(ByteBuffer.wrap(line));
            Arrays.fill(line, (byte) 0);
        }
    }

    /// The folder keeps others out already; the system knows who calls.
    private static boolean isSameUser(SocketChannel caller, Path socket) throws IOException {
        return caller.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                && caller.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName().equals(Files.getOwner(socket).getName());
    }

    /// Empty whenever it is not as usual: no or another such provider, another address, a file that leads elsewhere, a locked vault.
    private Optional<ApiKey> key(String name, Predicate<Provider> isMeant) {
        boolean entered = false;
        try {
            entered = places.tryAcquire(DEADLINE_SECONDS, TimeUnit.SECONDS);
            var open = entered ? manager.get() : Optional.<SettingsManager>empty();
            if (open.isEmpty()) {
                return Optional.empty();
            }
            // What another process committed a moment ago holds already.
            open.get().refresh();
            return provider(open.get().snapshot(), name)
                    .filter(isMeant)
                    // Of a variable the caller's own value counts.
                    .filter(it -> !(it.key().source() instanceof KeySource.Environment))
                    .flatMap(it -> reveal(open.get(), it));
        } catch (OnehotException locked) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (entered) {
                places.release();
            }
        }
    }

    /// Whether the program `id` would send the key elsewhere.
    private static boolean isDiverted(Provider provider, String id, Path folder) {
        return Diversion.of(id, new Whereabouts(HomeFolder.ofSystem(), System.getenv()), folder, provider::isAt).isPresent();
    }

    private Optional<ApiKey> reveal(SettingsManager open, Provider provider) {
        var key = open.revealKey(provider.id());
        if (key.isEmpty()) {
            return Optional.empty();
        }
        uses.add(open, provider.id());
        return Optional.of(key);
    }

    /// Has in the database whose keys were told. Blocks.
    void record() {
        uses.record();
    }

    /// By id or whole name; the beginning of one is looked up by the command.
    private static Optional<Provider> provider(Snapshot snapshot, String name) {
        if (name.isEmpty()) {
            return snapshot.active();
        }
        var found = snapshot.providers().values().stream()
                .filter(it -> String.valueOf(it.id()).equals(name) || it.name().equals(name))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
