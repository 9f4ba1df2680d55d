package dev.onehot.soak;

import module java.base;

import dev.onehot.cli.serve.RunningEndpoint;
import dev.onehot.core.ChangeWatch;
import dev.onehot.core.DataDirectory;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.files.Databases;
import dev.onehot.secret.NoKeychain;
import dev.onehot.testing.Child;
import dev.onehot.testing.LightPlaces;

/// A process of a soak that serves the endpoint, and how it is asked.
public final class SoakServing {
    private static final Pattern CONTENT = Pattern.compile("\"content\":\"([^\"]*)\"");

    private SoakServing() {}

    /// Arguments: the file, and the passphrase of its keys.
    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[0]);
        var meeting = DataDirectory.meeting(System.getenv(), System.getProperties());
        var places = LightPlaces.of(new NoKeychain(), Map.of("ONEHOT_PASSPHRASE", arguments[1]));
        try (var manager = new SettingsManager(Databases.open(file), places, Clock.systemUTC(), () -> {}); var watch = new ChangeWatch(manager)) {
            manager.keys().open().get(30, TimeUnit.SECONDS);
            try (var running = RunningEndpoint.open(manager, meeting, file, System.getenv(), () -> {})) {
                Child.tell("ready");
                var orders = new Scanner(System.in, StandardCharsets.UTF_8);
                while (orders.hasNextLine() && !orders.nextLine().equals("end")) {
                    Child.tell(Figures.now().line());
                }
                Child.tell("ended");
            }
        }
    }

    /// Asks once, on a connection of its own; answers what came.
    static String ask(int port, String token) throws IOException {
        var body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
            var said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var found = CONTENT.matcher(said);
            if (!said.startsWith("HTTP/1.1 200") || !found.find()) {
                throw new IOException("not answered: " + said);
            }
            return found.group(1);
        }
    }
}
