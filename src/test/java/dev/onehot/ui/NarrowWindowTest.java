package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Light;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Person;
import dev.onehot.ui.pages.KeysPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In a window as narrow as it may become, every button can be read and reached, and so can whose editor it is.
@ParameterizedClass
@ValueSource(strings = {"en", "de"})
class NarrowWindowTest extends WindowFixture {
    private final String language;

    NarrowWindowTest(String language) {
        this.language = language;
    }

    @Override
    protected Locale locale() {
        return Locale.forLanguageTag(language);
    }

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
    }

    @ParameterizedTest
    @ValueSource(ints = {640, 760})
    void buttonsKeepTheirTextAndTheEditorItsTitle(int width) {
        var stage = window.stage();
        assertThat(stage.getMinWidth()).isLessThanOrEqualTo(640);
        assertThat(stage.getMinHeight()).isLessThanOrEqualTo(480);
        resize(width, 500);
        var providers = window.providers().select("OpenAI");
        assertThat(providers.overlap("importButton", "editorPane")).isFalse();
        for (var id : List.of(
                "addProviderButton", "editorTitleLabel", "activateButton", "testButton", "askModelBox", "revertButton", "saveButton")) {
            assertThat(providers.legible(id)).as(id).isTrue();
        }
    }

    @Test
    void aFailedCheckPushesNeitherTheHeaderNorSaveNorTheStatusOut() {
        var refused = new CheckFailure(CheckClass.KEY_REFUSED, OptionalInt.of(401), "api.openai.com",
                "Incorrect API key provided. ".repeat(6), OptionalLong.empty());
        var provider = manager.snapshot().active().orElseThrow();
        var result = new CheckResult("2026-11-28 12:00:00", "https://api.openai.com/v1", Light.on(5), Light.off(5), Light.UNKNOWN,
                OptionalLong.empty(), Optional.of(refused));
        manager.apply(new Command.RecordCheck(provider.id(), provider.version(), result, List.of()), Origin.API);
        resize(640, 480);
        var providers = window.providers().select("OpenAI");
        Await.until("the failure is shown", () -> find("checkMessagePane").isVisible());
        for (var id : List.of("activeNameLabel", "activateButton", "testButton", "revertButton", "saveButton")) {
            assertThat(providers.legible(id)).as(id).isTrue();
        }
        assertThat(providers.overlap("saveButton", "statusPane")).isFalse();
        for (var id : List.of("activeButton", "saveButton", "checkMessagePane", "statusPane")) {
            assertInside(id);
        }
    }

    /// What has to be allowed in a keyring, and where, takes several lines.
    @Test
    void whatAKeyringWantsIsSaidToItsEnd() {
        keychain.at("KeePassXC", "/org/freedesktop/secrets/collection/one");
        manager.keys().protect(Origin.API).join();
        resize(640, 640);
        keychain.is(MemoryKeychain.Mood.ASKING);
        manager.keys().lock().join();
        manager.keys().open().join();
        var keys = new KeysPage(robot);
        keys.awaitBanner(Message.of("keyring.access", "KeePassXC").text(locale()));
        Await.until("there is room for all of it", () -> Person.ask(() -> find("keysBannerLabel") instanceof Region label
                && label.getHeight() >= label.prefHeight(label.getWidth())));
        assertThat(keys.legible("openKeysButton")).isTrue();
    }

    @Test
    void whatACheckFoundLeavesTheNameItsRoom() {
        var texts = new Texts(locale());
        var widest = Arrays.stream(CheckClass.values()).max(Comparator.comparingInt(it -> stateOf(it, texts).length())).orElseThrow();
        var provider = manager.snapshot().active().orElseThrow();
        var failure = new CheckFailure(widest, OptionalInt.empty(), "https://api.openai.com/v1", "", OptionalLong.empty());
        var result = new CheckResult("2026-11-28 12:00:00", "https://api.openai.com/v1", Light.on(5), Light.UNKNOWN, Light.UNKNOWN,
                OptionalLong.empty(), Optional.of(failure));
        manager.apply(new Command.RecordCheck(provider.id(), provider.version(), result, List.of()), Origin.API);
        resize(640, 480);
        var providers = window.providers().select("OpenAI");
        Await.until("what was found is shown", () -> find("rowStateLabel") instanceof Labeled label && label.getText().equals(stateOf(widest, texts)));
        assertThat(providers.legible("rowNameLabel")).isTrue();
        assertThat(providers.legible("rowStateLabel")).isTrue();
        outside.run("UPDATE ai_providers SET provider_name = 'OpenAI production', is_active = 0");
        providers.awaitNames("OpenAI production");
        assertThat(providers.legible("rowNameLabel")).as("the name before what is said of it").isTrue();
    }

    @Test
    void thatItIsEditedLeavesTheNameItsRoom() {
        resize(640, 480);
        var providers = window.providers().select("OpenAI").model("mine");
        providers.awaitText("rowEditedLabel", new Texts(locale()).get("providers.edited"));
        assertThat(providers.legible("rowNameLabel")).isTrue();
        assertThat(providers.legible("rowEditedLabel")).isTrue();
    }

    @Test
    void aKeyHasRoomInItsField() {
        resize(640, 480);
        window.providers().select("OpenAI");
        robot.settle();
        assertThat(((Region) find("keyField")).getWidth()).isGreaterThan(90);
    }

    private static String stateOf(CheckClass kind, Texts texts) {
        return texts.get("checkState." + kind.name().toLowerCase(Locale.ROOT));
    }

    /// Whatever is said below a field.
    @Test
    void whatAFieldIsForStandsBesideIt() {
        window.providers().select("OpenAI").changeAddress();
        for (var field : Map.of("baseUrlField", "editor.baseUrl", "copyKeyButton", "editor.key", "nameField", "editor.name").entrySet()) {
            var text = new Texts(locale()).get(field.getValue());
            var label = Person.ask(() -> find("editorScroll").lookupAll(".form-label").stream()
                    .filter(it -> it instanceof Labeled labeled && labeled.getText().equals(text))
                    .map(it -> it.localToScene(it.getLayoutBounds()).getCenterY())
                    .findFirst()
                    .orElseThrow());
            var bounds = Person.ask(() -> find(field.getKey()).localToScene(find(field.getKey()).getLayoutBounds()));
            assertThat(label).as(text).isCloseTo(bounds.getCenterY(), within(4.0));
        }
    }

    @Test
    void aBannerWithTheWidestNameCanBeRead() {
        outside.run("UPDATE ai_providers SET provider_name = ? WHERE is_active", "W".repeat(200));
        outside.run("UPDATE ai_providers SET is_active = 0");
        resize(640, 480);
        Await.until("the banner is there", () -> find("integrityBanner").isVisible());
        robot.settle();
        var label = (Region) find("integrityLabel");
        assertThat(label.getWidth()).isGreaterThan(150);
        assertThat(label.getHeight()).as("all of its lines").isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()));
        assertThat(find("repairButton").lookup(".text")).isInstanceOfSatisfying(Text.class, it -> assertThat(it.getText().split("[….]+", 2))
                .as("the name is shortened in its middle, the verb is not")
                .satisfies(parts -> assertThat(((Button) find("repairButton")).getText()).startsWith(parts[0])));
        for (var id : List.of("integrityLabel", "leaveNoneButton", "repairButton", "activeButton")) {
            assertInside(id);
        }
    }

    @Test
    void aBannerThatIsThereFromTheStartHasAllOfItsButtons() throws TimeoutException {
        restart(() -> {
            try (var other = Outside.on(file)) {
                other.run("UPDATE ai_providers SET is_active = 0, provider_name = 'A name of some words'");
            }
        });
        resize(640, 480);
        Await.until("the banner is there", () -> find("integrityBanner").isVisible());
        Await.until("its button says all", () -> window.providers().legible("repairButton"));
        assertThat(window.providers().legible("leaveNoneButton")).isTrue();
    }

    @Test
    void theActivityIsNotWiderThanTheWindow() {
        resize(640, 480);
        var activity = window.activity();
        for (var id : List.of("undoLatestButton", "redoLatestButton", "activeNameLabel")) {
            assertThat(activity.legible(id)).as(id).isTrue();
        }
        for (var id : List.of("activeButton", "helpButton", "activityFilterField", "activityOriginBox", "activityList")) {
            assertInside(id);
        }
        assertThat(((Region) find("activityFilterField")).getWidth()).isGreaterThan(120);
    }

    @Test
    void whatThePassphrasesAreForCanBeReadInEveryWindow() {
        for (var width : List.of(640, 960)) {
            resize(width, 480);
            window.health().backups();
            robot.settle();
            for (var id : List.of("transferPassphraseField", "transferRepeatField", "importPassphraseField")) {
                var field = (TextInputControl) find(id);
                var prompt = new Text(field.getPromptText());
                prompt.setFont(field.getFont());
                double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
                assertThat(room).as("%s at %s", id, width).isGreaterThanOrEqualTo(prompt.getLayoutBounds().getWidth());
            }
        }
    }

    private Node find(String id) {
        return Person.ask(() -> window.stage().getScene().getRoot().lookup("#" + id));
    }

    private void assertInside(String id) {
        var bounds = Person.ask(() -> find(id).localToScene(find(id).getLayoutBounds()));
        var scene = window.stage().getScene();
        assertThat(new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()).contains(bounds)).as("%s: %s", id, bounds).isTrue();
    }

    /// The stage is that of the tests after this one too.
    @AfterEach
    void widen() {
        resize(960, 640);
    }

    private void resize(int width, int height) {
        robot.interact(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
    }
}
