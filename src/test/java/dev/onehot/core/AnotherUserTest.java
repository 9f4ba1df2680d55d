package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.core.files.DraftKeeper;
import dev.onehot.core.files.ExportFile;
import dev.onehot.core.files.KeptDraft;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.Progress;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What Onehot writes nobody else on this computer can read, whatever the folder allows in which it is.
@EnabledOnOs(OS.LINUX)
class AnotherUserTest {
    @TempDir
    private Path folder;

    @Test
    void nothingThatIsWrittenIsReadable() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "Only root can become somebody else.");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed.");
        var open = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        var data = Files.createDirectory(folder.resolve("data"), open);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        var file = data.resolve("onehot.db");
        try (var manager = SettingsManager.open(file)) {
            manager.keys().keepIn(KeyBackend.FILE).get(20, TimeUnit.SECONDS);
            manager.addAiProvider(Drafts.withKey("A", "sk-do-not-show"), true);
            manager.setSetting("k", "v");
            manager.backups().make(Optional.empty(), Progress.NONE);
            manager.backups().make(Optional.of(data.resolve("copy.db")), Progress.NONE);
            ExportFile.write(file, data.resolve("all.onehot"), manager.transfer(), Optional.empty());
            manager.transfer().saveValue("k", data.resolve("value.txt"));
            try (var keeper = new DraftKeeper(Optional.of(data.resolve("drafts")), manager.keys())) {
                keeper.keep("p", List.of(new KeptDraft("p/1", Map.of("name", "typed"), Map.of(), Map.of())));
            }
            Files.writeString(data.resolve("open.txt"), "for everybody");
            Files.setPosixFilePermissions(data.resolve("open.txt"), PosixFilePermissions.fromString("rw-r--r--"));
            var readable = readable(data);
            assumeTrue(readable.contains("open.txt"), "Nobody comes as far as that folder here.");
            assertThat(readable).containsExactly("open.txt");
        }
    }

    /// The names of files that a user can read who is nobody, where there is one of each kind.
    private static List<String> readable(Path data) throws Exception {
        var process = new ProcessBuilder("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "find", data.toString(), "-type", "f", "-readable", "-printf", "%f\\n")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        try (var all = Files.walk(data)) {
            assertThat(all.filter(Files::isRegularFile).map(it -> it.getFileName().toString()))
                    .contains("onehot.db", "onehot.db-wal", "onehot.db.key", "copy.db", "all.onehot", "value.txt", "drafts").anyMatch(it -> it.endsWith(".backup"));
        }
        return found;
    }
}
