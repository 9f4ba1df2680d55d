package dev.onehot.ui;

import static dev.onehot.testing.Loopback.json;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/// What is pasted as an address in the window, and the press that makes the address that answered the base URL.
class AddressScreenTest extends WindowFixture {
    private static final String PORTAL = "https://contoso.openai.azure.com/openai/deployments/prod/chat/completions?api-version=2025-01-01-preview";

    private final Loopback server = Loopback.answering(request -> !request.path().equals("/v1/models")
            ? json(404, "{}")
            : request.header("Authorization").endsWith(KEY) ? json(200, "{\"data\":[{\"id\":\"small\"}]}") : json(401, "{}"));

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void theAddressOfARequestIsCutWhenThePersonGoesOnAndThatIsSaid() {
        provider("Mine", "https://gw.example.com/v1");
        var providers = window.providers().select("Mine");
        providers.baseUrl("https://other.example.com/v1/chat/completions");
        assertThat(providers.shows("addressRemarkLabel")).isFalse();
        robot.push(KeyCode.TAB);
        providers.awaitField("baseUrlField", "https://other.example.com/v1");
        assertThat(providers.field("addressRemarkLabel")).isEqualTo(
                "/chat/completions was cut off: programs add such paths themselves to the base URL https://other.example.com/v1.");
        // What is typed next is not what that was said of.
        providers.baseUrl("https://third.example.com/v1");
        assertThat(providers.shows("addressRemarkLabel")).isFalse();
        providers.save();
        Await.until("it is stored", () -> outside.text("SELECT base_url FROM onehot_provider").equals("https://third.example.com/v1"));
    }

    /// The caret is still in the field when a person saves.
    @Test
    void thePortalsAddressFillsItsFields() {
        provider("Mine", "https://gw.example.com/v1");
        var providers = window.providers().select("Mine");
        providers.baseUrl(PORTAL).save();
        Await.until("it is stored", () -> outside.text("SELECT base_url FROM onehot_provider").equals("https://contoso.openai.azure.com/openai/v1"));
        var stored = manager.snapshot().providers().values().iterator().next();
        assertThat(stored.kind()).isEqualTo("azure-openai");
        assertThat(stored.options().deployment()).isEqualTo("prod");
        assertThat(stored.options().apiVersion()).isEqualTo("2025-01-01-preview");
    }

    /// Neither is kept anywhere, nor shown to whoever looks at the window later.
    @Test
    void aKeyInAnAddressIsTakenOut() {
        provider("Mine", "https://gw.example.com/v1");
        var providers = window.providers().select("Mine");
        providers.baseUrl("https://gw.example.com/v1/chat/completions?key=AIza-s3cret");
        robot.push(KeyCode.TAB);
        providers.awaitField("baseUrlField", "https://gw.example.com/v1");
        assertThat(providers.field("addressRemarkLabel")).contains("there may be a key: it was left out").doesNotContain("s3cret");
    }

    @Test
    void aPageForPeopleAndAPortThatDoesNotExistAreNotSaved() {
        provider("Mine", "https://gw.example.com/v1");
        var providers = window.providers().select("Mine");
        providers.baseUrl("https://openrouter.ai/settings/keys").save();
        providers.awaitProblem("baseUrlProblemLabel", "This address is a page of OpenRouter for people. Programs ask https://openrouter.ai/api/v1: that is its base URL.");
        providers.baseUrl("https://gw.example.com:99999/v1").save();
        providers.awaitProblem("baseUrlProblemLabel", "The address has the port 99999: ports go from 1 to 65535.");
        assertThat(outside.text("SELECT base_url FROM onehot_provider")).isEqualTo("https://gw.example.com/v1");
    }

    /// What another program stored is its affair until somebody changes it.
    @Test
    void anAddressThatNobodyTouchedStaysAsItIs() {
        provider("Mine", "https://gw.example.com/v1/chat/completions");
        var providers = window.providers().select("Mine");
        providers.model("large").save();
        Await.until("it is stored", () -> manager.snapshot().providers().values().iterator().next().model().equals("large"));
        assertThat(outside.text("SELECT base_url FROM onehot_provider")).isEqualTo("https://gw.example.com/v1/chat/completions");
    }

    @Test
    void theAddressThatAnsweredBecomesTheBaseUrlByOnePress() {
        long id = provider("Mine", server.url(""));
        var providers = window.providers().select("Mine");
        var checks = new ChecksPage(robot);
        checks.test().awaitAnyMessage();
        assertThat(providers.field("checkAdviceLabel")).isEqualTo("Make " + server.url("/v1") + " the base URL.");
        Await.until("the list is not green", () -> checks.state("Mine").equals("address incomplete"));

        providers.useAddress();

        checks.awaitMessage("").awaitLight("keyAcceptedLabel", "Key accepted: yes");
        assertThat(providers.shows("useAddressButton")).isFalse();
        assertThat(manager.snapshot().provider(id).orElseThrow().baseUrl()).isEqualTo(server.url("/v1"));
        Await.until("the list is green", () -> checks.state("Mine").endsWith(" ms"));
    }

    /// Only where the vendor says it, and only when asked.
    @Test
    void theCreditThatIsLeftIsAQuietLineOfItsOwn() {
        provider("Mine", server.url("/v1"));
        var providers = window.providers().select("Mine");
        assertThat(providers.shows("creditButton")).isFalse();
        try (var vendor = Loopback.answering(request -> json(200, request.path().equals("/user/balance")
                ? "{\"balance_infos\":[{\"currency\":\"CNY\",\"total_balance\":\"110.00\"}]}" : "{\"data\":[]}"))) {
            var draft = new ProviderDraft("Deep", "deepseek", vendor.url(""), "small", "", KeyChange.to(ApiKey.of(KEY)));
            manager.apply(new Command.CreateProvider(draft, false), Origin.API);
            Await.until("it is there", () -> window.providers().names().contains("Deep"));
            providers.select("Deep");
            assertThat(vendor.requests()).isEmpty();
            providers.askCredit();
            providers.awaitField("creditLabel", "Credit left: 110.00 CNY");
            assertThat(vendor.requests()).singleElement().satisfies(it -> assertThat(it.header("Authorization")).endsWith(KEY));
            // It is of that server, and of no other.
            providers.baseUrl(vendor.url("/other"));
            assertThat(providers.shows("creditLabel")).isFalse();
        }
    }

    private long provider(String name, String baseUrl) {
        var draft = new ProviderDraft(name, "openai-compatible", baseUrl, "small", "", KeyChange.to(ApiKey.of(KEY)));
        long id = manager.apply(new Command.CreateProvider(draft, false), Origin.API).providerId().orElseThrow();
        Await.until(name + " is there", () -> window.providers().names().contains(name));
        return id;
    }
}
