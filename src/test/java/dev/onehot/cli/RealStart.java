package dev.onehot.cli;

import module java.base;

import dev.onehot.testing.Loopback;

/// How the tests start a real program, and what they look for in what it asked and left behind.
final class RealStart {
    private static final String NODE = "node@22.23.3";
    private static final int RUNNING_SECONDS = 120;

    private RealStart() {}

    static Map<String, String> environment(Path person, Path binaries, Loopback proxy) throws Exception {
        var node = NpmPackage.install(NODE).resolve("node").resolve("bin");
        var environment = new HashMap<String, String>();
        environment.put("HOME", person.toString());
        environment.put("PATH", String.join(File.pathSeparator, binaries.toString(), node.toString(), "/usr/bin", "/bin"));
        environment.put("ONEHOT_KEYCHAIN", "none");
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        environment.put("ONEHOT_DB", person.resolveSibling("onehot.db").toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("HTTP_PROXY", proxy.url(""));
        environment.put("HTTPS_PROXY", proxy.url(""));
        return environment;
    }

    static boolean run(List<String> command, Path work, Path said) throws Exception {
        var process = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true).redirectOutput(said.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
        try {
            return process.waitFor(RUNNING_SECONDS, TimeUnit.SECONDS);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    static List<String> keyHeaders(Loopback.Request request, String key) {
        return request.headers().entrySet().stream()
                .filter(it -> it.getValue().contains(key))
                .map(it -> (it.getKey().equalsIgnoreCase("authorization") ? "Authorization" : it.getKey().toLowerCase(java.util.Locale.ROOT)) + ": " + it.getValue())
                .toList();
    }

    static List<Path> filesWith(String text, Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(it -> contains(it, text)).toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException gone) {
            return false;
        }
    }
}
