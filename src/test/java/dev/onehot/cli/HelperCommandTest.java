package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What programs call is there after every start, wherever Onehot was started from.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class HelperCommandTest {
    @TempDir
    private Path folder;

    private Path executable(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        assertThat(Files.createFile(file).toFile().setExecutable(true)).isTrue();
        return file;
    }

    private String path(String javaHome, String modules, String path) {
        var properties = new Properties();
        properties.setProperty("java.home", folder.resolve(javaHome).toString());
        properties.setProperty("jdk.module.path", modules);
        return HelperCommand.path(Map.of("PATH", path), properties);
    }

    @Test
    void thatOfThePackageThenOfTheCheckoutThenTheOneThatIsFound() throws IOException {
        assertThat(path("jdk", "", folder + "/no:relative")).isEqualTo("onehotctl");
        var found = executable("bin/onehotctl");
        Files.createDirectories(folder.resolve("first/onehotctl"));
        assertThat(path("jdk", "", folder.resolve("first") + ":" + found.getParent())).isEqualTo(found.toString());
        var built = executable("work/target/onehotctl");
        assertThat(path("jdk", "/lib/x.jar:" + folder.resolve("work/target/classes"), found.getParent().toString())).isEqualTo(built.toString());
        var linux = executable("opt/Onehot/bin/onehotctl");
        assertThat(path("opt/Onehot/lib/runtime", folder.resolve("work/target/classes").toString(), found.getParent().toString())).isEqualTo(linux.toString());
        var mac = executable("Onehot.app/Contents/MacOS/onehotctl");
        assertThat(path("Onehot.app/Contents/runtime/Contents/Home", "", "")).isEqualTo(mac.toString());
    }
}
