package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.app.ServingChild;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Child;
import dev.onehot.testing.Loopback;
import dev.onehot.ui.pages.EndpointPage;
import dev.onehot.ui.pages.ProgramsPage;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// A person has the window answer programs, and ends that: real requests at a real port.
class EndpointScreenTest extends EndpointFixture {
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile boolean holds;

    @Override
    protected Loopback.Response answer(Loopback.Request request) {
        return out -> {
            if (holds && !held.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("the test does not go on");
            }
            super.answer(request).write(out);
        };
    }

    @Test
    void switchedOnItAnswersWithWhomeverTheSwitchHasMadeActive() throws Exception {
        var page = page().awaitState("Off.").awaitRow("off");
        assertThat(isFree(port)).isTrue();
        page.turn().awaitState("On at port " + port + ", for as long as this window is open. Relay answers.").awaitRow("answers: Relay");
        window.awaitNoticeWith("switched on");
        assertThat(page.address()).isEqualTo("http://127.0.0.1:" + port);
        assertThat(page.copyAddress()).isEqualTo("http://127.0.0.1:" + port);
        var token = token("codex");

        var answer = ask(token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("hello");
        assertThat(answer.headers().firstValue("x-onehot-provider")).contains("Relay");
        assertThat(server.requests().getLast()).returns("Bearer " + KEY, it -> it.header("authorization")).returns("/Relay/v1/chat/completions", Loopback.Request::path);
        manager.apply(new Command.ActivateProvider(id("Other")), Origin.API);
        page.awaitState("Other answers.");
        assertThat(ask(token).headers().firstValue("x-onehot-provider")).contains("Other");
        manager.apply(new Command.DeactivateProviders(), Origin.API);
        page.awaitState("Nobody answers").awaitRow("nobody answers");
        assertThat(ask(token).statusCode()).isEqualTo(503);

        page.turn().awaitState("Off.").awaitRow("off");
        Await.until("the port is free", () -> isFree(port));
        assertThat(outside.setting(OwnSettings.ENDPOINT)).isEqualTo("false");
        window.undo();
        page.awaitState("Nobody answers");
        assertThat(ask(token).statusCode()).isEqualTo(503);
    }

    @Test
    void requestsUnderWayComeToTheirEndAndTheWindowGoesOnMeanwhile() throws Exception {
        var page = page().turn().awaitState("Relay answers.");
        holds = true;
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.sendAsync(request(port, token("codex")), HttpResponse.BodyHandlers.ofString());
            Await.until("it is asked", () -> !server.requests().isEmpty());

            page.turn().awaitState("One request has up to ten seconds").awaitRow("is ending");

            Await.until("nobody new is let in", () -> isFree(port));
            // What a person does meanwhile is done: all of this waits for the FX thread.
            window.settings();
            page.open();
            held.countDown();
            assertThat(answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            page.awaitState("Off.");
        }
    }

    @Test
    void itIsKeptForTheNextStart() throws Exception {
        page().turn().awaitState("Relay answers.");
        var token = token("codex");
        restart(endpoint.close());
        Await.until("it answers again, unseen", () -> !isFree(port));
        assertThat(ask(token).statusCode()).isEqualTo(200);
        page().awaitState("Relay answers.").turn().awaitState("Off.");
        restart(endpoint.close());
        page().awaitState("Off.");
        assertThat(isFree(port)).isTrue();
    }

    @Test
    void whoeverStoresItSwitchesIt() {
        outside.run("INSERT INTO settings(key, value) VALUES ('ONEHOT_ENDPOINT', 'true')");
        Await.until("it answers", () -> !isFree(port));
        var page = page().awaitState("Relay answers.");
        assertThat(page.isOn()).isTrue();
        outside.run("DELETE FROM settings WHERE key = 'ONEHOT_ENDPOINT'");
        page.awaitState("Off.");
        assertThat(page.isOn()).isFalse();
    }

    @Test
    void whoHasThePortIsNamedAndItIsTriedAgain() throws Exception {
        var page = page();
        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            page.turn().awaitState("It does not answer.").awaitRow("does not answer");
            assertThat(page.problem()).startsWith("Port " + port + " is taken by ").contains("process " + ProcessHandle.current().pid(), "another port here");
            assertThat(page.again()).isEqualTo("Try again");
            page.awaitState("It does not answer.");
        }
        // What was tried before may have come late enough.
        page.againUntil("Relay answers.");
        assertThat(page.problem()).isEmpty();
        assertThat(page.offersAgain()).isFalse();
    }

    @Test
    void whatCouldNotBeOpenedAtTheStartIsToldWithoutBeingAskedFor() throws Exception {
        manager.setSetting(OwnSettings.ENDPOINT, "true");
        Await.until("it answers", () -> !isFree(port));
        try (var taken = new ServerSocket()) {
            restart(() -> {
                endpoint.close().run();
                occupy(taken);
            });
            window.awaitNoticeWith("The endpoint does not answer programs. Port " + port + " is taken");
        }
    }

    private void occupy(ServerSocket socket) {
        try {
            socket.bind(new InetSocketAddress("127.0.0.1", port));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void anotherPortIsStoredAndItSaysWhereItStillAnswers() throws Exception {
        var page = page().turn().awaitState("Relay answers.");
        int next = freePort();
        assertThat(page.canStorePort()).isFalse();
        assertThat(page.port("70000").canStorePort()).isFalse();
        assertThat(page.port("no").canStorePort()).isFalse();
        page.port(String.valueOf(next)).storePort();

        page.awaitProblem("It still answers at port " + port + "; port " + next + " is stored since");
        var token = token("codex");
        assertThat(ask(token).statusCode()).isEqualTo(200);
        assertThat(page.address()).endsWith(":" + port);
        assertThat(page.again()).isEqualTo("Answer at port " + next + " now");
        page.awaitState("On at port " + next);
        assertThat(page.problem()).isEmpty();
        assertThat(page.address()).endsWith(":" + next);
        assertThat(ask(next, token).statusCode()).isEqualTo(200);
        assertThat(isFree(port)).isTrue();
    }

    @Test
    void aPortThatIsChosenWhereOneWasTakenIsUsedAtOnce() throws Exception {
        var page = page();
        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            page.turn().awaitState("It does not answer.");
            int next = freePort();
            page.port(String.valueOf(next)).storePort();
            page.awaitState("On at port " + next);
        }
    }

    /// A real other process, which has the lock.
    @Test
    void whereAnotherProcessServesTheDatabaseNothingCanBeSwitchedOn() {
        try (var other = Child.start(ServingChild.class, folder, around(), file.toString())) {
            assertThat(other.readLine()).isEqualTo("http://127.0.0.1:" + port);
            var page = page().awaitState("Another process serves this database: process ").awaitRow("answers in another process");
            assertThat(page.canTurn()).isFalse();
            assertThat(page.address()).isEqualTo("http://127.0.0.1:" + port);
            // Somebody else says that it is to be on here, too.
            manager.setSetting(OwnSettings.ENDPOINT, "true");
            Await.until("it was tried", () -> page.isOn() && page.offersAgain());
            page.awaitState("Another process serves this database");
            assertThat(page.problem()).isEmpty();
            other.go();
            assertThat(other.awaitExit()).isZero();
            page.again();
            page.awaitState("Relay answers.");
        }
    }

    /// That is no failure: programs are answered.
    @Test
    void whoStartsWhileAnotherProcessServesIsNotDisturbed() throws Exception {
        manager.setSetting(OwnSettings.ENDPOINT, "true");
        Await.until("it answers", () -> !isFree(port));
        var others = new ArrayList<Child>();
        try {
            restart(() -> {
                endpoint.close().run();
                others.add(Child.start(ServingChild.class, folder, around(), file.toString()));
                assertThat(others.getFirst().readLine()).isEqualTo("http://127.0.0.1:" + port);
            });
            new ProgramsPage(robot).open();
            var page = new EndpointPage(robot).awaitRow("answers in another process");
            assertThat(window.hasNotice()).isFalse();
            assertThat(page.open().awaitState("Another process serves this database").canTurn()).as("off is possible").isTrue();
        } finally {
            others.forEach(Child::close);
        }
    }

    private long id(String name) {
        return manager.snapshot().providers().values().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow().id();
    }
}
