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
import dev.onehot.ui.pages.ProvidersPage;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is pasted as a key in the window. All forms are in the table of `PastedKeyTest`.
class PastedKeyScreenTest extends WindowFixture {
    private static final String NEXT = "sk-next-abcdefghijklmnopqrstuvwx5678";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Loopback server = Loopback.answering(request -> {
        asked.add(request.header("Authorization"));
        // A list that everybody gets would prove nothing about the key.
        return ("Bearer " + NEXT).equals(asked.getLast()) ? json(200, "{\"data\":[{\"id\":\"small\"}]}") : json(401, "{}");
    });
    private long id;

    @BeforeEach
    void provider() {
        var draft = new ProviderDraft("Mine", "openai-compatible", server.url("/v1"), "small", "", KeyChange.to(ApiKey.of(KEY)));
        id = manager.apply(new Command.CreateProvider(draft, true), Origin.API).providerId().orElseThrow();
        Await.until("it is there", () -> window.providers().names().contains("Mine"));
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    private ProvidersPage editor() {
        return window.providers().select("Mine");
    }

    private void paste(String text) {
        TextInputControl field = robot.lookup("#keyField").query();
        robot.interact(() -> field.setText(text));
    }

    @Test
    void aKeyIsTakenOutOfItsWrappingAndThatIsSaid() {
        var providers = editor();
        paste("Authorization: Bearer " + NEXT);
        providers.awaitText("keySourceLabel", "Only the key was taken: what stood around it, such as a name or quotation marks, is no part of it.");
        new ChecksPage(robot).test().awaitLight("keyAcceptedLabel", "Key accepted: yes");
        assertThat(asked).first().isEqualTo("Bearer " + NEXT);
        providers.save();
        providers.awaitSaved();
        assertThat(manager.revealKey(id)).isEqualTo(ApiKey.of(NEXT));
        Await.until("the word about it is gone", () -> !providers.field("keySourceLabel").startsWith("Only"));
    }

    /// The words are there before it is saved, and it goes to nobody.
    @Test
    void whatIsSurelyNoKeyIsNeitherSentNorStored() {
        var providers = editor();
        paste("sk-ant-****1234");
        providers.awaitProblem(
                "keyProblemLabel", "This key is blotted out in part, as pages show it afterwards. Copy the whole key from where it was kept, or make a new one.");
        new ChecksPage(robot).test();
        providers.save();
        assertThat(providers.canSave()).isTrue();
        assertThat(asked).isEmpty();
        assertThat(manager.revealKey(id)).isEqualTo(ApiKey.of(KEY));
        paste("p#w!d,");
        assertThat(providers.shows("keyProblemLabel")).isFalse();
        providers.save();
        providers.awaitSaved();
        assertThat(manager.revealKey(id)).isEqualTo(ApiKey.of("p#w!d,"));
    }

    @Test
    void aFurtherKeyIsReadInTheSameWay() {
        var providers = editor();
        var checks = new ChecksPage(robot);
        checks.addKey("work", "https://gw.example.com/v1");
        assertThat(providers.field("spareProblemLabel")).startsWith("This is an address and no key.");
        checks.addKey("work", "export OPENAI_API_KEY='" + NEXT + "'");
        window.awaitNoticeWith("Only the key was taken");
        checks.useKey();
        Await.until("it is in use", () -> manager.revealKey(id).equals(ApiKey.of(NEXT)));
    }
}
