package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.files.ExportFile;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.testing.Child;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is promised is on the disk: the Java virtual machine itself records what it forces there, and in which order.
@EnabledOnOs({OS.LINUX, OS.MAC})
class DurableTest {
    private static final Pattern FORCED = Pattern.compile("path = \"([^\"]*)\"");

    @TempDir
    private Path folder;

    /// A child that does one thing after the other, and says when each is acknowledged by forcing a file of that name.
    static final class Promising {
        private Promising() {}

        public static void main(String[] arguments) throws Exception {
            var data = Path.of(arguments[0]);
            var file = data.resolve("new/folders/onehot.db");
            try (var manager = SettingsManager.open(file)) {
                said(data, "opened");
                manager.keys().keepIn(KeyBackend.FILE).get(20, TimeUnit.SECONDS);
                said(data, "kept");
                manager.backups().make(Optional.empty(), Progress.NONE);
                said(data, "daily");
                manager.backups().make(Optional.of(data.resolve("copy.db")), Progress.NONE);
                said(data, "copied");
                ExportFile.write(file, data.resolve("all.onehot"), manager.transfer(), Optional.empty());
                said(data, "exported");
                var home = Files.createDirectory(data.resolve("home"));
                manager.addAiProvider(Drafts.named("A"), true);
                var request = new FollowRequest("codex", "", OptionalLong.empty(), Optional.empty(), "");
                manager.carryOut(manager.following(FollowingChild.files(home), () -> "/opt/onehotctl", data.resolve("state")).follow(List.of(request)), Origin.CLI);
                said(data, "followed");
                manager.keys().keepIn(KeyBackend.SESSION).get(20, TimeUnit.SECONDS);
                said(data, "moved");
            }
            Child.tell("done");
        }

        private static void said(Path data, String what) throws IOException {
            try (var mark = java.nio.channels.FileChannel.open(
                    data.resolve(what), java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
                mark.force(true);
            }
        }
    }

    @Test
    void fileAndFolderAreForcedBeforeAnythingIsPromised() throws Exception {
        var data = Files.createDirectory(folder.resolve("data")).toRealPath();
        var record = folder.resolve("forced.jfr");
        var options = Map.of(
                "JDK_JAVA_OPTIONS", "-Xlog:disable -Xlog:all=error:stderr -XX:StartFlightRecording:jdk.FileForce#enabled=true,jdk.FileForce#threshold=0ms,filename=" + record);
        try (var child = Child.start(Promising.class, folder, options, data.toString())) {
            assertThat(child.readLine()).isEqualTo("done");
            assertThat(child.awaitExit()).isZero();
        }
        var forced = forced(record);
        var home = data.resolve("new/folders").toString();
        assertThat(before("opened", data, forced)).contains(data.toString(), data.resolve("new").toString());
        assertThat(before("kept", data, forced)).containsSubsequence("fresh", home);
        assertThat(before("daily", data, forced)).containsSubsequence(home, "copy.db", home + "/backups");
        assertThat(before("copied", data, forced)).containsSubsequence("copy.db", data.toString());
        assertThat(before("exported", data, forced)).containsSubsequence("fresh", data.toString());
        assertThat(before("followed", data, forced)).containsSubsequence(data + "/home", data + "/home/.codex/.onehot", data + "/home/.codex");
        assertThat(before("moved", data, forced)).contains(home);
    }

    /// What was forced since the promise before; files in folders that were made for them by their last name.
    private static List<String> before(String promise, Path data, List<String> forced) {
        var own = List.of("opened", "kept", "daily", "copied", "exported", "followed", "moved");
        int from = own.indexOf(promise) == 0 ? 0 : forced.indexOf(data.resolve(own.get(own.indexOf(promise) - 1)).toString()) + 1;
        return forced.subList(from, forced.indexOf(data.resolve(promise).toString())).stream()
                .map(it -> it.contains(".onehot-work-") ? it.substring(it.lastIndexOf('/') + 1) : it.replaceAll("/\\.onehot-[0-9a-f]{16}$", "/.onehot"))
                .toList();
    }

    private static List<String> forced(Path record) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jfr").toString();
        var process = new ProcessBuilder(tool, "print", "--events", "jdk.FileForce", record.toString()).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        var forced = new ArrayList<String>();
        FORCED.matcher(text).results().forEach(it -> forced.add(it.group(1)));
        return forced;
    }
}
