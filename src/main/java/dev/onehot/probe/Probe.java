package dev.onehot.probe;

import module java.base;

import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;

/// Checks providers: is the server reachable, does it accept the key, does the model answer; and lists its models.
///
/// Safe on any thread. Every call blocks for up to its target's time-out (15 s unless it says otherwise), so it belongs on a
/// virtual thread; interrupting that thread cancels it. Never throws for what a server or a network does: that is a result.
public final class Probe implements AutoCloseable {
    private final Clients clients;
    private final Map<String, String> environment;
    private final Clock clock;

    /// @param environment the process's variables: proxies, certificates, and headers that take a value from one
    public Probe(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clients = new Clients(environment);
        this.clock = clock;
    }

    /// Checks `target` and lists its models.
    ///
    /// @param generate whether the chosen model is asked for a few tokens, which may cost something
    public Checked check(Target target, boolean generate) {
        var problem = target.options().problems().stream().findFirst();
        if (problem.isPresent()) {
            var url = target.endpoints(target.model()).getFirst().shown();
            return failed(clock.instant(), url, CheckFailure.of(CheckClass.ADDRESS, problem.get().field()));
        }
        return new Check(new Exchange(clients, target, environment), target, clock).run(generate);
    }

    /// What credit is left, as the vendor says it, such as `110.00 CNY`; empty where it does not say it, or not now.
    ///
    /// Blocks as a check does.
    public Optional<String> credit(Target target) {
        var way = target.endpoints(target.model()).getFirst();
        if (way.credit().isEmpty() || !target.options().problems().isEmpty()) {
            return Optional.empty();
        }
        return Credit.ask(new Exchange(clients, target, environment), way);
    }

    /// What stands for a check that failed itself: whoever waits for one gets an answer.
    static Checked broken(Target target, Throwable failure) {
        return failed(Instant.now(), target.baseUrl(), CheckFailure.of(CheckClass.UNEXPECTED, failure.getClass().getSimpleName()));
    }

    private static Checked failed(Instant at, String url, CheckFailure failure) {
        return new Checked(CheckResult.failed(Check.TIME.format(at), url, failure), List.of());
    }

    /// Hangs up on everything that is under way.
    @Override
    public void close() {
        clients.close();
    }
}
