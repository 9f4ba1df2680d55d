package dev.onehot.proof;

import module java.base;

import dev.onehot.core.LatestSnapshot;
import dev.onehot.core.SettingsManager;
import dev.onehot.proof.Linearizability.Operation;

/// Several [RegisterWriter]s on threads of one process, and what they noted.
record RegisterThreads(List<Operation> setting, List<Operation> switches) {
    private static final Duration LIMIT = Duration.ofSeconds(100);

    static RegisterThreads run(SettingsManager manager, LatestSnapshot latest, int process, int threads, int each) throws InterruptedException {
        var settings = new ConcurrentLinkedQueue<Operation>();
        var switches = new ConcurrentLinkedQueue<Operation>();
        var ids = List.copyOf(manager.snapshot().providers().keySet());
        var barrier = new CountDownLatch(1);
        var all = new ArrayList<Thread>();
        for (int n = 0; n < threads; n++) {
            var writer = new RegisterWriter(manager, latest, process + "-" + n, process * 100L + n);
            all.add(Thread.ofPlatform().daemon().start(() -> {
                try {
                    barrier.await();
                    for (int i = 0; i < each; i++) {
                        settings.add(writer.next());
                        switches.add(writer.nextSwitch(ids));
                    }
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        barrier.countDown();
        for (var thread : all) {
            if (!thread.join(LIMIT)) {
                throw new IllegalStateException("a writer does not end");
            }
        }
        if (settings.size() != threads * each || switches.size() != threads * each) {
            throw new IllegalStateException("a writer broke");
        }
        return new RegisterThreads(List.copyOf(settings), List.copyOf(switches));
    }

    /// As [#of] takes them.
    List<String> lines() {
        return Stream.concat(setting.stream().map(it -> "setting " + it.line()), switches.stream().map(it -> "switch " + it.line())).toList();
    }

    static RegisterThreads of(List<String> lines) {
        return new RegisterThreads(parse(lines, "setting "), parse(lines, "switch "));
    }

    private static List<Operation> parse(List<String> lines, String beginning) {
        return lines.stream().filter(it -> it.startsWith(beginning)).map(it -> Operation.parse(it.substring(beginning.length()))).toList();
    }

    static RegisterThreads together(List<RegisterThreads> all) {
        return new RegisterThreads(all.stream().flatMap(it -> it.setting().stream()).toList(), all.stream().flatMap(it -> it.switches().stream()).toList());
    }
}
