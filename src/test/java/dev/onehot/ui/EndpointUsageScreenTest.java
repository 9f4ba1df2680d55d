package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Loopback;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// What goes through the endpoint and went through it is shown while somebody looks, and nothing of what was asked.
class EndpointUsageScreenTest extends EndpointFixture {
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile boolean holds;
    private volatile boolean refuses;

    @Override
    protected Loopback.Response answer(Loopback.Request request) {
        return out -> {
            if (holds && !held.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("the test does not go on");
            }
            (refuses ? Loopback.json(429, "{\"error\":{\"message\":\"Too many requests of " + KEY + ".\"}}") : super.answer(request)).write(out);
        };
    }

    @Test
    void requestsUnderWayAreCountedByProviderWhileTheyLast() throws Exception {
        var page = page().turn().awaitState("Relay answers.");
        page.awaitNow("Nothing is under way.");
        var token = token("codex");
        holds = true;
        try (var client = HttpClient.newHttpClient()) {
            var first = client.sendAsync(request(port, token), HttpResponse.BodyHandlers.ofString());
            page.awaitNow("Relay: one request");
            var second = client.sendAsync(request(port, token), HttpResponse.BodyHandlers.ofString());
            page.awaitNow("Relay: 2 requests");
            manager.apply(new Command.ActivateProvider(other()), Origin.API);
            var third = client.sendAsync(request(port, token), HttpResponse.BodyHandlers.ofString());
            page.awaitNow("Other: one request\nRelay: 2 requests");
            held.countDown();
            for (var each : List.of(first, second, third)) {
                assertThat(each.get(LIMIT.toSeconds(), TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
            page.awaitNow("Nothing is under way.");
            assertThat(page.answered()).startsWith("3 answered");
        }
    }

    @Test
    void whatFailedLastIsSaidWithoutAKeyAndWithoutWhatWasAsked() throws Exception {
        var page = page().turn().awaitState("Relay answers.");
        assertThat(page.failures()).isEmpty();
        var token = token("codex");
        refuses = true;
        assertThat(ask(token).statusCode()).isEqualTo(429);
        page.awaitFailure("codex: HTTP 429: Too many requests of ");
        assertThat(ask("oh-of-nobody-at-all").statusCode()).isEqualTo(401);
        page.awaitFailure("An unknown program: Give this program another token: Onehot does not know this one.");
        assertThat(page.failures()).hasSize(2).noneMatch(it -> it.contains(KEY) || it.contains(token) || it.contains("oh-of-nobody") || it.contains("private"));
        manager.apply(new Command.DeactivateProviders(), Origin.API);
        assertThat(ask(token).statusCode()).isEqualTo(503);
        page.awaitFailure("codex: Choose a provider in Onehot: none is active.");
        assertThat(page.failures()).as("the last one of each provider").hasSize(2);
    }

    @Test
    void whatWentThroughIsAddedUpByDayProviderModelAndProgram() throws Exception {
        var page = page().turn().awaitState("Relay answers.");
        assertThat(page.hasUsage()).isFalse();
        var codex = token("codex");
        var script = token("script");
        for (var each : List.of(codex, codex, script)) {
            assertThat(ask(each).statusCode()).isEqualTo(200);
        }
        page.awaitUsage("3 requests, 0 failed");
        assertThat(page.usageRows()).singleElement().asString().contains("|3|0|15|6|");
        page.usageBy(3);
        assertThat(page.usageRows()).hasSize(2).first().asString().startsWith("codex|2|0|10|4|");
        page.usageBy(1);
        assertThat(page.usageRows()).singleElement().asString().startsWith("Relay|3|");
        page.usageBy(2);
        assertThat(page.usageRows()).singleElement().asString().startsWith("m|3|");
        page.awaitUsed("codex", "just now");
        assertThat(page.chart()).contains("Requests by day", "3 requests");
        assertThat(page.columns()).isEqualTo(30);
    }

    /// Another process, whose numbers come with the next look.
    @Test
    void whatOtherProcessesAnsweredIsThereWhenOneComesBack() {
        var page = page();
        outside.run("INSERT INTO onehot_usage VALUES (date('now', '-1 day'), 1, 'codex', 'm', 7, 2, 70, 0, 7, datetime('now', '-1 day')),"
                + " (date('now', '-29 day'), 99, 'codex', 'old', 1, 0, 1, 0, 1, datetime('now', '-29 day')),"
                + " (date('now', '-31 day'), 1, 'codex', 'm', 1000, 0, 1, 0, 1, datetime('now', '-31 day'))");
        window.settings();
        page.open();
        page.awaitUsage("8 requests, 2 failed");
        page.usageBy(1);
        assertThat(page.usageRows()).extracting(it -> it.split("\\|")[0]).containsExactly("Relay", "One that is deleted");
    }

    /// Nobody watches, and nothing is looked at.
    @Test
    void whoLooksElsewhereIsToldNothing() throws Exception {
        var page = page().turn().awaitState("Relay answers.");
        window.settings();
        assertThat(ask(token("codex")).statusCode()).isEqualTo(200);
        page.open();
        Await.until("it was counted meanwhile", () -> page.answered().startsWith("One answered"));
    }

    @Test
    void whatBeginsItAtLoginIsThereToCopy() {
        var page = page();
        page.awaitLoginUnit("onehotctl");
        assertThat(page.copyLoginUnit()).contains("serve", file.toString(), "--db");
    }

    private long other() {
        return manager.snapshot().providers().values().stream().filter(it -> it.name().equals("Other")).findFirst().orElseThrow().id();
    }
}
