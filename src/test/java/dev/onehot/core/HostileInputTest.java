package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.files.Databases;
import dev.onehot.core.files.DraftKeeper;
import dev.onehot.core.files.ExportFile;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.files.KeptDraft;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.OnehotException;
import dev.onehot.model.OwnPresets;
import dev.onehot.model.PastedAddress;
import dev.onehot.model.PastedKey;
import dev.onehot.model.Presets;
import dev.onehot.model.Progress;
import dev.onehot.model.StoredKey;
import dev.onehot.route.ProxyServer;
import dev.onehot.schema.SettingSchemas;
import dev.onehot.secret.KeyFile;
import dev.onehot.testing.Child;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Mutator;
import dev.onehot.testing.Outside;
import dev.onehot.tools.ToolFiles;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.lossless.KeyPath;
import dev.onehot.tools.lossless.LosslessText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Whatever stands in a file that Onehot reads: it is read, or refused in words, soon, with little memory, and nothing of what is stored changes. In a process
/// of its own with 128 MB, in which nothing may be thrown but what says what to do.
@Execution(ExecutionMode.CONCURRENT)
class HostileInputTest {
    private static final long SEED = 20_261_130;
    private static final int FEW = 25;
    private static final int MANY = 5_000;

    @TempDir
    private Path folder;

    @Test
    void whateverIsReadIsReadOrRefused() {
        read(FEW);
    }

    /// `mvn -Pproof verify`.
    @Tag("proof")
    @Timeout(3_600)
    @Test
    void soIsMuchMoreOfIt() {
        read(Integer.getInteger("onehot.fuzz", MANY));
    }

    private void read(int rounds) {
        try (var child = Child.start(Reading.class, folder, folder.toString(), String.valueOf(rounds))) {
            var said = child.rest().lines().toList();
            said.stream().filter(it -> rounds > FEW && it.startsWith("read")).forEach(System.out::println);
            assertThat(said).filteredOn(it -> it.startsWith("wrong")).isEmpty();
            assertThat(said).contains("end;");
        }
    }

    /// The child.
    static final class Reading {
        /// An input that takes more of the processor does so because of what stands in it: usual ones take a millisecond.
        private static final Duration LATE = Duration.ofSeconds(4);

        private static final Pattern FILE = Pattern.compile("(?m)^file (\\S+).*\\n((?:\\| .*\\n|\\|\\n)+)");

        private final Path folder;
        private final int rounds;

        private Reading(Path folder, int rounds) {
            this.folder = folder;
            this.rounds = rounds;
        }

        /// Reads one input; answers whether it was taken.
        @FunctionalInterface
        private interface Reader {
            boolean takes(byte[] input) throws Exception;
        }

        public static void main(String[] arguments) throws Exception {
            var reading = new Reading(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            reading.documents();
            reading.tools();
            reading.own();
            reading.ofManager();
            Child.tell("end");
        }

        private void feed(String name, List<byte[]> right, Reader reader) {
            var mutator = new Mutator(SEED, right);
            int taken = 0;
            var longest = Duration.ZERO;
            for (int round = 0; round < rounds; round++) {
                var input = mutator.next(right.get(round % right.size()));
                var begin = used();
                try {
                    taken += reader.takes(input) ? 1 : 0;
                } catch (OnehotException refused) {
                    if (refused.what().text(Locale.ENGLISH).isBlank()) {
                        wrong(name, round, refused);
                    }
                } catch (Exception | Error failure) {
                    wrong(name, round, failure);
                }
                var took = used().minus(begin);
                longest = took.compareTo(longest) > 0 ? took : longest;
                if (took.compareTo(LATE) > 0) {
                    Child.tell("wrong " + name + ", round " + round + ": took " + took.toMillis() + " ms for " + input.length + " bytes");
                }
            }
            Child.tell("read " + name + ": " + rounds + ", taken " + taken + ", longest " + longest.toMillis() + " ms");
        }

        /// Of the processor, by this process.
        private static Duration used() {
            return ProcessHandle.current().info().totalCpuDuration().orElseGet(() -> Duration.ofNanos(System.nanoTime()));
        }

        private static void wrong(String name, int round, Throwable failure) {
            Child.tell("wrong " + name + ", round " + round + ": " + failure.toString().replace('\n', ' ').substring(0, Math.min(200, failure.toString().length()))
                    + " " + Stream.of(failure.getStackTrace()).filter(it -> it.getClassName().startsWith("dev.onehot")).limit(4).toList());
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static List<byte[]> resources(String pattern) throws IOException {
            try (var all = Files.walk(Path.of("src/test/resources/dev/onehot/tools"))) {
                var found = new ArrayList<byte[]>();
                for (var each : all.filter(it -> it.toString().matches(pattern)).sorted().toList()) {
                    found.add(Files.readAllBytes(each));
                }
                return found;
            }
        }

        private void documents() {
            var right = Map.of(
                    DocumentFormat.JSON, "{\"env\": {\"API_KEY\": \"v\", \"n\": [1, {\"b\": null}]}, \"model\": \"m\"}\n",
                    DocumentFormat.JSONC, "{\n  // a\n  \"env\": {\"API_KEY\": \"v\", /* b */},\n  \"models\": [{\"name\": \"x\", \"b\": 1.5e3,}],\n}\n",
                    DocumentFormat.TOML, "model = \"m\"\n# a\n[env]\nAPI_KEY = 'v'\nat = 2026-11-30T08:00:00Z\n[[models]]\nname = \"x\"\nb = {c = [1, 2]}\n",
                    DocumentFormat.YAML, "model: m\nenv:\n  API_KEY: \"v\"\n  # a\nmodels:\n  - name: x\n    b: |\n      text\n",
                    DocumentFormat.DOTENV, "# a\nexport API_KEY=\"v ${X}\"\nB='x'\nC=plain # b\n");
            for (var format : right.keySet()) {
                feed("document " + format, List.of(bytes(Objects.requireNonNull(right.get(format)))), input -> {
                    var text = LosslessText.of(format, input);
                    var path = KeyPath.of(format == DocumentFormat.DOTENV ? "API_KEY" : "env.API_KEY");
                    text.with(path, "\"w\"");
                    text.without(path, Optional.empty());
                    return true;
                });
            }
        }

        /// What an import looks into: all files of a case, of which one is another.
        private void tools() throws IOException {
            var text = resources(".*\\.cases").stream().map(it -> new String(it, StandardCharsets.UTF_8)).collect(Collectors.joining("\n"));
            var files = FILE.matcher(text).results().map(it -> Map.entry(it.group(1), bytes(it.group(2).replaceAll("(?m)^\\| ?", "")))).toList();
            var byName = files.stream().collect(Collectors.groupingBy(it -> it.getKey(), TreeMap::new, Collectors.mapping(it -> it.getValue(), Collectors.toList())));
            var home = Files.createDirectory(folder.resolve("home"));
            int usual = rounds;
            var reading = new Reading(folder, Math.max(2, usual / 10));
            for (var each : byName.entrySet()) {
                var file = home.resolve(each.getKey());
                Files.createDirectories(file.getParent());
                reading.feed("tool " + each.getKey(), each.getValue(), input -> {
                    Files.write(file, input);
                    var found = new ToolFiles(new Whereabouts(home, Map.of(), "Linux"), it -> Databases.ccSwitch(folder.resolve("none.db"), it));
                    return found.all().stream().anyMatch(it -> !it.providers().isEmpty()) | !found.file(file).providers().isEmpty();
                });
                Files.delete(file);
            }
        }

        private void own() throws IOException {
            feed("presets", List.of(bytes("[mine]\nname = Mine\nkind = openai-compatible\nbaseUrl = https://mine.example/v1\nmodel = m\n\n[other]\nname = Other\n")),
                    input -> !OwnPresets.parse(new String(input, StandardCharsets.UTF_8)).presets().isEmpty());
            var schema = Files.readAllBytes(Path.of("src/test/resources/dev/onehot/schema/aider.schema.json"));
            var small = bytes("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"properties\":{\"k\":{\"type\":\"integer\",\"minimum\":1,\"default\":3},"
                    + "\"e\":{\"enum\":[\"a\",\"b\"]},\"o\":{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"^a+$\"}}}}}}");
            var place = folder.resolve("theirs.schema.json");
            feed("schema", List.of(small, small, small, schema), input -> {
                Files.write(place, input);
                var schemas = SettingSchemas.read(List.of(place));
                for (var key : List.of("k", "e", "o")) {
                    schemas.problems(key, "{\"x\":[\"aaaaaaaaaaaaaaaaaaaaaaaab\"]}");
                }
                return schemas.faults().isEmpty();
            });
            var addresses = List.of(bytes("https://x.example:8443/v1/chat/completions?api-version=2024-10-21"), bytes("мой.example/v1"), bytes("http://[::1]:11434/api/tags"),
                    bytes("https://" + "é".repeat(9_000) + ".example/v1"), bytes("export OPENAI_BASE_URL=\"https://u:p@x.example/v1\""));
            feed("address", addresses, input -> {
                var text = new String(input, StandardCharsets.UTF_8);
                List.of(Presets.FALLBACK, "google", "ollama").forEach(it -> PastedAddress.of(it, text));
                var problems = Drafts.named("A").withBaseUrl(text).problems();
                ProxyServer.of(text);
                return problems.isEmpty();
            });
            feed("key", List.of(bytes("Authorization: Bearer sk-do-not-show-0123456789"), bytes("export OPENAI_API_KEY='sk-do-not-show'")), input -> {
                var text = new String(input, StandardCharsets.UTF_8);
                StoredKey.of(text);
                return !PastedKey.of(text).toString().isEmpty();
            });
            var key = folder.resolve("onehot.key");
            feed("key file", List.of(bytes("0123456789abcdef " + "ab".repeat(32) + "\n")), input -> {
                Files.write(key, input);
                return new KeyFile(key).findAny() instanceof dev.onehot.secret.Answer.Found;
            });
        }

        private void ofManager() throws Exception {
            var file = folder.resolve("onehot.db");
            try (var manager = CutWork.open(file)) {
                manager.keys().prepare().get(20, TimeUnit.SECONDS);
                manager.addAiProvider(Drafts.withKey("A", "sk-do-not-show"), true);
                manager.setSetting("k", "v");
                var before = CutWork.print(manager);
                var exports = new ArrayList<byte[]>();
                for (var passphrase : List.of(Optional.<char[]>empty(), Optional.of("four words or more".toCharArray()))) {
                    var to = folder.resolve("all.onehot");
                    ExportFile.write(file, to, manager.transfer(), passphrase);
                    exports.add(Files.readAllBytes(to));
                }
                feed("export", exports, input -> {
                    var text = ExportFile.read(new ByteArrayInputStream(input), "all.onehot");
                    manager.transfer().plan(text, ImportMode.MERGE, Optional.empty());
                    return true;
                });
                var backup = manager.backups().make(Optional.empty(), Progress.NONE);
                feed("backup", List.of(Files.readAllBytes(backup)), input -> {
                    Files.write(folder.resolve("any.backup"), input);
                    manager.backups().plan(folder.resolve("any.backup"), Optional.empty());
                    return true;
                });
                var drafts = folder.resolve("drafts");
                try (var keeper = new DraftKeeper(Optional.of(drafts), manager.keys())) {
                    keeper.keep("p", List.of(new KeptDraft("p/1", Map.of("name", "typed"), Map.of("key", "sk-do-not-show-typed"), Map.of())));
                }
                feed("drafts", List.of(Files.readAllBytes(drafts)), input -> {
                    Files.write(drafts, input);
                    try (var keeper = new DraftKeeper(Optional.of(drafts), manager.keys())) {
                        var kept = keeper.read("p");
                        kept.forEach(it -> it.sealed().forEach(keeper::open));
                        return !kept.isEmpty();
                    }
                });
                ccSwitch();
                if (!CutWork.print(manager).equals(before)) {
                    Child.tell("wrong: what is stored changed");
                }
            }
        }

        private void ccSwitch() throws IOException {
            var file = folder.resolve("cc-switch.db");
            try (var outside = Outside.on(file)) {
                outside.run("CREATE TABLE providers(id text, app_type text, name text, settings_config text, meta text default '{}')");
                for (int n = 0; n < 40; n++) {
                    outside.run("INSERT INTO providers VALUES ('" + n + "', 'claude', 'GLM " + n + "', '{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://g.example.com\",\"ANTHROPIC_AUTH_TOKEN\":\"k\"}}', '{}')");
                }
            }
            feed("cc-switch", List.of(Files.readAllBytes(file)), input -> {
                Files.write(file, input);
                return !Databases.ccSwitch(folder.resolve("onehot.db"), file).isEmpty();
            });
        }
    }
}
