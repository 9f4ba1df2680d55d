package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Await;
import dev.onehot.testing.Loopback;
import dev.onehot.testing.Person;
import dev.onehot.ui.pages.ChecksPage;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;

/// The page of one provider, which is read first: what is known is in one line, the key is copied by a press, a check says what is so and moves nothing.
@ParameterizedClass
@ValueSource(strings = {"en", "de"})
class ProviderPageTest extends WindowFixture {
    private static final String MODELS = "{\"data\":[{\"id\":\"small\"},{\"id\":\"large\"}]}";

    private final String language;
    private final Texts texts;
    private final AtomicReference<Loopback.Response> answer = new AtomicReference<>();
    private final Loopback server = Loopback.answering(request -> answer.get() != null
            ? answer.get()
            : !request.header("Authorization").endsWith(KEY)
                    ? Loopback.json(401, "{}")
                    : Loopback.json(200, request.method().equals("POST") ? "{\"choices\":[]}" : MODELS));

    ProviderPageTest(String language) {
        this.language = language;
        this.texts = new Texts(locale());
    }

    @Override
    protected Locale locale() {
        return Locale.forLanguageTag(language);
    }

    @Override
    protected void prepare() {
        stored("Anthropic", "anthropic", true);
        var draft = new ProviderDraft("Mine", "openai", server.url("/v1"), "small", "", KeyChange.to(ApiKey.of(KEY)));
        manager.apply(new Command.CreateProvider(draft, false), Origin.API);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    /// What looks alike is taken for alike.
    @Test
    void eachButtonHasAnIconOfItsOwn() {
        window.providers().select("Anthropic");
        var icons = Person.ask(() -> robot.lookup((Node it) -> it instanceof ButtonBase && ChecksPage.isSeen(it)).<ButtonBase>queryAll().stream()
                .filter(it -> it.getGraphic() instanceof FontIcon)
                .collect(Collectors.groupingBy(it -> ((FontIcon) it.getGraphic()).getIconLiteral(), Collectors.mapping(Node::getId, Collectors.toSet()))));
        assertThat(icons.keySet()).contains("fth-star", "fth-copy", "fth-clipboard").doesNotContain("fth-map-pin");
        // The cross closes a banner, and takes away a key.
        icons.remove("fth-x");
        assertThat(icons).allSatisfy((icon, buttons) -> assertThat(buttons).as(icon).hasSize(1));
    }

    @Test
    void whatAPresetKnowsIsOneLineUntilItIsToBeChanged() {
        var providers = window.providers().select("Anthropic");
        assertThat(providers.shows("baseUrlField")).isFalse();
        assertThat(providers.shows("kindBox")).isFalse();
        assertThat(providers.field("knownKindLabel")).isEqualTo("Anthropic");
        assertThat(providers.field("endpointLabel")).isEqualTo("→\u00a0https://api.anthropic.com/v1/models?limit=1000");
        providers.press("changeAddressButton");
        providers.awaitFocus("baseUrlField");
        assertThat(providers.shows("kindBox")).isTrue();
        providers.baseUrl("https://gw.example.com").save();
        providers.awaitSaved();
        // What is unfolded comes into sight.
        for (var fold : List.of("#spareKeysPane", "#advancedPane")) {
            TitledPane pane = robot.lookup(fold).query();
            robot.interact(() -> {
                pane.requestFocus();
                pane.setExpanded(true);
            });
            ScrollPane scroll = robot.lookup("#editorScroll").query();
            Await.until("all of " + fold + " is seen", () -> Person.ask(() ->
                    scroll.localToScene(scroll.getLayoutBounds()).contains(pane.localToScene(new BoundingBox(1, 1, pane.getWidth() - 2, pane.getHeight() - 2)))));
        }
        providers.select("Mine").select("Anthropic");
        assertThat(providers.field("baseUrlField")).as("what is a person's own is seen").isEqualTo("https://gw.example.com");
    }

    @Test
    void aPressOnTheKeyCopiesItAndSaysSo() {
        var providers = window.providers().select("Anthropic");
        assertThat(providers.field("copyKeyButton")).isEqualTo("••••••••1234");
        providers.press("copyKeyButton");
        window.awaitNotice(texts.get("notice.keyCopied"));
        assertThat(Person.<String>ask(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(KEY);
    }

    /// In JavaFX a low line is the sign before a letter that presses a button.
    @Test
    void aLowLineInTheNameOfAVariableIsSeen() {
        manager.apply(new Command.CreateProvider(new ProviderDraft("From the_team", "openai", "", "large", "", KeyChange.to(ApiKey.of("env:MY_TEAM_KEY"))), false), Origin.API);
        window.providers().select("From the_team");
        assertThat(Person.<String>ask(() -> ((Text) robot.lookup("#copyKeyButton").query().lookup(".text")).getText())).isEqualTo("env:MY_TEAM_KEY");
    }

    @Test
    void theVendorsPageForKeysIsALink() {
        var providers = window.providers().select("Anthropic");
        assertThat(providers.shows("keyPageButton")).isTrue();
        Button page = (Button) Person.<Node>ask(() -> robot.lookup("#keyPageButton").query());
        assertThat(page.getTooltip().getText()).isEqualTo("https://console.anthropic.com/settings/keys");
        robot.interact(() -> page.getContextMenu().getItems().getFirst().fire());
        assertThat(Person.<String>ask(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("https://console.anthropic.com/settings/keys");
    }

    /// Whatever the server says, and however the check begins and ends.
    @Test
    void nothingMovesWhenACheckAnswers() {
        var providers = window.providers().select("Mine");
        var checks = new ChecksPage(robot);
        var before = places();
        checks.test().awaitMessage("");
        assertThat(places()).isEqualTo(before);
        for (var said : List.of("{\"error\":{\"message\":\"Incorrect API key provided.\"}}", "{}", "<html>")) {
            answer.set(Loopback.json(401, said));
            checks.test().awaitAnyMessage();
            assertThat(places()).as(said).isEqualTo(before);
            assertThat(providers.canSave()).isFalse();
        }
    }

    @Test
    void theWordsOfALightSayWhatIsSo() {
        window.providers().select("Mine");
        var checks = new ChecksPage(robot);
        assertThat(checks.words("keyAcceptedLabel")).isEqualTo(texts.get("check.keyAccepted.unknown"));
        answer.set(Loopback.json(401, "{}"));
        checks.test().awaitAnyMessage();
        assertThat(checks.words("keyAcceptedLabel")).isEqualTo(texts.get("check.keyAccepted.off")).isNotEqualTo(texts.get("check.keyAccepted"));
        assertThat(checks.words("reachableLabel")).startsWith(texts.get("check.reachable.on"));
        assertThat(checks.words("checkedAtLabel")).isEqualTo(texts.get("ago.now"));
        server.close();
        checks.test().awaitLight("reachableLabel", texts.get("check.reachable") + ": " + texts.get("check.state.off"));
        assertThat(checks.words("reachableLabel")).isEqualTo(texts.get("check.reachable.off"));
    }

    /// Neither while it is typed nor when it is saved.
    @Test
    void anotherModelPutsOutOnlyItsOwnLight() {
        var providers = window.providers().select("Mine");
        var checks = new ChecksPage(robot);
        checks.askModel().test().awaitOn("modelAnswersLabel");
        providers.model("large");
        assertThat(checks.words("modelAnswersLabel")).isEqualTo(texts.get("check.modelAnswers.unknown"));
        checks.awaitOn("reachableLabel").awaitOn("keyAcceptedLabel");
        providers.save();
        providers.awaitSaved();
        checks.awaitOn("reachableLabel").awaitOn("keyAcceptedLabel");
        Await.until("it is kept", () -> outside.texts("SELECT key_accepted || model_answers FROM onehot_check").equals(List.of("onunknown")));
        providers.baseUrl(server.url("/other/v1"));
        assertThat(checks.words("reachableLabel")).isEqualTo(texts.get("check.reachable.unknown"));
    }

    /// Where everything of the form stands, and how wide it is.
    private Map<String, Bounds> places() {
        robot.settle();
        return Person.ask(() -> Stream.of("copyKeyButton", "keyField", "modelField", "testButton", "askModelBox", "nameField", "baseUrlField", "notesArea",
                        "advancedPane", "saveButton", "editorScroll")
                .collect(Collectors.toMap(it -> it, it -> {
                    Node node = robot.lookup("#" + it).query();
                    return node.localToScene(node.getLayoutBounds());
                })));
    }
}
