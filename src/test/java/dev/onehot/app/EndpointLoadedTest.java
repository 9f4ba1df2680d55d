package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.testing.Await;
import dev.onehot.testing.Child;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A window whose endpoint is off has nothing of it, and ends it in order when it goes itself.
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(OS.WINDOWS)
class EndpointLoadedTest {
    private static final Pattern LOADED = Pattern.compile("(?m)\\] ((?:dev\\.onehot|io\\.netty|org\\.postgresql)\\.\\S+) source:");

    @TempDir
    private Path folder;

    @Test
    void whoNeverSwitchesItOnLoadsNothingOfIt() throws IOException {
        var log = folder.resolve("classes.log");
        int port = freePort();
        var file = folder.resolve("onehot.db");
        try (var manager = SettingsManager.open(file)) {
            manager.setSetting(OwnSettings.ENDPOINT_PORT, String.valueOf(port));
        }
        var around = Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log, "XDG_RUNTIME_DIR", folder.toString());
        try (var child = Child.start(EndpointChild.class, folder, around, folder.toString(), file.toString())) {
            assertThat(child.readLine()).isEqualTo("switched");
            Await.until("it answers", () -> !isFree(port));
            child.terminate();
            assertThat(child.awaitExit()).isEqualTo(143);
        }
        assertThat(isFree(port)).isTrue();
        var loaded = LOADED.matcher(Files.readString(log)).results().map(it -> it.group(1)).toList();
        var off = loaded.subList(0, loaded.indexOf(EndpointChild.Off.class.getName()));
        var shown = loaded.subList(0, loaded.indexOf(EndpointChild.Shown.class.getName()));
        assertThat(off).contains("dev.onehot.ui.programs.ProgramsController", "dev.onehot.app.WindowEndpoint")
                .noneMatch(it -> it.startsWith("dev.onehot.relay.") || it.startsWith("dev.onehot.cli.serve.") || it.startsWith("io.netty."));
        // Whoever looks at it hears whether another process serves the database.
        assertThat(shown).contains("dev.onehot.ui.endpoint.EndpointController")
                .noneMatch(it -> it.startsWith("dev.onehot.relay.") || it.startsWith("io.netty.") || it.endsWith("Serving") || it.endsWith("RunningEndpoint"));
        assertThat(loaded).contains("dev.onehot.relay.http.Endpoint", "dev.onehot.cli.serve.RunningEndpoint", "io.netty.channel.Channel");
        // Who uses a file loads nothing for servers' databases.
        assertThat(loaded).contains("dev.onehot.store.sqlite.Database").noneMatch(it -> it.startsWith("org.postgresql.") || it.startsWith("dev.onehot.store.postgres."));
        assertThat(DataDirectory.meeting(around, System.getProperties())).isDirectoryContaining("glob:**.serve");
    }

    private static int freePort() throws IOException {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean isFree(int at) {
        try (var _ = new ServerSocket(at, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
