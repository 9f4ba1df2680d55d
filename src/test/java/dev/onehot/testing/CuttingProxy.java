package dev.onehot.testing;

import module java.base;

/// Between a client and a server of the tests' own: delays what it hands on, cuts, forgets, keeps one away from the other, and swallows answers.
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong questions = new AtomicLong();
    private final AtomicInteger forgotten = new AtomicInteger();
    private volatile boolean away;
    private volatile long delayMillis;
    private volatile Optional<String> word = Optional.empty();
    private volatile boolean delivered;

    /// @param port of the server
    public CuttingProxy(int port) {
        this.port = port;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// How many pieces went to the server: as many as there were ways there and back, where none is large.
    public long questions() {
        return questions.get();
    }

    /// How long each piece waits.
    public void delay(long millis) {
        delayMillis = millis;
    }

    /// Cuts all connections now.
    public void cut() {
        open.forEach(CuttingProxy::quietly);
        open.clear();
    }

    /// Cuts all, and takes no other before [#back].
    public void away() {
        away = true;
        cut();
    }

    /// From now on nothing of the connections that are open gets through, and neither side is told: a firewall that has forgotten them.
    public void forget() {
        forgotten.incrementAndGet();
    }

    public void back() {
        away = false;
    }

    /// Once, when `text` goes to the server, the connection is cut: before it gets there, or when it has answered and before the client hears it.
    public void cutAt(String text, boolean afterwards) {
        delivered = afterwards;
        word = Optional.of(text);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                if (away) {
                    quietly(client);
                    continue;
                }
                var server = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(client);
                open.add(server);
                var swallows = new AtomicBoolean();
                Thread.ofVirtual().start(() -> pass(client, server, true, swallows));
                Thread.ofVirtual().start(() -> pass(server, client, false, swallows));
            } catch (IOException closed) {
                cut();
            }
        }
    }

    private void pass(Socket from, Socket to, boolean isQuestion, AtomicBoolean swallows) {
        var piece = new byte[1 << 16];
        int opened = forgotten.get();
        try (from; to) {
            int read;
            while ((read = from.getInputStream().read(piece)) >= 0) {
                if (delayMillis > 0) {
                    LockSupport.parkNanos(delayMillis * 1_000_000);
                }
                if (opened != forgotten.get()) {
                    continue;
                }
                questions.addAndGet(isQuestion ? 1 : 0);
                if (isQuestion && isWord(piece, read)) {
                    if (!delivered) {
                        return;
                    }
                    swallows.set(true);
                } else if (!isQuestion && swallows.get()) {
                    return;
                }
                to.getOutputStream().write(piece, 0, read);
            }
        } catch (IOException gone) {
            // As it was meant.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private boolean isWord(byte[] piece, int length) {
        var wanted = word;
        if (wanted.isEmpty() || !new String(piece, 0, length, StandardCharsets.ISO_8859_1).contains(wanted.get())) {
            return false;
        }
        word = Optional.empty();
        return true;
    }

    private static void quietly(Closeable each) {
        try {
            each.close();
        } catch (IOException gone) {
            // As it was meant.
        }
    }

    @Override
    public void close() {
        quietly(socket);
        cut();
    }
}
