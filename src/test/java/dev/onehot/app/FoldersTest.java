package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.disk.OwnerOnly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Where state goes on each system, and that nobody else can put something there first.
@EnabledOnOs({OS.LINUX, OS.MAC})
class FoldersTest {
    @TempDir
    private Path temporary;

    @Test
    void stateIsWhereThePlatformKeepsIt() {
        assertThat(of("Linux", Map.of()).state()).isEqualTo(Path.of("/home/me/.local/state/onehot"));
        assertThat(of("Linux", Map.of("XDG_STATE_HOME", "/state")).state()).isEqualTo(Path.of("/state/onehot"));
        assertThat(of("Linux", Map.of("XDG_STATE_HOME", "")).state()).isEqualTo(Path.of("/home/me/.local/state/onehot"));
        assertThat(of("Linux", Map.of("XDG_STATE_HOME", "relative")).state())
                .isEqualTo(Path.of("/home/me/.local/state/onehot"));
        assertThat(of("Mac OS X", Map.of()).state()).isEqualTo(Path.of("/home/me/Library/Application Support/Onehot"));
        assertThat(of("Windows 11", Map.of("LOCALAPPDATA", "/local")).state()).isEqualTo(Path.of("/local/Onehot"));
        assertThat(of("Windows 11", Map.of()).state()).isEqualTo(Path.of("/home/me/AppData/Local/Onehot"));
    }

    @Test
    void theHomeFolderIsWhereTheEnvironmentSays() {
        var elsewhere = Map.of("HOME", "/tmp/x");
        assertThat(of("Linux", elsewhere).state()).isEqualTo(Path.of("/tmp/x/.local/state/onehot"));
        assertThat(of("Mac OS X", elsewhere).state()).isEqualTo(Path.of("/tmp/x/Library/Application Support/Onehot"));
        assertThat(of("Windows 11", elsewhere).state()).isEqualTo(Path.of("/home/me/AppData/Local/Onehot"));
        assertThat(of("Linux", Map.of("HOME", "")).state()).isEqualTo(Path.of("/home/me/.local/state/onehot"));
        assertThat(of("Linux", Map.of("HOME", "x")).state()).isEqualTo(Path.of("/home/me/.local/state/onehot"));
    }

    @Test
    void processesMeetInTheRuntimeFolderOrBesideTheState() {
        assertThat(of("Linux", Map.of("XDG_RUNTIME_DIR", "/run/user/7")).meeting()).isEqualTo(Path.of("/run/user/7/onehot"));
        assertThat(of("Linux", Map.of("XDG_RUNTIME_DIR", "relative")).meeting())
                .isEqualTo(Path.of("/home/me/.local/state/onehot/run"));
        assertThat(of("Mac OS X", Map.of("XDG_RUNTIME_DIR", "/run/user/7")).meeting())
                .isEqualTo(Path.of("/home/me/Library/Application Support/Onehot/run"));
    }

    @Test
    void aPathThatIsTooLongForASocketBecomesAShortOne() {
        var deep = "/" + "a-long-folder-name/".repeat(6);
        var meeting = of("Linux", Map.of("XDG_RUNTIME_DIR", deep)).meeting();
        assertThat(meeting.toString()).startsWith("/temporary/onehot-");
        assertThat(meeting).isEqualTo(of("Linux", Map.of("XDG_RUNTIME_DIR", deep)).meeting());
        assertThat(meeting.toString().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(78);
    }

    @Test
    void aFolderIsMadeForItsOwnerOnly() throws IOException {
        var folder = OwnerOnly.make(temporary.resolve("a").resolve("b"));
        assertThat(mode(folder)).isEqualTo("rwx------");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(mode(OwnerOnly.make(folder))).isEqualTo("rwx------");
    }

    @Test
    void aLinkOrAFileInItsPlaceIsRefused() throws IOException {
        var elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        var link = Files.createSymbolicLink(temporary.resolve("link"), elsewhere);
        var file = Files.createFile(temporary.resolve("file"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> OwnerOnly.make(link));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> OwnerOnly.make(file));
    }

    private static String mode(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }

    private static Folders of(String system, Map<String, String> environment) {
        var properties = new Properties();
        properties.put("os.name", system);
        properties.put("user.home", "/home/me");
        properties.put("java.io.tmpdir", "/temporary");
        return Folders.of(environment, properties);
    }
}
