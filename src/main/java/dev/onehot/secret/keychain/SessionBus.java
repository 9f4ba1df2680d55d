package dev.onehot.secret.keychain;

import module java.base;

import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusSigHandler;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.constants.Flags;
import org.jspecify.annotations.Nullable;

/// One connection to the session bus, on which every call has a deadline.
///
/// Calls are messages, not proxies: a proxy waits 20 seconds, and the time is the same for the whole process. All threads are daemons.
/// Safe on any thread.
final class SessionBus implements AutoCloseable {
    static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";

    private final DBusConnection connection;
    private final CompletableFuture<@Nullable Void> gone;
    private final Set<MethodCall> pending = ConcurrentHashMap.newKeySet();

    /// Ends when it is closed.
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    private SessionBus(DBusConnection connection, CompletableFuture<@Nullable Void> gone) {
        this.connection = connection;
        this.gone = gone;
        var _ = gone.thenRun(() -> pending.forEach(this::cancel));
    }

    static SessionBus connect(Path socket, Patience patience) throws Refused {
        Knock.at(socket, patience.knock());
        var gone = new CompletableFuture<@Nullable Void>();
        var result = new CompletableFuture<DBusConnection>();
        // On a thread of its own, because a bus that freezes now could hold it for good.
        var thread = Thread.ofPlatform().daemon().name("keychain-connect").start(() -> dial(socket, gone, result));
        try {
            return new SessionBus(result.get(patience.start().toMillis(), TimeUnit.MILLISECONDS), gone);
        } catch (ExecutionException failure) {
            throw Refused.unavailable("keychain.bus.dead", socket.toString());
        } catch (TimeoutException late) {
            throw Refused.unavailable("keychain.bus.silent", socket.toString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("keychain.stopped");
        } finally {
            result.cancel(false);
            thread.interrupt();
        }
    }

    private static void dial(
            Path socket, CompletableFuture<@Nullable Void> gone, CompletableFuture<DBusConnection> result) {
        try {
            var connection = DBusConnectionBuilder.forAddress("unix:path=" + socket)
                    .withShared(false)
                    .withDisconnectCallback(new OnDisconnect(gone))
                    .transportConfig()
                    .withTimeout(1) // One attempt: a socket that refuses goes on refusing.
                    .withRegisterSelf(false)
                    .back()
                    .build();
            greet(connection, result);
        } catch (DBusException | RuntimeException failure) {
            result.completeExceptionally(failure);
        }
    }

    private static void greet(DBusConnection connection, CompletableFuture<DBusConnection> result) throws DBusException {
        boolean taken = false;
        try {
            connection.register();
            taken = result.complete(connection);
        } finally {
            if (!taken) {
                connection.disconnect();
            }
        }
    }

    boolean isConnected() {
        return connection.isConnected();
    }

    /// Completes when the connection has ended, whoever ended it.
    CompletableFuture<@Nullable Void> gone() {
        return gone;
    }

    /// Calls the bus itself.
    Object[] callBus(String member, Duration limit, String signature, Object... arguments)
            throws Refused, BusError {
        try {
            return call(BUS, BUS_PATH, BUS, member, limit, signature, arguments);
        } catch (TimeoutException silent) {
            throw Refused.unavailable("keychain.bus.silent", connection.getAddress().toString());
        }
    }

    /// Calls a service and waits for its answer.
    ///
    /// @param type the interface of the object
    /// @return the values of the answer
    Object[] call(
            String service, String path, String type, String member, Duration limit, String signature, Object... arguments)
            throws TimeoutException, Lost, BusError {
        try {
            var call = message((byte) 0, service, path, type, member, signature, arguments);
            pending.add(call);
            try {
                if (gone.isDone()) {
                    throw Lost.ended(member);
                }
                connection.sendMessage(call);
                return values(call, limit);
            } finally {
                pending.remove(call);
            }
        } catch (DBusException | DBusExecutionException | RejectedExecutionException failure) {
            throw Lost.ended(failure.getClass().getSimpleName());
        }
    }

    /// Sends a call that is not answered. As the calls of a connection are taken in their order, the answer to the next one says that this was done.
    void send(String service, String path, String type, String member, String signature, Object... arguments) throws Lost {
        try {
            connection.sendMessage(message(Flags.NO_REPLY_EXPECTED, service, path, type, member, signature, arguments));
        } catch (DBusException | DBusExecutionException | RejectedExecutionException failure) {
            throw Lost.ended(failure.getClass().getSimpleName());
        }
    }

    private MethodCall message(
            byte flags, String service, String path, String type, String member, String signature, Object... arguments)
            throws DBusException {
        return connection
                .getMessageFactory()
                .createMethodCall(
                        null, service, path, type, member, flags, signature.isEmpty() ? null : signature, arguments);
    }

    /// A call that was still in the library's queue when the connection ended would wait for its whole time.
    private void cancel(MethodCall call) {
        try {
            call.setReply(connection.getMessageFactory().createError(call, new IOException("disconnected")));
        } catch (DBusException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Object[] values(MethodCall call, Duration limit) throws TimeoutException, Lost, BusError, DBusException {
        var reply = call.getReply(limit.toMillis());
        if (reply == null) {
            throw new TimeoutException(call.getName());
        }
        if (reply instanceof Error error) {
            // The library answers by itself when it cannot send or the connection ends, with the name of a class.
            boolean own = error.getName().startsWith("java.") || error.getName().startsWith("org.freedesktop.dbus.");
            if (own || !isConnected()) {
                throw Lost.ended(error.getName());
            }
            throw new BusError(error.getName());
        }
        return values(reply);
    }

    /// What stands in a message. The library fails in its own ways on one that is not what it says it is.
    static Object[] values(Message message) throws Lost {
        try {
            var values = message.getParameters();
            return values == null ? new Object[0] : values;
        } catch (DBusException | RuntimeException spoiled) {
            throw Lost.ended(spoiled.getClass().getSimpleName());
        }
    }

    /// Hears signals until the returned thing is closed. `listener` runs on a thread of the connection and must not block.
    Listening listen(DBusMatchRule rule, Consumer<DBusSignal> listener) throws Lost {
        try {
            DBusSigHandler<DBusSignal> handler = listener::accept;
            connection.addGenericSigHandler(rule, handler);
            return () -> forget(rule, handler);
        } catch (DBusException | DBusExecutionException | RejectedExecutionException failure) {
            throw Lost.ended(failure.getClass().getSimpleName());
        }
    }

    private void forget(DBusMatchRule rule, DBusSigHandler<DBusSignal> handler) {
        try {
            connection.removeGenericSigHandler(rule, handler);
        } catch (DBusException | DBusExecutionException ended) {
            // With the connection its rules are gone too.
        }
    }

    @Override
    public void close() {
        connection.disconnect();
        gone.complete(null);
    }

    private record OnDisconnect(CompletableFuture<@Nullable Void> gone) implements IDisconnectCallback {
        @Override
        public void disconnectOnError(IOException failure) {
            gone.complete(null);
        }

        @Override
        public void requestedDisconnect(@Nullable Integer connections) {
            gone.complete(null);
        }

        @Override
        public void clientDisconnect() {
            gone.complete(null);
        }
    }
}
