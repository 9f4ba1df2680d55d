package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.model.ApiKey;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Await;
import dev.onehot.testing.PlainFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a window has for programs, over a real program's file.
class WindowProgramsTest {
    @TempDir
    private Path folder;

    private final List<List<ProgramState>> told = new CopyOnWriteArrayList<>();

    @Test
    void whatFollowsMovesWithEachSwitchUntilTheWindowCloses() {
        var settings = folder.resolve(".claude/settings.json");
        PlainFile.at(folder.resolve("onehot.db"));
        try (var manager = SettingsManager.open(folder.resolve("onehot.db"));
                var programs = new WindowPrograms(manager, folder.resolve("state"), Map.of("HOME", folder.toString(), "PATH", ""))) {
            long first = stored(manager, "First");
            long second = stored(manager, "Second");
            programs.begin(told::add);
            manager.setActiveProvider(first);
            manager.carryOut(programs.following().follow(List.of(FollowRequest.of("claude-code"))), Origin.WINDOW);
            assertThat(settings).content().contains("first-large");

            manager.setActiveProvider(second);

            Await.until("it has the second", () -> read(settings).contains("second-large"));
            Await.until("it was told", () -> !told.isEmpty() && told.getLast().getFirst().provider().equals(OptionalLong.of(second)));
            assertThat(told.getLast()).singleElement().returns(ProgramStanding.FOLLOWS, ProgramState::standing);
            programs.close();
            manager.setActiveProvider(first);
            assertThat(settings).content().contains("second-large");
        }
    }

    /// The port that programs ask is in their files, whoever stores another one.
    @Test
    void anotherPortOfTheEndpointStandsInTheirFilesAtOnce() {
        var settings = folder.resolve(".claude/settings.json");
        try (var manager = SettingsManager.open(folder.resolve("onehot.db"));
                var programs = new WindowPrograms(manager, folder.resolve("state"), Map.of("HOME", folder.toString(), "PATH", ""))) {
            programs.begin(told::add);
            var request = new FollowRequest("claude-code", "Claude Code", OptionalLong.of(EndpointProvider.ID), Optional.empty(), "");
            manager.carryOut(programs.following().follow(List.of(request)), Origin.WINDOW);
            assertThat(settings).content().contains("http://127.0.0.1:7411");
            manager.setSetting(OwnSettings.ENDPOINT_PORT, "7500");
            Await.until("it names the new one", () -> read(settings).contains("http://127.0.0.1:7500"));
        }
    }

    @Test
    void whatBeginsWhenTheWindowIsClosedAlreadyBeginsNothing() {
        try (var manager = SettingsManager.open(folder.resolve("onehot.db"))) {
            var programs = new WindowPrograms(manager, folder.resolve("state"), Map.of());
            int before = manager.health().subscribers();
            programs.close();
            programs.begin(told::add);
            assertThat(manager.health().subscribers()).isEqualTo(before);
        }
    }

    private static long stored(SettingsManager manager, String name) {
        var draft = new ProviderDraft(name, "anthropic", "", name.toLowerCase(Locale.ROOT) + "-large", "", KeyChange.to(ApiKey.of("sk-marked-9876543210")));
        return manager.apply(new Command.CreateProvider(draft, false), Origin.API).providerId().orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
