package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Behind PgBouncer, which hands out another connection of the server's for each transaction: nobody is heard there, so that is asked, and nothing depends on what
/// a connection was told before. Debian has it; `ONEHOT_PGBOUNCER` names it where it is not in the path.
@Tag("proof")
class PoolerProofTest {
    @TempDir
    private Path folder;

    private final String database = Server.database();
    private Process pooler;
    private int port;

    @BeforeEach
    void startPooler() throws IOException {
        var program = Stream.concat(Stream.of(System.getenv().getOrDefault("ONEHOT_PGBOUNCER", "pgbouncer")), Stream.of("/usr/sbin/pgbouncer"))
                .flatMap(it -> Stream.concat(Stream.of(Path.of(it)), Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(place -> Path.of(place, it))))
                .filter(it -> it.isAbsolute() && Files.isExecutable(it))
                .findFirst();
        assumeTrue(program.isPresent(), "there is no pgbouncer");
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        var settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=127.0.0.1 port=%d user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 3
                ignore_startup_parameters = extra_float_digits
                """.formatted(Server.port(), port));
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        settings.toFile().setReadable(true, false);
        // As root it wants to become somebody else.
        var command = new ArrayList<>(List.of(program.get().toString(), settings.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(1, List.of("-u", "nobody"));
        }
        pooler = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("pgbouncer.log").toFile()).start();
        Await.until("it answers", () -> {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    @AfterEach
    void stopPooler() {
        if (pooler != null) {
            pooler.destroyForcibly();
        }
    }

    @Test
    void twoWriteAndSeeEachOtherAndAPlainProgram() {
        try (var one = ServerManagers.open(database, port, folder); var other = ServerManagers.open(database, port, folder);
                var _ = new ChangeWatch(one); var _ = new ChangeWatch(other); var outside = Outside.onServer(database)) {
            long first = one.addAiProvider(Drafts.named("A"), true).providerId().orElseThrow();
            long second = other.addAiProvider(Drafts.named("B"), false).providerId().orElseThrow();
            for (int i = 0; i < 60; i++) {
                (i % 2 == 0 ? one : other).setSetting("k" + i % 7, "v" + i);
                (i % 3 == 0 ? one : other).setActiveProvider(i % 2 == 0 ? first : second);
                assertThat(outside.activeRows()).isOne();
            }
            one.apply(List.<Command>of(new Command.SetSetting("x", "1", Command.ANY), new Command.SetSetting("y", "2", Command.ANY)), Origin.API);
            Await.until("the other one sees it", () -> other.getSetting("y", "").equals("2"));
            outside.run("UPDATE settings SET value = 'theirs' WHERE key = 'x'");
            Await.until("both see what a plain program wrote", () -> one.getSetting("x", "").equals("theirs") && other.getSetting("x", "").equals("theirs"));
            // What other programs write there is still told to be theirs, also on a connection that was used here.
            outside.assertSound();
        }
    }
}
