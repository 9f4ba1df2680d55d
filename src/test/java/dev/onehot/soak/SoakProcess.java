package dev.onehot.soak;

import module java.base;

import dev.onehot.testing.Child;

/// A process of a soak and all lives of it, one after the other: when it is killed it is started again.
final class SoakProcess implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;

    private final String name;
    private final Supplier<Child> starting;
    private final Consumer<String> heard;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<Figures> figures = new ArrayList<>();
    private Child child;
    private Thread reader;

    /// @param heard what it says that is no answer
    SoakProcess(String name, Supplier<Child> starting, Consumer<String> heard) {
        this.name = name;
        this.starting = starting;
        this.heard = heard;
        start();
    }

    private void start() {
        answers.clear();
        child = starting.get();
        reader = Thread.ofPlatform().daemon().start(() -> listen(child));
        var first = answer();
        if (!first.equals("ready")) {
            throw new AssertionError(name + " did not start: " + first);
        }
    }

    private void listen(Child of) {
        for (var line = of.readLine(); line != null; line = of.readLine()) {
            if (line.startsWith("done ") || line.startsWith("refused ") || line.startsWith("wrong ") || line.equals("ended")) {
                heard.accept(line);
            } else {
                answers.add(line);
            }
        }
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return child.isAlive();
    }

    String ask(String order) {
        child.order(order);
        return answer();
    }

    private String answer() {
        try {
            return Objects.requireNonNull(answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS), () -> name + " does not answer");
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    void measure() {
        figures.add(Figures.parse(ask("figures")));
    }

    List<Figures> figures() {
        return figures;
    }

    /// `kill -9`, and what it had said before counts too.
    void killAndRestart() throws InterruptedException {
        child.kill();
        if (!reader.join(Duration.ofSeconds(LIMIT_SECONDS))) {
            throw new AssertionError(name + " does not end");
        }
        child.close();
        figures.clear();
        start();
    }

    /// Has a writer end by itself.
    void end() throws InterruptedException {
        child.order("end");
        if (!reader.join(Duration.ofSeconds(LIMIT_SECONDS))) {
            throw new AssertionError(name + " does not end");
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
