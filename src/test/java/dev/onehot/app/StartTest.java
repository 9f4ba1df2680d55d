package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import dev.onehot.core.DataDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What happens before there is a window: which file, and whether a window can be shown.
@Execution(ExecutionMode.CONCURRENT)
class StartTest {
    @Test
    void theFileIsTheOneThatIsNamed() {
        var environment = Map.of("ONEHOT_DB", "from-environment.db");
        assertThat(Invocation.parse(new String[] {"--db", "a.db"}, environment).named()).contains("a.db");
        assertThat(Invocation.parse(new String[] {"--db=a.db"}, environment).named()).contains("a.db");
        assertThat(Invocation.parse(new String[0], environment).named()).contains("from-environment.db");
        assertThat(Invocation.parse(new String[0], Map.of("ONEHOT_DB", " ")).named()).isEmpty();
    }

    @Test
    void anExportCanBeHandedOver() {
        assertThat(Invocation.parse(new String[] {"--palette", "--db", "a.db"}, Map.of()).wish()).isEqualTo(Wish.PALETTE);
        var both = Invocation.parse(new String[] {"--db", "a.db", "my providers.onehot.json"}, Map.of());
        assertThat(both.named()).contains("a.db");
        assertThat(both.export()).contains(Path.of("my providers.onehot.json"));

        // The other process is told in one line, wherever it runs.
        assertThat(Wish.parse(both.wish().line()).export()).contains(Path.of("my providers.onehot.json").toAbsolutePath());
        assertThat(Wish.parse(Wish.SHOW.line())).isEqualTo(Wish.SHOW);
        assertThat(Wish.parse("import not-a-file")).isEqualTo(Wish.SHOW);
    }

    @Test
    void anExportMayBeNamedInEveryWayThatOnehotEverProposed() {
        for (var name : new String[] {"onehot-2026-11-24.onehot", "mine.onehot.json", "onehot-export.json", "MINE.ONEHOT"}) {
            assertThat(Invocation.parse(new String[] {name}, Map.of()).export()).contains(Path.of(name));
        }
    }

    @Test
    void wrongUsageIsRefused() {
        for (var wrong : new String[][] {{"--db"}, {"--db="}, {"--database", "a.db"}, {"a.db"}, {"--db", "a", "b"}, {"--db", " "}, {"a.json", "b.json"}, {"--db", "a", "--db=b"}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Invocation.parse(wrong, Map.of()));
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theDataDirectoryIsThePlatforms() {
        assertThat(directory("Linux", Map.of())).isEqualTo(Path.of("/home/me/.local/share/onehot"));
        assertThat(directory("Linux", Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/onehot"));
        assertThat(directory("Linux", Map.of("XDG_DATA_HOME", ""))).isEqualTo(Path.of("/home/me/.local/share/onehot"));
        assertThat(directory("Linux", Map.of("XDG_DATA_HOME", "relative")))
                .isEqualTo(Path.of("/home/me/.local/share/onehot"));
        assertThat(directory("Mac OS X", Map.of()))
                .isEqualTo(Path.of("/home/me/Library/Application Support/Onehot"));
        assertThat(directory("Windows 11", Map.of("LOCALAPPDATA", "/local"))).isEqualTo(Path.of("/local/Onehot"));
        assertThat(directory("Windows 11", Map.of())).isEqualTo(Path.of("/home/me/AppData/Local/Onehot"));
        assertThat(directory("Linux", Map.of("HOME", "/tmp/x"))).isEqualTo(Path.of("/tmp/x/.local/share/onehot"));
        assertThat(directory("Linux", Map.of("HOME", "/tmp/x", "XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/onehot"));
        assertThat(directory("Linux", Map.of("HOME", "x"))).isEqualTo(Path.of("/home/me/.local/share/onehot"));
        assertThat(directory("Mac OS X", Map.of("HOME", "/tmp/x"))).isEqualTo(Path.of("/tmp/x/Library/Application Support/Onehot"));
        assertThat(directory("Windows 11", Map.of("HOME", "/tmp/x"))).isEqualTo(Path.of("/home/me/AppData/Local/Onehot"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayOrALibraryItIsSaidWhichIsMissing() {
        assertThat(Display.missing("", Map.of())).contains("main.display.none");
        assertThat(Display.missing("", Map.of("DISPLAY", " "))).contains("main.display.none");
        assertThat(Display.missing("Headless", Map.of())).isEmpty();
        assertThat(Display.hasLibrary("libno-such-library.so.0")).isFalse();
        assertThat(Display.hasLibrary("libc.so.6")).isTrue();
    }

    private static Path directory(String system, Map<String, String> environment) {
        var properties = new Properties();
        properties.put("os.name", system);
        properties.put("user.home", "/home/me");
        return DataDirectory.of(environment, properties);
    }
}
