package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.KeyUses;
import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Await;
import dev.onehot.ui.pages.ProgramsPage;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A person has programs follow, and takes that back: over their real files.
class ProgramsScreenTest extends ProgramsFixture {
    @Override
    protected void prepare() {
        stored("Relay", "anthropic", true);
        stored("Other", "anthropic", false);
        stored("OpenAI", "openai", false);
        write(claude(), CLAUDE);
    }

    /// A start is not to wait for what is known of programs.
    @Test
    void nobodyAsksForProgramsBeforeTheScreenIsOpened() {
        switchTo("Other");
        window.settings();
        window.health();
        assertThat(wasAsked()).isFalse();
        programs();
        assertThat(wasAsked()).isTrue();
    }

    @Test
    void whoHasNoneIsToldOfTheWaysAndOfferedOne() {
        var programs = programs();

        assertThat(programs.hasIntro()).isTrue();
        assertThat(programs.firstOffer()).isEqualTo("Have Claude Code follow…");
        assertThat(programs.names()).containsExactly("Claude Code");
        programs.followFirst();
        assertThat(programs.difference()).contains(claude().toString(), "+", "ANTHROPIC_BASE_URL").doesNotContain(KEY);
        assertThat(read(claude())).as("looking changes nothing").isEqualTo(CLAUDE);
        programs.cancel();
        assertThat(programs.hasPreview()).isFalse();
        assertThat(read(claude())).isEqualTo(CLAUDE);
    }

    /// It was for the one before.
    @Test
    void anotherActiveProviderEndsWhatIsLookedAt() {
        var programs = programs().followFirst();
        assertThat(programs.hasPreview()).isTrue();
        switchTo("Other");
        Await.until("it is over", () -> !programs.hasPreview());
    }

    @Test
    void whatFollowsIsWrittenAndUndoGivesTheFileBack() {
        var programs = programs().followFirst().confirm();

        programs.awaitState("follows: Relay");
        assertThat(read(claude())).contains("https://api.anthropic.com", "\"theme\": \"dark\"").doesNotContain(KEY);
        window.awaitNotice("Claude Code follows the switch.");
        window.undo();
        window.awaitNoticeWith("Undone");
        writeFiles();
        programs.awaitState("does not follow");
        Await.until("the file is as it was", () -> read(claude()).equals(CLAUDE));
    }

    /// From another screen, and before it was ever opened.
    @Test
    void thePaletteFindsProgramsByTheirNames() {
        var palette = window.openSwitcher();
        window.write("claude");
        Await.until("they were looked for", () -> palette.rows().equals(List.of("Go to Claude Code", "Have Claude Code follow…")));
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        var programs = new ProgramsPage(robot).awaitPreview().confirm().awaitState("follows: Relay");
        window.settings();
        window.openSwitcher();
        window.write("claude");
        Await.until("it is known", () -> palette.rows().equals(List.of("Go to Claude Code", "Have Claude Code stop following…")));
        window.press(KeyCode.ENTER);
        programs.awaitState("follows: Relay");
        window.openSwitcher().choose("stop claude");
        programs.awaitPreview().confirm().awaitState("does not follow");
    }

    @Test
    void itStaysWithAProviderAndFollowsAgain() {
        var programs = programs().followFirst().confirm().awaitState("follows: Relay");
        assertThat(programs.isOffered("pinProgramButton")).as("it has this one already").isFalse();

        programs.provider(2);
        programs.preview("pinProgramButton").confirm();

        programs.awaitState("stays with Other");
        assertThat(read(claude())).contains("other-large").doesNotContain("relay-large");
        programs.provider(0);
        programs.preview("pinProgramButton").confirm();
        programs.awaitState("follows: Relay");
    }

    @Test
    void whenItsKeyWasTakenIsShown() {
        var programs = programs().followFirst().confirm().awaitState("follows: Relay");
        assertThat(programs.facts()).doesNotContain("took the key");
        var uses = new KeyUses();
        uses.add(manager, id("Relay"));
        uses.record();
        window.settings();
        programs.open();
        Await.until("it is shown", () -> programs.facts().contains("A program took the key of Relay just now."));
        var words = new ProgramWords(new Texts(Locale.ENGLISH), manager.snapshot(), false);
        var noon = Instant.parse("2026-11-29T12:00:00Z");
        assertThat(words.taken("Relay", noon, noon.plusSeconds(200))).isEqualTo("A program last took the key of Relay 3 minutes ago.");
        assertThat(words.taken("Relay", noon, noon.plusSeconds(3600))).isEqualTo("A program last took the key of Relay an hour ago.");
        assertThat(words.taken("Relay", noon, noon.plusSeconds(864000))).startsWith("A program last took the key of Relay on ").contains("2026");
    }

    @Test
    void itIsGivenBack() {
        var programs = programs().followFirst().confirm().awaitState("follows: Relay");

        programs.preview("releaseButton");
        assertThat(programs.difference()).contains("-", "ANTHROPIC_BASE_URL");
        programs.confirm();

        programs.awaitState("does not follow");
        assertThat(read(claude())).isEqualTo(CLAUDE);
        window.awaitNotice("Claude Code has its file back.");
        window.undo();
        window.awaitNoticeWith("Undone");
        writeFiles();
        programs.awaitState("follows: Relay");
        assertThat(read(claude())).contains("ANTHROPIC_BASE_URL");
    }

    @Test
    void whatSomebodyElseChangedIsShownAndWrittenOverOnlyWhenAsked() {
        var programs = programs().followFirst().confirm().awaitState("follows: Relay");
        write(claude(), read(claude()).replace("relay-large", "theirs"));

        window.settings();
        programs.open().awaitState("changed by somebody else");
        assertThat(programs.reason()).contains(claude().toString());
        programs.preview("applyButton").confirm();

        programs.awaitState("follows: Relay");
        assertThat(read(claude())).contains("relay-large").doesNotContain("theirs");
    }

    @Test
    void whatItObeysMoreThanItsFileIsShownUntilItIsGone() {
        var login = folder.resolve(".pi/agent/auth.json");
        write(login.resolveSibling("models.json"), "{}\n");
        write(login, "{\"onehot\": {\"type\": \"api_key\", \"key\": \"theirs\"}}");
        var programs = programs().select("pi").preview("followButton").confirm().awaitState("follows: Relay, but something wins over its file");
        assertThat(programs.reason()).isEqualTo(login + " wins over its file where it says something else: onehot.");
        switchTo("Other");
        writeFiles();
        programs.awaitCard("pi: " + login + " wins over its file");

        write(login, "{}");
        window.settings();
        programs.open().select("pi").awaitState("follows: Other");
        assertThat(programs.reason()).isEmpty();
    }

    @Test
    void theModelThatSomebodyElseChangedIsTakenOver() {
        var programs = programs().followFirst().confirm().awaitState("follows: Relay");
        assertThat(programs.isOffered("takeOverButton")).isFalse();
        write(claude(), read(claude()).replace("relay-large", "theirs"));
        window.settings();
        programs.open().awaitState("changed by somebody else");
        programs.preview("takeOverButton");
        assertThat(programs.warning()).isEqualTo("Relay gets the model theirs.");
        programs.confirm().awaitState("follows: Relay");
        assertThat(manager.snapshot().active().orElseThrow().model()).isEqualTo("theirs");
    }

    @Test
    void aFileThatIsNotWhatItShouldBeIsLeftAlone() {
        write(claude(), "{ // a comment\n}\n");
        var programs = programs().select("Claude Code").preview("followButton");

        assertThat(programs.warning()).contains(claude().toString());
        assertThat(programs.canConfirm()).isFalse();
    }

    @Test
    void aProviderThatDoesNotFitIsRefusedInWords() {
        var programs = programs().select("Claude Code");
        programs.provider(3);
        programs.preview("followButton");

        assertThat(programs.warning()).contains("OpenAI");
        assertThat(programs.canConfirm()).isFalse();
        assertThat(read(claude())).isEqualTo(CLAUDE);
        programs.provider(2);
        assertThat(programs.hasPreview()).as("of another one").isFalse();
    }

    @Test
    void aModelThatIsMissedIsChosenWhereTheRefusalLeads() {
        var draft = ProviderDraft.of(Map.of("name", "Bare", "kind", "anthropic", "baseUrl", "https://relay.example")).withKey(KeyChange.to(ApiKey.of(KEY)));
        manager.apply(new Command.CreateProvider(draft, true), Origin.API);
        var programs = programs().followFirst();
        assertThat(programs.warning()).contains("Bare has no model");
        programs.press("planWayButton");
        window.awaitFocus("modelField");
    }

    @Test
    void aKeyInClearTextNeedsAWord() {
        var programs = programs().select("Gemini CLI");

        assertThat(programs.isOffered("followButton")).isFalse();
        programs.toggleClearKey();
        assertThat(programs.isOffered("followButton")).isTrue();
        programs.select("Claude Code").select("Gemini CLI");
        assertThat(programs.isOffered("followButton")).as("said of this once, not for ever").isFalse();
    }

    @Test
    void aPreviewIsOverWhenAnotherProgramIsLookedAt() {
        var programs = programs().followFirst();
        programs.select("Gemini CLI");
        assertThat(programs.hasPreview()).isFalse();
    }

    @Test
    void linesForAShellAreCopied() {
        var programs = programs().openUseIt();
        assertThat(programs.copy(0)).isEqualTo("eval \"$(onehotctl env)\"");
        assertThat(programs.copy(1)).isEqualTo("onehotctl run -- claude");
        programs.shell(1);
        assertThat(programs.copy(0)).isEqualTo("onehotctl env --shell fish | source");
        programs.closeUseIt();
        programs.awaitFocus("useItButton");
    }

    @Test
    void theCardSaysWhoFollowsAndIsGoneAtTheNextSwitch() {
        var programs = programs().followFirst().confirm().awaitState("follows: Relay");
        window.providers();
        window.awaitNoticeWith("follows the switch");
        window.press(KeyCode.ESCAPE);
        var focus = window.stage().getScene().getFocusOwner();
        switchTo("Other");
        programs.awaitCard("Claude Code follows.");
        assertThat(window.stage().getScene().getFocusOwner()).as("it takes no focus").isSameAs(focus);
        window.press(KeyCode.ESCAPE);
        assertThat(programs.card()).isEmpty();

        switchTo("Relay");
        programs.awaitCard("Claude Code follows.");
        manager.apply(new dev.onehot.core.events.Command.DeactivateProviders(), dev.onehot.model.Origin.API);
        Await.until("it is gone", () -> programs.card().isEmpty());
    }

    @Test
    void theCardSaysWhoCannotAndWhy() {
        var programs = programs().followFirst().confirm().awaitState("follows: Relay");
        window.awaitNoticeWith("follows the switch");
        switchTo("OpenAI");
        programs.awaitCard("Claude Code: ");
        assertThat(window.hasNotice()).as("that it follows holds no more").isFalse();
        programs.awaitState("keeps Relay");
    }

    @Test
    void whatIsAsItWasIsToldAfterEachSwitch() {
        var programs = programs().followFirst().confirm().awaitState("follows: Relay");
        write(claude(), read(claude()).replace("relay-large", "theirs"));
        for (var name : List.of("Other", "Relay", "Other")) {
            switchTo(name);
            programs.awaitCard("Claude Code: ");
            window.press(KeyCode.ESCAPE);
            assertThat(programs.card()).isEmpty();
        }
    }

    /// A real process that is called as the program is.
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theCardSaysWhoHasToBeStartedAnew() throws IOException, InterruptedException {
        write(openCode(), "{}");
        var programs = programs().select("OpenCode").preview("followButton").confirm().awaitState("follows: Relay");
        var command = Files.copy(Path.of("/bin/sh").toRealPath(), folder.resolve("opencode"));
        var starting = new ProcessBuilder(command.toString(), "-c", "read line");
        // One of another home has other files.
        starting.environment().put("HOME", folder.toString());
        starting.environment().remove("XDG_CONFIG_HOME");
        var session = starting.start();
        try {
            switchTo("Other");
            programs.awaitCard("Start anew: OpenCode");
            assertThat(read(openCode())).contains("other-large");
        } finally {
            session.destroyForcibly();
            assertThat(session.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void switchTo(String name) {
        manager.apply(new dev.onehot.core.events.Command.ActivateProvider(id(name)), dev.onehot.model.Origin.API);
        window.awaitActive(name);
        if (wasAsked()) {
            writeFiles();
        }
    }

    private long id(String name) {
        return manager.snapshot().providers().values().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow().id();
    }
}
