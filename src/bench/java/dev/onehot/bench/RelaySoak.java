package dev.onehot.bench;

import module java.base;

import dev.onehot.relay.Answerer;
import dev.onehot.relay.http.Endpoint;

/// What the endpoint bears: many streams at once, and a hundred thousand requests while the active provider is switched a thousand times, providers are killed
/// and programs leave. Every answer says which provider gave it and with which key it was asked: it has to be the one that was active when it began.
///
/// As [RelayTimes], without arguments.
final class RelaySoak {
    private static final int STREAMS = 500;
    private static final int PIECES = 30;
    private static final int REQUESTS = 100_000;
    private static final int PROGRAMS = 16;
    private static final int SWITCHES = 1000;
    private static final int KILLS = 100;

    private RelaySoak() {}

    public static void main(String... arguments) throws Exception {
        var report = new Report();
        streams(report);
        soak(report, arguments.length > 0 ? Integer.parseInt(arguments[0]) : REQUESTS);
        System.out.println(report);
    }

    private static void streams(Report report) throws Exception {
        try (var provider = new RelayStage(); var endpoint = Endpoint.open(0, RelayStage.answering(provider.address()), Map.of())) {
            var right = new AtomicInteger();
            var threads = new ArrayList<Thread>();
            var begun = new CountDownLatch(STREAMS);
            var filling = "x".repeat(2000);
            for (int i = 0; i < STREAMS; i++) {
                int number = i;
                threads.add(Thread.ofVirtual().start(() -> {
                    var body = "{\"model\":\"bench\",\"pieces\":" + PIECES + ",\"pause\":100,\"n\":" + number + ",\"x\":\"" + filling + "\"}";
                    try (var asker = new RelayStage.Asker(endpoint.port())) {
                        asker.send(body);
                        asker.head();
                        begun.countDown();
                        for (int piece = 0; piece < PIECES; piece++) {
                            var expected = "data: " + piece + " " + provider.port() + " Bearer key-1 " + body + "\n\n";
                            if (!asker.event().equals(expected)) {
                                return;
                            }
                        }
                        if (asker.event().isEmpty()) {
                            right.incrementAndGet();
                        }
                    } catch (IOException lost) {
                        System.out.println(lost);
                    }
                }));
            }
            begun.await(60, TimeUnit.SECONDS);
            report.figure("streams at once", endpoint.underWay().values().stream().mapToInt(it -> it).sum(), "");
            for (var thread : threads) {
                thread.join(Duration.ofMinutes(2));
            }
            report.below("  lost or mixed", STREAMS - right.get(), "", 1);
        }
    }

    private static void soak(Report report, int requests) throws Exception {
        var providers = new RelayStage[] {new RelayStage(), new RelayStage(), new RelayStage()};
        var active = new AtomicReference<Answerer>(RelayStage.answerer(0, providers[0].address(), 0));
        var revisions = new ConcurrentHashMap<Long, Long>(Map.of(0L, 0L));
        var told = new AtomicInteger();
        var counts = new ConcurrentHashMap<String, AtomicInteger>();
        Consumer<String> count = it -> counts.computeIfAbsent(it, _ -> new AtomicInteger()).incrementAndGet();
        try (var endpoint = Endpoint.open(0, RelayStage.answering(active, _ -> told.incrementAndGet()), Map.of())) {
            var next = new AtomicInteger();
            long begin = System.nanoTime();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < PROGRAMS; i++) {
                threads.add(Thread.ofPlatform().daemon().start(() -> program(endpoint.port(), next, requests, active, revisions, providers, count)));
            }
            for (int n = 1; n <= SWITCHES && next.get() < requests; n++) {
                while (next.get() < (long) requests * n / SWITCHES && threads.stream().anyMatch(Thread::isAlive)) {
                    Thread.sleep(1);
                }
                if (n % (SWITCHES / KILLS) == 0) {
                    // In the middle of its answers: it is the one that has been asked since the last switch.
                    providers[(n - 1) % providers.length].kill();
                }
                long id = n % providers.length;
                revisions.put((long) n, id);
                active.set(RelayStage.answerer(id, providers[(int) id].address(), n));
            }
            for (var thread : threads) {
                thread.join(Duration.ofMinutes(5));
            }
            report.figure("requests with switches and kills", next.get(), "");
            report.figure("  a second", next.get() / ((System.nanoTime() - begin) / 1e9), "");
            counts.forEach((what, number) -> report.figure("  " + what, number.get(), ""));
            report.below("  by another provider, or with another's key", counts.getOrDefault("WRONG", new AtomicInteger()).get(), "", 1);
            report.below("  told of more or less than once", Math.abs(told.get() - counts.values().stream().mapToInt(AtomicInteger::get).sum()), "", 1);
        } finally {
            for (var provider : providers) {
                provider.close();
            }
        }
    }

    private static void program(
            int port, AtomicInteger next, int requests, AtomicReference<Answerer> active, Map<Long, Long> revisions, RelayStage[] providers, Consumer<String> count) {
        var random = ThreadLocalRandom.current();
        Optional<RelayStage.Asker> line = Optional.empty();
        for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
            try {
                var asker = line.isPresent() ? line.get() : new RelayStage.Asker(port);
                line = Optional.of(asker);
                long before = active.get().revision();
                // Some take so long that a kill meets them.
                var pause = number % 20 == 0 ? "\"pause\":10," : "";
                asker.send("{\"model\":\"bench\"," + pause + "\"pieces\":" + (1 + number % 5) + ",\"n\":" + number + "}");
                var head = asker.head();
                long after = active.get().revision();
                if (random.nextInt(200) == 0) {
                    asker.close();
                    line = Optional.empty();
                    count.accept("left");
                    continue;
                }
                boolean good = head.getFirst().contains(" 200 ");
                var body = good ? asker.rest() : asker.whole(head);
                long revision = Long.parseLong(header(head, "x-onehot-revision"));
                long provider = revisions.getOrDefault(revision, -1L);
                boolean right = revision >= before && revision <= after && header(head, "x-onehot-provider").equals("p" + provider)
                        && (!good || (body.contains(" " + providers[(int) provider].port() + " Bearer key-" + provider + " ") && body.contains("\"n\":" + number + "}")));
                count.accept(right ? good ? "answered" : "refused in words" : "WRONG");
            } catch (IOException brokenOff) {
                line = Optional.empty();
                count.accept("broken off");
            }
        }
    }

    private static String header(List<String> head, String name) {
        return head.stream().filter(it -> it.toLowerCase(Locale.ROOT).startsWith(name + ":")).map(it -> it.substring(name.length() + 1).strip()).findFirst().orElse("");
    }
}
