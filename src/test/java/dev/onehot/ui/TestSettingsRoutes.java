package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;

/// The specification's smoke test of the routes: each of the original's operations once, by the way a person reaches it.
class TestSettingsRoutes extends WindowFixture {
    @Test
    void everyOperationIsReachableFromTheWindow() {
        var providers = window.providers();
        providers.add().kind("Mistral").key(KEY).save();
        window.awaitActive("Mistral");

        providers.add().kind("Anth").key(KEY).save();
        providers.awaitNames("Mistral", "Anthropic");
        window.awaitActive("Mistral");

        providers.select("Anthropic").makeActive();
        window.awaitActive("Anthropic");
        assertThat(outside.activeRows()).isEqualTo(1);

        window.settings().set("MONTHLY_BUDGET_LIMIT", "42.5");
        Await.until("the setting is stored", () -> "42.5".equals(outside.setting("MONTHLY_BUDGET_LIMIT")));

        window.providers().select("Mistral").delete();
        window.awaitNotice("Deleted Mistral.");
        assertThat(outside.texts("SELECT provider_name FROM ai_providers")).containsExactly("Anthropic");
        outside.assertSound();
    }
}
