package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.EndpointAccess;
import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.ui.pages.ProgramsPage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A program's file is pointed at the endpoint once, in the window, and then whoever is active answers it.
class EndpointFollowScreenTest extends EndpointFixture {
    private static final int ACTIVE = 0;
    private static final int ENDPOINT = 3;

    @Override
    protected void prepare() {
        super.prepare();
        try {
            Files.createDirectories(folder.resolve(".claude"));
            Files.writeString(folder.resolve(".claude/settings.json"), "{}\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void itsFileNamesTheEndpointAndASwitchChangesNothingInIt() throws Exception {
        page().turn().awaitState("Relay answers.");
        var programs = new ProgramsPage(robot).select("Claude Code");
        programs.provider(ENDPOINT);
        programs.preview("followButton");
        assertThat(programs.difference()).contains("http://127.0.0.1:" + port, "program token claude-code --known").doesNotContain(KEY);
        programs.confirm().awaitState("follows through the endpoint");
        assertThat(programs.isOffered("pinProgramButton")).as("it has this one already").isFalse();
        var file = folder.resolve(".claude/settings.json");
        var written = Files.readString(file);
        assertThat(written).contains("http://127.0.0.1:" + port);

        var token = EndpointAccess.tokens(manager).known("claude-code").reveal();
        assertThat(ask(token).headers().firstValue("x-onehot-provider")).contains("Relay");
        manager.apply(new Command.ActivateProvider(other()), Origin.API);
        assertThat(ask(token).headers().firstValue("x-onehot-provider")).contains("Other");
        assertThat(following(manager).write()).isNotEmpty();
        assertThat(file).hasContent(written);

        programs.provider(ACTIVE);
        programs.preview("pinProgramButton");
        assertThat(programs.difference() + programs.warning()).isNotEmpty();
    }

    /// What its API keeps from the active provider leads on through the endpoint, which is switched on with it.
    @Test
    void whoCannotFollowIsLedThroughTheEndpoint() throws Exception {
        var programs = new ProgramsPage(robot).open();
        programs.followFirst();
        assertThat(programs.warning()).contains("It understands the API of Anthropic only").contains("translates");
        assertThat(programs.canConfirm()).isFalse();
        programs.preview("planWayButton").awaitWarning("The endpoint is switched on with it");
        programs.confirm().awaitState("follows through the endpoint");
        page().awaitState("Relay answers.");
        assertThat(ask(token("claude-code")).statusCode()).isEqualTo(200);

        window.press(KeyCode.CONTROL, KeyCode.Z);
        Await.until("both come back", () -> !Preferences.hasEndpoint(manager.snapshot()));
        shown.tellPrograms(following(manager).write());
        programs.open().select("Claude Code").awaitState("does not follow");
        assertThat(folder.resolve(".claude/settings.json")).hasContent("{}");

        programs.provider(ENDPOINT);
        programs.preview("followButton").confirm().awaitState("follows through the endpoint");
        manager.apply(EndpointModel.turning(false), Origin.API);
        programs.awaitState("follows through the endpoint, which is off");
        assertThat(programs.reason()).isEqualTo("The endpoint is off, so nothing answers.");
        programs.press("endpointOnButton").awaitState("follows through the endpoint");
        assertThat(programs.isOffered("endpointOnButton")).isFalse();
    }

    private long other() {
        return manager.snapshot().providers().values().stream().filter(it -> it.name().equals("Other")).findFirst().orElseThrow().id();
    }
}
