package dev.onehot.bench;

import module java.base;

import dev.onehot.relay.http.Endpoint;

/// What the endpoint, in a process of its own, keeps on its heap for five hundred that are under way at once: streams, requests that are half sent, answers
/// that nobody reads. Against what has gone into it and not out of it yet.
///
/// As [RelaySoak]; its arguments are the options of the endpoint's process, as those of `onehotctl`.
final class RelayMemory {
    private static final String ENDPOINT = "endpoint";
    private static final int COUNT = 500;
    private static final int PIECES = 120;
    private static final int BODY = 256 << 10;
    private static final int PAUSE_MILLIS = 100;

    private final RelayStage provider;
    private final BufferedReader from;
    private final Writer to;
    private final int port;

    private RelayMemory(RelayStage provider, Process process) throws IOException {
        this.provider = provider;
        this.from = process.inputReader();
        this.to = process.outputWriter();
        this.port = Integer.parseInt(from.readLine());
    }

    public static void main(String... arguments) throws Exception {
        if (arguments.length > 1 && arguments[0].equals(ENDPOINT)) {
            endpoint(arguments[1]);
            return;
        }
        try (var provider = new RelayStage()) {
            var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(List.of(arguments));
            command.addAll(List.of(
                    "-cp", System.getProperty("java.class.path"), "src/bench/java/dev/onehot/bench/RelayMemory.java", ENDPOINT, provider.address()));
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try {
                var report = new Report();
                new RelayMemory(provider, process).measure(report);
                System.out.println(report);
            } finally {
                process.destroy();
                process.waitFor(20, TimeUnit.SECONDS);
            }
        }
    }

    private static void endpoint(String provider) throws IOException {
        try (var endpoint = Endpoint.open(0, RelayStage.answering(provider), Map.of())) {
            System.out.println(endpoint.port());
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                System.gc();
                System.out.println(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
            }
        }
    }

    private double heap() throws IOException {
        to.write("heap\n");
        to.flush();
        return Long.parseLong(from.readLine());
    }

    private void measure(Report report) throws Exception {
        streams(2, 1);
        double rest = heap();
        report.figure("heap at rest", rest / 1e6, "MB");

        var wrong = new AtomicInteger();
        var running = Thread.ofPlatform().start(() -> wrong.set(streams(PIECES, PAUSE_MILLIS)));
        Thread.sleep(3_000);
        double early = heap();
        Thread.sleep(PAUSE_MILLIS * PIECES - 6_000);
        double late = heap();
        running.join();
        report.figure("  for each of 500 streams", (early - rest) / COUNT / 1e3, "kB");
        report.atMost("heap of 500 streams, later", late / 1e6, "MB", "of the same before", late / early, 1.05);
        report.below("  lost or mixed", wrong.get(), "", 1);

        halfSent(report, rest);
        unread(report, rest);
    }

    /// How many went wrong.
    private int streams(int pieces, int pause) {
        var right = new AtomicInteger();
        all(number -> {
            var body = body(number, pieces, pause, 2000);
            try (var asker = new RelayStage.Asker(port)) {
                asker.send(body);
                asker.head();
                if (isWhole(asker, body, pieces)) {
                    right.incrementAndGet();
                }
            }
        });
        return COUNT - right.get();
    }

    private boolean isWhole(RelayStage.Asker asker, String body, int pieces) throws IOException {
        for (int piece = 0; piece < pieces; piece++) {
            if (!asker.event().equals("data: " + piece + " " + provider.port() + " Bearer key-1 " + body + "\n\n")) {
                return false;
            }
        }
        return asker.event().isEmpty();
    }

    private void halfSent(Report report, double rest) throws Exception {
        var sent = new CountDownLatch(COUNT);
        var goOn = new CountDownLatch(1);
        var right = new AtomicInteger();
        var running = Thread.ofPlatform().start(() -> all(number -> {
            var body = body(number, 1, 0, BODY);
            try (var asker = new RelayStage.Asker(port)) {
                asker.send(body, body.length() - 1);
                sent.countDown();
                goOn.await(60, TimeUnit.SECONDS);
                asker.go(body.substring(body.length() - 1));
                asker.head();
                right.addAndGet(isWhole(asker, body, 1) ? 1 : 0);
            }
        }));
        sent.await(60, TimeUnit.SECONDS);
        double held = settled();
        goOn.countDown();
        running.join();
        double flying = (double) COUNT * BODY;
        report.atMost("heap for 500 requests half sent", (held - rest) / 1e6, "MB", "bytes in flight", (held - rest) / flying, 1.5);
        report.below("  lost or mixed", COUNT - right.get(), "", 1);
    }

    private void unread(Report report, double rest) throws Exception {
        int pieces = 16;
        var asked = new CountDownLatch(COUNT);
        var goOn = new CountDownLatch(1);
        var right = new AtomicInteger();
        long before = provider.sent();
        var running = Thread.ofPlatform().start(() -> all(number -> {
            var body = body(number, pieces, 0, BODY);
            try (var asker = new RelayStage.Asker(port)) {
                asker.send(body);
                asked.countDown();
                goOn.await(60, TimeUnit.SECONDS);
                asker.head();
                right.addAndGet(isWhole(asker, body, pieces) ? 1 : 0);
            }
        }));
        asked.await(60, TimeUnit.SECONDS);
        double held = settled();
        double flying = provider.sent() - before;
        goOn.countDown();
        running.join();
        report.atMost("heap for 500 answers that nobody reads", (held - rest) / 1e6, "MB", "bytes in flight", (held - rest) / flying, 1.5);
        report.figure("  for each", (held - rest) / COUNT / 1e3, "kB");
        report.below("  lost or mixed", COUNT - right.get(), "", 1);
    }

    /// When nothing is added any more.
    private double settled() throws Exception {
        double last = 0;
        for (double now = heap(); now - last > 1e6; now = heap()) {
            last = now;
            Thread.sleep(1_500);
        }
        return Math.max(last, heap());
    }

    private interface Program {
        void run(int number) throws Exception;
    }

    private static void all(Program program) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < COUNT; i++) {
                int number = i;
                threads.execute(() -> {
                    try {
                        program.run(number);
                    } catch (Exception lost) {
                        System.out.println(lost);
                    }
                });
            }
        }
    }

    private static String body(int number, int pieces, int pause, int length) {
        return "{\"model\":\"bench\",\"pieces\":" + pieces + ",\"pause\":" + pause + ",\"n\":" + number + ",\"x\":\"" + "x".repeat(length) + "\"}";
    }
}
