package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Loopback;
import dev.onehot.ui.pages.ChecksPage;
import dev.onehot.ui.pages.ImportPage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/// The editor in each state of a check, the gallery, the first minute and the import, light and dark: drawn to `target/screens`.
@ParameterizedClass
@CsvSource({"light,en", "dark,en"})
class CheckPicturesTest extends WindowFixture {
    private final String scheme;
    private final String language;

    CheckPicturesTest(String scheme, String language) {
        this.scheme = scheme;
        this.language = language;
    }

    @Override
    protected Locale locale() {
        return Locale.forLanguageTag(language);
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("GROQ_API_KEY", KEY, "ANTHROPIC_API_KEY", KEY, "GEMINI_API_KEY", KEY);
    }

    @Override
    protected Surroundings surroundings() {
        return new Surroundings(environment(), folder, List.of());
    }

    @Override
    protected void prepare() {
        manager.setSetting(OwnSettings.APPEARANCE, scheme);
    }

    @Test
    void theFirstMinuteAndTheImportAreDrawn() throws IOException {
        var codex = Files.createDirectories(folder.resolve(".codex"));
        Files.writeString(codex.resolve("config.toml"), "model = \"large\"\nmodel_provider = \"relay\"\n[model_providers.relay]\n"
                + "name = \"Relay\"\nbase_url = \"https://relay.example.com/v1\"\nenv_key = \"RELAY_KEY\"\n"
                + "[model_providers.other]\nbase_url = \"https://other.example.com/v1\"\n");
        var page = new ImportPage(robot);
        page.awaitOffer("Groq");
        draw("first-minute");
        page.openFromWelcome();
        page.awaitListed("Relay");
        draw("import");
    }

    /// Against servers on this machine that behave so.
    @Test
    void everyStateOfACheckIsDrawn() throws IOException {
        try (var vendor = Loopback.answering(CheckPicturesTest::vendor)) {
            at(vendor, "OpenAI", "openai", true);
            at(vendor, "Anthropic", "anthropic", false);
            var checks = new ChecksPage(robot);
            var providers = window.providers();
            robot.push(KeyCode.CONTROL, KeyCode.N);
            draw("gallery");
            checks.choosePreset("azure");
            draw("editor-azure");
            providers.revert();

            providers.select("OpenAI").baseUrl(vendor.url("/good/v1")).model("large");
            checks.test().awaitMessage("");
            draw("check-well");
            checks.askModel().test().awaitOn("modelAnswersLabel");
            draw("check-model-answers");
            providers.model("l");
            checks.awaitSuggestions();
            draw("models");
            robot.push(KeyCode.ESCAPE);
            for (var state : List.of("refused", "page", "slow-down", "public", "empty-list")) {
                providers.baseUrl(vendor.url("/" + state + "/v1"));
                checks.test().awaitAnyMessage();
                draw("check-" + state);
            }
            providers.baseUrl(vendor.url("/silent/v1"));
            checks.test();
            draw("check-asking");
            checks.test();
            providers.revert();
            checks.checkAll();
            window.awaitNoticeWith("2");
            draw("check-all");
        }
    }

    /// No vendor is ever asked by a test.
    private void at(Loopback vendor, String name, String kind, boolean active) {
        var draft = new ProviderDraft(name, kind, vendor.url("/good/v1"), "large", "", KeyChange.to(ApiKey.of(KEY)));
        manager.apply(new Command.CreateProvider(draft, active), Origin.API);
    }

    private static Loopback.Response vendor(Loopback.Request request) {
        boolean keyed = request.header("Authorization").endsWith(KEY);
        var models = "{\"data\":[{\"id\":\"small\"},{\"id\":\"large\"},{\"id\":\"large-preview\"}]}";
        return switch (request.path().split("/")[1]) {
            case "good" -> request.method().equals("POST")
                    ? Loopback.json(200, "{\"choices\":[]}")
                    : keyed ? Loopback.json(200, models) : Loopback.json(401, "{}");
            case "refused" -> Loopback.json(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + ".\"}}");
            case "page" -> Loopback.html(200, "<html><title>Welcome to the relay</title></html>");
            case "slow-down" -> Loopback.json(429, "{\"error\":{\"message\":\"Too many requests.\"}}", "Retry-After: 20");
            case "public" -> Loopback.json(200, models);
            case "silent" -> out -> Thread.sleep(2_000);
            default -> Loopback.json(200, "{\"data\":[]}");
        };
    }

    private void draw(String state) throws IOException {
        robot.settle();
        var pictures = Path.of("target", "screens");
        Files.createDirectories(pictures);
        int n = 0;
        for (var open : List.copyOf(Window.getWindows())) {
            if (open.isShowing()) {
                var name = state + "-" + scheme + "-" + language + (n++ == 0 ? "" : "-popup" + n) + ".png";
                Files.write(pictures.resolve(name), Png.of(Pixels.all(open.getScene().getRoot())));
            }
        }
    }
}
