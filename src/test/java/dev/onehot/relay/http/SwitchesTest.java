package dev.onehot.relay.http;

import static dev.onehot.relay.http.FixedAnswering.BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ProviderOptions;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Who answers stays with a request from its head to its end, whatever becomes true meanwhile.
@Execution(ExecutionMode.CONCURRENT)
class SwitchesTest {
    private static final String CHAT = "POST /v1/chat/completions";
    private static final String BODY = "{\"model\":\"m1\",\"stream\":true}";

    private static RawServer stream(String name, Semaphore go) {
        return new RawServer((_, to) -> {
            RawServer.say(to, RawServer.EVENTS);
            RawServer.chunk(to, name + "1");
            assertThat(go.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            RawServer.chunk(to, name + "2");
            RawServer.say(to, "0\r\n\r\n");
        });
    }

    private static void activate(FixedAnswering answering, long id, String name, RawServer server) {
        answering.with(FixedAnswering.provider(id, name, "openai-compatible", server.url("/v1"), "m1", ProviderOptions.NONE), "m1");
    }

    @Test
    void aSwitchConcernsTheNextRequestAndADeletedProviderAnswersToTheEnd() throws Exception {
        var go = new Semaphore(0);
        var answering = new FixedAnswering();
        try (var one = stream("one", go); var two = stream("two", go); var endpoint = Endpoint.open(0, answering, Map.of());
                var first = new AskingProgram(endpoint.port()); var second = new AskingProgram(endpoint.port())) {
            activate(answering, 1, "Eins", one);
            first.say(first.request(CHAT, BEARER, BODY));
            assertThat(first.head().header("x-onehot-provider")).isEqualTo("Eins");
            assertThat(first.chunk()).contains("one1");
            activate(answering, 2, "Zwei ü", two);
            second.say(second.request(CHAT, BEARER, BODY));
            assertThat(second.head().header("x-onehot-provider")).isEqualTo("Zwei%20%C3%BC");
            assertThat(second.chunk()).contains("two1");
            assertThat(endpoint.underWay()).isEqualTo(Map.of(1L, 1, 2L, 1));
            answering.active = Optional.empty();
            go.release(2);
            assertThat(first.chunk()).contains("one2");
            assertThat(second.chunk()).contains("two2");
            assertThat(first.chunk()).contains("");
            assertThat(second.chunk()).contains("");
            assertThat(first.ask(CHAT, BEARER, BODY).status()).isEqualTo(503);
        }
    }

    @Test
    void itIsBoundWhenItsHeadIsRead() throws Exception {
        var answering = new FixedAnswering();
        try (var one = RawServer.json(200, "1"); var two = RawServer.json(200, "2"); var endpoint = Endpoint.open(0, answering, Map.of());
                var program = new AskingProgram(endpoint.port())) {
            activate(answering, 1, "One", one);
            var request = program.request(CHAT, BEARER, BODY);
            program.say(request.substring(0, request.length() - 1));
            Await.until("the head is read", () -> endpoint.underWay().containsKey(1L));
            activate(answering, 2, "Two", two);
            program.say(request.substring(request.length() - 1));
            assertThat(program.answer().body()).isEqualTo("1");
        }
    }

    @Test
    void anEndInOrderLetsEachAnswerEndAndNobodyIn() throws Exception {
        var go = new Semaphore(0);
        var answering = new FixedAnswering();
        try (var server = stream("one", go); var endpoint = Endpoint.open(0, answering, Map.of()); var program = new AskingProgram(endpoint.port());
                var idle = new AskingProgram(endpoint.port())) {
            activate(answering, 1, "One", server);
            idle.ask("GET /", "", "");
            program.say(program.request(CHAT, BEARER, BODY));
            program.head();
            program.chunk();
            var closing = Thread.ofVirtual().start(endpoint::close);
            assertThat(idle.in.read()).as("who asks nothing is let go").isEqualTo(-1);
            Await.until("nobody is let in", () -> isRefused(endpoint.port()));
            assertThat(closing.isAlive()).isTrue();
            go.release();
            assertThat(program.chunk()).contains("one2");
            assertThat(program.chunk()).contains("");
            assertThat(program.in.read()).isEqualTo(-1);
            assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
            assertThat(answering.served).hasSize(1).allMatch(it -> it.status() == 200);
        }
    }

    private static boolean isRefused(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() < 0;
        } catch (IOException refused) {
            return true;
        }
    }

    /// The large one is in `src/bench`.
    @Test
    void manyStreamsAtOnceUnderSwitchesAreNeitherLostNorMixed() throws Exception {
        int streams = 120;
        var answering = new FixedAnswering();
        var go = new CountDownLatch(1);
        RawServer.Script echo = (request, to) -> {
            var mine = request.text().replaceAll(".*\"n\":(\\d+).*", "$1");
            RawServer.say(to, RawServer.EVENTS);
            for (int i = 0; i < 10; i++) {
                RawServer.chunk(to, "data: " + mine + " " + to.getLocalPort() + "\n\n");
                assertThat(i > 4 || go.await(20, TimeUnit.SECONDS)).isTrue();
            }
            RawServer.say(to, "0\r\n\r\n");
        };
        try (var one = new RawServer(echo); var two = new RawServer(echo); var endpoint = Endpoint.open(0, answering, Map.of())) {
            var results = new ConcurrentHashMap<Integer, String>();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < streams; i++) {
                int number = i;
                activate(answering, 1 + i % 2, i % 2 == 0 ? "one" : "two", i % 2 == 0 ? one : two);
                threads.add(Thread.ofVirtual().start(() -> results.put(number, answer(endpoint.port(), number))));
                int expected = i + 1;
                Await.until("it has begun", () -> endpoint.underWay().values().stream().mapToInt(it -> it).sum() == expected);
            }
            go.countDown();
            for (var thread : threads) {
                assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
            }
            for (int i = 0; i < streams; i++) {
                var server = i % 2 == 0 ? one : two;
                assertThat(results.get(i)).isEqualTo((i % 2 == 0 ? "one" : "two") + (" " + i + " " + server.port()).repeat(10));
            }
            Await.until("all are told", () -> answering.served.size() == streams);
            assertThat(endpoint.underWay()).isEmpty();
        }
    }

    private static String answer(int port, int number) {
        try {
            var answer = AskingProgram.once(port, CHAT, BEARER, "{\"model\":\"m1\",\"n\":" + number + "}");
            return answer.header("x-onehot-provider") + answer.body().replace("data:", "").replace("\n\n", "");
        } catch (IOException failed) {
            return failed.toString();
        }
    }
}
