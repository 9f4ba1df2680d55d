package dev.onehot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each system is told to start at login.
class LoginStartTest {
    @TempDir
    private Path folder;

    private LoginStart on(String system, String... command) {
        return new LoginStart(system, Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()), folder, List.of(command));
    }

    @Test
    void linuxGetsAnEntryThatIsTakenBack() throws Exception {
        var start = on("Linux", "/opt/onehot/bin/onehotctl", "tray", "--login");
        start.set(false);
        assertThat(folder.resolve("config")).doesNotExist();
        start.set(true);
        var entry = folder.resolve("config/autostart/dev.onehot.Onehot.desktop");
        assertThat(entry).content().contains("[Desktop Entry]\nType=Application\n", "\nExec=/opt/onehot/bin/onehotctl tray --login\n");
        Files.writeString(entry, Files.readString(entry) + "X-Mine=1\n");
        start.set(true);
        assertThat(entry).content().as("what is on stays as it is").contains("X-Mine=1");
        // As GNOME's and Xfce's settings switch one off.
        Files.writeString(entry, Files.readString(entry) + "Hidden=true\n");
        start.set(true);
        assertThat(entry).content().doesNotContain("Hidden");
        start.set(false);
        assertThat(entry).doesNotExist();
    }

    /// Read back by the specification's own two rules, one after the other.
    @Test
    void oddPathsAreQuotedAsEntriesWantIt() {
        var odd = List.of("/home/a b/$x`y\"z\\w/100%/ctl", "--db", "/tmp/plain", "");
        var line = on("Linux", odd.toArray(String[]::new)).text().lines().filter(it -> it.startsWith("Exec=")).findFirst().orElseThrow().substring(5);
        var value = line.replaceAll("\\\\(.)", "$1");
        var words = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)").matcher(value).results()
                .map(it -> it.group(1) == null ? it.group(2) : it.group(1).replaceAll("\\\\(.)", "$1")).map(it -> it.replace("%%", "%")).toList();
        assertThat(words).isEqualTo(odd);
    }

    @Test
    void withoutAFolderForSettingsItIsTheUsualOne() {
        assertThat(new LoginStart("Linux", Map.of(), folder, List.of("x")).file()).isEqualTo(folder.resolve(".config/autostart/dev.onehot.Onehot.desktop"));
        assertThat(new LoginStart("Linux", Map.of("XDG_CONFIG_HOME", "relative"), folder, List.of("x")).file()).startsWithRaw(folder.resolve(".config"));
    }

    @Test
    void macosGetsAnAgentAndWindowsALineOfItsRegistry() throws Exception {
        var agent = on("Mac OS X", "/Applications/On & off.app/onehotctl", "tray");
        agent.set(true);
        assertThat(folder.resolve("Library/LaunchAgents/dev.onehot.Onehot.plist")).content()
                .contains("<array><string>/Applications/On &amp; off.app/onehotctl</string><string>tray</string></array>", "<key>RunAtLoad</key><true/>");
        agent.set(false);
        assertThat(agent.file()).doesNotExist();
        var windows = on("Windows 11", "C:\\Program Files\\Onehot\\onehotctl.exe", "tray");
        assertThat(windows.registry(true)).containsSequence("/d", "\"C:\\Program Files\\Onehot\\onehotctl.exe\" \"tray\"");
        assertThat(windows.registry(false)).startsWith("reg", "delete");
    }
}
