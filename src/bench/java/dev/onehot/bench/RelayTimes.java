package dev.onehot.bench;

import module java.base;

import dev.onehot.relay.http.Endpoint;

/// The endpoint beside other proxies, all in front of one nginx that answers at once, all asked by wrk, in turn and in the same run: only ratios travel.
///
/// Not part of `mvn -Pbench verify`, since it needs nginx and wrk. From the project's folder, after `mvn compile`, with what the bench profile puts on the
/// class path:
///
///     java -cp … src/bench/java/dev/onehot/bench/RelayTimes.java FOLDER nginx wrk [Portkey's start-server.js [claude-code-router's cli.js]]
///
/// And `RelaySoak.java` for streams, switches and kills.
final class RelayTimes {
    private static final int ROUNDS = 3;
    private static final int SECONDS = 4;
    private static final int PROVIDER = 18_801;
    private static final int PROXY = 18_802;
    private static final int PORTKEY = 18_803;
    private static final int ROUTER = 18_804;
    private static final String CHAT = "/v1/chat/completions";
    private static final String MESSAGES = "/v1/messages";
    private static final int STREAMS = 300;

    private RelayTimes() {}

    private record Rate(double requests, double medianMillis) {}

    public static void main(String... arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        var processes = new ArrayList<Process>();
        try (var endpoint = Endpoint.open(0, RelayStage.answering("http://127.0.0.1:" + PROVIDER + "/v1"), Map.of())) {
            processes.add(start(folder, arguments[1], "-p", folder.toString(), "-c", configuration(folder).toString()));
            if (arguments.length > 3) {
                processes.add(start(folder, "node", arguments[3], "--port=" + PORTKEY, "--headless"));
            }
            if (arguments.length > 4) {
                processes.add(router(folder, arguments[4]));
            }
            Thread.sleep(8_000);
            var names = new LinkedHashMap<String, String>();
            names.put("nginx as a proxy", PROXY + CHAT);
            names.put("Onehot", endpoint.port() + CHAT);
            names.put("Onehot, converting", endpoint.port() + MESSAGES);
            if (arguments.length > 3) {
                names.put("Portkey", PORTKEY + CHAT);
            }
            if (arguments.length > 4) {
                names.put("claude-code-router", ROUTER + MESSAGES);
            }
            var report = new Report();
            var best = new HashMap<String, Rate>();
            names.forEach((_, place) -> load(folder, arguments[2], place));
            for (int round = 0; round < ROUNDS; round++) {
                names.forEach((name, place) -> best.merge(name, load(folder, arguments[2], place), (one, other) -> one.requests > other.requests ? one : other));
            }
            var own = best.getOrDefault("Onehot", new Rate(0, 0));
            var nginx = best.getOrDefault("nginx as a proxy", new Rate(1, 1));
            report.atLeast("requests through the endpoint", own.requests, "/s", "nginx as a proxy", own.requests / nginx.requests, 0.3);
            report.figure("  their median", own.medianMillis, "ms");
            if (best.containsKey("Portkey")) {
                var portkey = best.get("Portkey");
                report.atLeast("requests through the endpoint", own.requests, "/s", "Portkey", own.requests / portkey.requests, 10);
                report.atMost("  their median", own.medianMillis, "ms", "Portkey", own.medianMillis / portkey.medianMillis, 0.1);
            }
            var converting = best.getOrDefault("Onehot, converting", new Rate(0, 0));
            report.figure("requests that are converted", converting.requests, "/s");
            report.figure("  their median", converting.medianMillis, "ms");
            if (best.containsKey("claude-code-router")) {
                var router = best.get("claude-code-router");
                report.atLeast("requests that are converted", converting.requests, "/s", "claude-code-router", converting.requests / router.requests, 8);
                report.atMost("  their median", converting.medianMillis, "ms", "claude-code-router", converting.medianMillis / router.medianMillis, 0.15);
            }
            firstBytes(report);
            System.out.println(report);
        } finally {
            for (var process : processes) {
                process.destroy();
                process.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    /// How much later the first byte of a stream is there than without the endpoint, asked in turn.
    private static void firstBytes(Report report) throws IOException {
        try (var provider = new RelayStage(); var endpoint = Endpoint.open(0, RelayStage.answering(provider.address()), Map.of())) {
            var direct = new double[STREAMS];
            var through = new double[STREAMS];
            try (var one = new RelayStage.Asker(provider.port()); var other = new RelayStage.Asker(endpoint.port())) {
                for (int i = -STREAMS; i < STREAMS; i++) {
                    direct[Math.max(i, 0)] = firstByte(one);
                    through[Math.max(i, 0)] = firstByte(other);
                }
            }
            Arrays.sort(direct);
            Arrays.sort(through);
            report.below("first byte of a stream later than direct, median", through[STREAMS / 2] - direct[STREAMS / 2], "ms", 1);
            report.below("  99 of 100", through[STREAMS * 99 / 100] - direct[STREAMS * 99 / 100], "ms", 5);
        }
    }

    private static double firstByte(RelayStage.Asker asker) throws IOException {
        long begin = System.nanoTime();
        asker.send("{\"model\":\"bench\",\"pieces\":1}");
        asker.head();
        asker.chunk();
        double millis = (System.nanoTime() - begin) / 1e6;
        asker.rest();
        return millis;
    }

    private static Rate load(Path folder, String wrk, String place) {
        try {
            var script = folder.resolve("ask.lua");
            Files.writeString(script, """
                    wrk.method = "POST"
                    wrk.body = '{"model":"bench","messages":[{"role":"user","content":"Say hello."}],"max_tokens":64}'
                    wrk.headers["Content-Type"] = "application/json"
                    wrk.headers["Authorization"] = "Bearer %s"
                    wrk.headers["x-portkey-provider"] = "openai"
                    wrk.headers["x-portkey-custom-host"] = "http://127.0.0.1:%d/v1"
                    """.formatted(RelayStage.TOKEN, PROVIDER));
            var output = folder.resolve("wrk.txt");
            var process = new ProcessBuilder(
                            wrk, "-t1", "-c8", "-d" + SECONDS, "--latency", "-s", script.toString(), "http://127.0.0.1:" + place)
                    .redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            var text = Files.readString(output);
            if (text.contains("Non-2xx") || text.contains("Socket errors")) {
                System.out.println(place + ": " + text);
            }
            return new Rate(number(text, "Requests/sec:\\s+([\\d.]+)()"), number(text, "50%\\s+([\\d.]+)(us|ms|s)"));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static double number(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(text);
        }
        double number = Double.parseDouble(found.group(1));
        return found.group(2).equals("us") ? number / 1000 : found.group(2).equals("s") ? number * 1000 : number;
    }

    /// From Messages to Chat Completions.
    private static Process router(Path folder, String program) throws IOException {
        var home = Files.createDirectories(folder.resolve("home/.claude-code-router"));
        Files.writeString(home.resolve("config.json"), """
                {"PORT": %d, "LOG": false, "APIKEY": "%s", "Router": {"default": "bench,bench"},
                 "Providers": [{"name": "bench", "api_base_url": "http://127.0.0.1:%d/v1/chat/completions", "api_key": "x", "models": ["bench"]}]}
                """.formatted(ROUTER, RelayStage.TOKEN, PROVIDER));
        var starting = new ProcessBuilder("node", program, "start").redirectErrorStream(true).redirectOutput(folder.resolve("router.txt").toFile());
        starting.environment().put("HOME", folder.resolve("home").toString());
        return starting.start();
    }

    private static Process start(Path folder, String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile()).start();
    }

    private static Path configuration(Path folder) throws IOException {
        var answer = "{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"bench\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                + "\"content\":\"Hello there, how can I help you today?\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":9}}";
        return Files.writeString(folder.resolve("nginx.conf"), """
                worker_processes 1; daemon off; pid FOLDER/nginx.pid; error_log FOLDER/error.log crit;
                events { worker_connections 2048; }
                http {
                  access_log off; keepalive_requests 100000000; keepalive_timeout 600s;
                  client_body_temp_path FOLDER/b; proxy_temp_path FOLDER/p; fastcgi_temp_path FOLDER/f; uwsgi_temp_path FOLDER/u; scgi_temp_path FOLDER/s;
                  upstream provider { server 127.0.0.1:PROVIDER; keepalive 64; keepalive_requests 100000000; }
                  server { listen 127.0.0.1:PROVIDER; location / { default_type application/json; return 200 'ANSWER'; } }
                  server { listen 127.0.0.1:PROXY; location / { proxy_pass http://provider; proxy_http_version 1.1; proxy_set_header Connection ""; } }
                }
                """.replace("FOLDER", folder.toString()).replace("PROVIDER", String.valueOf(PROVIDER)).replace("PROXY", String.valueOf(PROXY)).replace("ANSWER", answer));
    }
}
