package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.store.Feed;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Hears of commits on a connection of its own. What it hears only wakes; what is true is asked then, after each time that the connection was lost, and
/// every half a minute. With a pool between nobody would be heard, so it asks each second.
final class Listener implements Feed {
    private static final int HEARD_MILLIS = 30_000;
    private static final long POOLED_MILLIS = 1_000;

    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private final ServerSql sql;
    private final Moves moves;
    private @Nullable PGConnection heard;
    /// On which it listens: the next one that is opened in its place knows nothing of that.
    private @Nullable Connection listening;
    private long pause;

    Listener(ServerSql sql, boolean adopted) {
        this.sql = sql;
        this.moves = new Moves(sql, adopted);
    }

    @Override
    public void await(Duration interval) throws InterruptedException {
        var driver = isListening() ? heard : null;
        if (!sql.isConnected()) {
            pause = Math.clamp(pause * 2, interval.toMillis(), LONGEST_PAUSE_MILLIS);
            Thread.sleep(pause);
        } else if (driver == null) {
            Thread.sleep(Math.max(interval.toMillis(), POOLED_MILLIS));
        } else {
            listen(driver);
        }
    }

    /// On a virtual thread: only there an interruption ends what waits for a socket, so that nobody has to look in between.
    private static void listen(PGConnection driver) throws InterruptedException {
        var waiting = Thread.ofVirtual().name("change-feed").start(() -> {
            try {
                driver.getNotifications(HEARD_MILLIS);
            } catch (SQLException lost) {
                System.getLogger(Listener.class.getName()).log(Level.DEBUG, "listening", lost);
            }
        });
        try {
            waiting.join(Duration.ofMillis(2L * HEARD_MILLIS));
        } finally {
            waiting.interrupt();
        }
    }

    @Override
    public long dataVersion() {
        long version;
        do {
            if (!isListening()) {
                listenAnew();
            }
            version = moves.version(0);
            // What was committed before it listened nobody told of.
        } while (!isListening());
        pause = 0;
        return version;
    }

    private boolean isListening() {
        return listening != null && sql.isOpen(listening);
    }

    private void listenAnew() {
        heard = null;
        listening = null;
        try {
            if (!sql.isPooled()) {
                sql.update("LISTEN onehot");
                heard = sql.connection().unwrap(PGConnection.class);
            }
            listening = sql.connection();
        } catch (SQLException failure) {
            throw new StorageException(Kind.FAILED, sql.place(), String.valueOf(failure.getMessage()), failure);
        }
    }

    @Override
    public void close() {
        sql.close();
    }
}
