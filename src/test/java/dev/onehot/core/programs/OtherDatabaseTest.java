package dev.onehot.core.programs;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.HelperCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database is found in what any Onehot writes into any file, for whichever system.
class OtherDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void itIsFoundHoweverItIsWritten() throws IOException {
        var other = Files.createFile(folder.resolve("of Jo Doe.db")).toString();
        var call = new HelperCall("/opt/one hot/onehotctl", other, 3);
        var address = "https://one.example/v1?a=b";
        var arguments = call.arguments(address).stream().map(it -> "\"" + it + "\"").toList();
        var lines = List.of(call.shell(address), call.windows(address), call.windows(address).replace("\"", "\\\""), arguments.toString(), String.join(",\n  ", arguments));
        for (var line : lines) {
            assertThat(OtherDatabase.named("{\"helper\": \"" + line + "\"}", folder.resolve("own.db").toString())).as(line).isEmpty();
        }
        var own = Files.createFile(folder.resolve("own.db")).toString();
        for (var line : lines) {
            assertThat(OtherDatabase.named("{\"helper\": \"" + line + "\"}", own)).as(line).contains(other);
            assertThat(OtherDatabase.named(line.replace(other, own), own)).as(line).isEmpty();
        }
    }
}
