package dev.onehot.ui;

import static dev.onehot.testing.Loopback.json;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Await;
import dev.onehot.testing.Loopback;
import dev.onehot.ui.pages.ChecksPage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Checking providers in the window, against a server on this machine.
class CheckScreenTest extends WindowFixture {
    private static final String MODELS = "{\"data\":[{\"id\":\"small\"},{\"id\":\"large\"},{\"id\":\"large-preview\"}]}";

    private final AtomicReference<Loopback.Response> answer = new AtomicReference<>();
    private final Loopback server = Loopback.answering(request ->
            answer.get() != null ? answer.get() : request.header("Authorization").endsWith(KEY) ? json(200, MODELS) : json(401, "{}"));
    private ChecksPage checks;

    @BeforeEach
    void preparePage() {
        checks = new ChecksPage(robot);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void aCheckIsShownKeptAndTheListSaysIt() {
        long id = provider("Mine");
        window.providers().select("Mine");
        assertThat(checks.endpoint()).isEqualTo("→\u00a0" + server.url("/v1/models"));
        checks.test().awaitLight("keyAcceptedLabel", "Key accepted: yes").awaitMessage("");
        assertThat(checks.light("reachableLabel")).isEqualTo("Reachable: yes");
        assertThat(checks.light("modelAnswersLabel")).isEqualTo("Model answers: not known");
        Await.until("the list says it", () -> checks.state("Mine").endsWith(" ms"));
        assertThat(outside.text("SELECT key_accepted FROM onehot_check WHERE provider_id = " + id)).isEqualTo("on");
        assertThat(manager.models(id)).containsExactly("small", "large", "large-preview");
    }

    @Test
    void whoHasNoModelIsLedToChooseOne() {
        var draft = ProviderDraft.of(Map.of("name", "Bare", "kind", "openai-compatible", "baseUrl", server.url("/v1"))).withKey(new KeyChange.Replace(ApiKey.of(KEY)));
        manager.apply(new Command.CreateProvider(draft, true), Origin.API);
        Await.until("it is there", () -> window.providers().names().contains("Bare"));
        var providers = window.providers().select("Bare");
        checks.test().awaitLight("keyAcceptedLabel", "Key accepted: yes");
        assertThat(providers.field("checkCalmLabel")).contains("no model is chosen");
        Await.until("the header says it", () -> providers.field("activeStateLabel").startsWith("works; choose a model"));
        providers.press("chooseModelButton");
        providers.awaitFocus("modelField");
    }

    @Test
    void aCheckThatCannotBeKeptIsSaid() {
        provider("Mine");
        outside.run("CREATE TRIGGER refuse BEFORE INSERT ON onehot_check BEGIN SELECT RAISE(ABORT, 'not now'); END");
        window.providers().select("Mine");
        checks.test().awaitLight("keyAcceptedLabel", "Key accepted: yes");
        window.awaitNoticeWith("The test of Mine is not kept");
        assertThat(outside.number("SELECT count(*) FROM onehot_check")).isZero();
    }

    @Test
    void aRefusedKeyIsSaidWithoutRepeatingIt() {
        provider("Mine");
        answer.set(json(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}"));
        window.providers().select("Mine");
        checks.test().awaitMessage("127.0.0.1 refused the key.");
        assertThat(checks.vendorMessage()).isEqualTo("The server says: Incorrect API key provided: ••••");
        Await.until("the list says it", () -> checks.state("Mine").equals("key refused"));
        assertThat(outside.text("SELECT vendor_message FROM onehot_check")).doesNotContain(KEY.substring(8, 20));
    }

    @Test
    void anAnswerToWhatWasChangedMeanwhileIsDropped() throws InterruptedException {
        provider("Mine");
        var wait = new CountDownLatch(1);
        answer.set(out -> {
            wait.await();
            json(401, "{}").write(out);
        });
        var providers = window.providers().select("Mine");
        checks.test();
        Await.until("it asks", () -> checks.isAsking() && !server.requests().isEmpty());
        providers.baseUrl(server.url("/other/v1"));
        assertThat(checks.isAsking()).isFalse();
        wait.countDown();
        assertThat(checks.light("keyAcceptedLabel")).isEqualTo("Key accepted: not known");
        assertThat(outside.number("SELECT count(*) FROM onehot_check")).isZero();
    }

    @Test
    void aCheckCanBeCancelled() {
        provider("Mine");
        answer.set(out -> new CountDownLatch(1).await());
        window.providers().select("Mine");
        checks.test();
        Await.until("it asks", () -> checks.isAsking() && !server.requests().isEmpty());
        checks.test();
        Await.until("it has ended", () -> !checks.isAsking());
    }

    @Test
    void aPresetIsChosenCheckedAndSavedWithWhatWasFound() {
        var providers = window.providers();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        checks.choosePreset("groq");
        assertThat(providers.field("nameField")).isEqualTo("Groq");
        assertThat(providers.field("modelField")).isEqualTo("llama-3.3-70b-versatile");
        assertThat(checks.endpoint()).isEqualTo("→\u00a0https://api.groq.com/openai/v1/models");
        providers.baseUrl(server.url("/v1")).key(KEY);
        checks.test().awaitMessage("");
        providers.save();
        providers.awaitTitle("Groq");
        Await.until("the check is kept", () -> outside.number("SELECT count(*) FROM onehot_check") == 1);
        Await.until("the list says it", () -> checks.state("Groq").endsWith(" ms"));
    }

    @Test
    void theModelFieldSearchesWhatTheServerLists() {
        provider("Mine");
        var providers = window.providers().select("Mine");
        checks.test().awaitMessage("");
        providers.model("prev lar");
        checks.awaitSuggestions();
        assertThat(checks.suggestions()).isEqualTo(java.util.List.of("large-preview"));
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        assertThat(providers.field("modelField")).isEqualTo("large-preview");
        // With its last letter it is what is offered, and nothing is left to be taken.
        providers.model("small");
        Await.until("the list is gone", () -> !checks.suggests());
        providers.model("of my own").save();
        providers.awaitSaved();
        assertThat(outside.text("SELECT model FROM ai_providers")).isEqualTo("of my own");
    }

    @Test
    void advancedFieldsAreSavedAndProblemsShown() {
        provider("Mine");
        var providers = window.providers().select("Mine");
        providers.openAdvanced().advanced("headersArea", "X-Team: search").advanced("timeoutField", "soon");
        providers.save();
        assertThat(providers.canSave()).isTrue();
        providers.advanced("timeoutField", "30").advanced("proxyField", "direct").save();
        providers.awaitSaved();
        assertThat(outside.text("SELECT headers || '|' || timeout_seconds || '|' || proxy FROM onehot_provider"))
                .isEqualTo("X-Team: search|30|direct");
    }

    @Test
    void anotherKeyTakesThePlaceOfTheOneInUse() {
        long id = provider("Mine");
        window.providers().select("Mine");
        checks.addKey("work", "sk-work-0123456789abcdef");
        Await.until("it is there", () -> outside.number("SELECT count(*) FROM onehot_key") == 1);
        checks.useKey();
        Await.until("it is used", () -> manager.snapshot().provider(id).orElseThrow().keyLabel().equals("work"));
        checks.test().awaitMessage("127.0.0.1 refused the key.");
        checks.useKey();
        Await.until("the first is back", () -> manager.revealKey(id).reveal().equals(KEY));
        checks.test().awaitLight("keyAcceptedLabel", "Key accepted: yes");
    }

    @Test
    void severalAreDeletedAtOnceAndComeBackAtOnce() {
        provider("A");
        provider("B");
        provider("C");
        var providers = window.providers().select("A");
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        robot.push(KeyCode.DELETE);
        window.awaitNotice("Deleted 2 providers.");
        providers.awaitNames("C");
        window.undo();
        providers.awaitNames("A", "B", "C");
    }

    @Test
    void theOrderIsChangedByKeyboardAndPin() {
        provider("A");
        provider("B");
        provider("C");
        var providers = window.providers().select("A");
        robot.push(KeyCode.ALT, KeyCode.DOWN);
        providers.awaitNames("B", "A", "C");
        assertThat(providers.field("nameField")).isEqualTo("A");
        assertThat(providers.selectedRow()).isEqualTo(1);
        providers.select("C").pin();
        providers.awaitNames("C", "B", "A");
        assertThat(providers.field("nameField")).isEqualTo("C");
    }

    @Test
    void theOrderIsChangedByDragging() {
        provider("A");
        provider("B");
        provider("C");
        var providers = window.providers().select("A");
        providers.drag("A", "C");
        providers.awaitNames("B", "C", "A");
        providers.drag("A", "B");
        providers.awaitNames("A", "B", "C");
    }

    @Test
    void allAreCheckedAtOnce() {
        provider("A");
        provider("B");
        window.providers();
        checks.checkAll();
        window.awaitNotice("Providers that passed the test: 2 of 2.");
        Await.until("the list says it", () -> checks.state("A").endsWith(" ms") && checks.state("B").endsWith(" ms"));
        assertThat(outside.number("SELECT count(*) FROM onehot_check WHERE key_accepted = 'on'")).isEqualTo(2);
    }

    private long provider(String name) {
        var draft = new ProviderDraft(name, "openai-compatible", server.url("/v1"), "small", "", KeyChange.to(ApiKey.of(KEY)));
        long id = manager.apply(new Command.CreateProvider(draft, false), Origin.API).providerId().orElseThrow();
        Await.until(name + " is there", () -> window.providers().names().contains(name));
        return id;
    }
}
