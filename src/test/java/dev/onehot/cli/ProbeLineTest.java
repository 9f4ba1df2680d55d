package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Presets;
import dev.onehot.testing.Loopback;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl provider test`, `models` and `presets`, with real servers on this machine.
@Execution(ExecutionMode.CONCURRENT)
class ProbeLineTest extends CliFixture {
    private static final String SECRET = "sk-marked-0123456789";

    @Test
    void aKeyThatIsRefusedIsTold() {
        PlainFile.at(file);
        try (var server = Loopback.answering(it -> Loopback.json(401, "{\"error\":{\"message\":\"bad key " + SECRET + "\"}}"))) {
            withInput(SECRET, "provider", "add", "Relay", "--base-url", server.url("/v1"), "--key-stdin", "--header", "X-Team=blue").done();
            var ran = onehotctl("provider", "test", "--json");

            assertThat(ran.code()).isEqualTo(Exit.FAILED);
            assertThat(ran.json().names("")).startsWith("provider", "url", "reachable", "keyAccepted", "modelAnswers");
            assertThat(ran.json().at("reachable/ok")).isEqualTo(true);
            assertThat(ran.json().at("reachable/ms")).isInstanceOf(Long.class);
            assertThat(ran.json().at("keyAccepted/ok")).isEqualTo(false);
            assertThat(ran.json().at("modelAnswers/ok")).isNull();
            assertThat(ran.json().at("failure/class")).isEqualTo("key-refused");
            assertThat(ran.json().at("failure/status")).isEqualTo(401L);
            assertThat(ran.out()).doesNotContain(SECRET);
            assertThat(server.requests().getFirst().header("X-Team")).isEqualTo("blue");
            assertThat(onehotctl("provider", "test").errors()).isEmpty();
            assertThat(onehotctl("provider", "list", "--json").json().at("providers/0/lastCheck/class")).isEqualTo("key-refused");
            assertThat(onehotctl("provider", "models", "--json").failed(Exit.FAILED).error().at("error/class")).isEqualTo("key-refused");
        }
    }

    @Test
    void modelsAreListedAndTheModelIsAskedOnlyWhenWanted() {
        try (var server = Loopback.answering(it -> it.path().endsWith("/models")
                ? Loopback.json(200, "{\"data\":[{\"id\":\"m-1\"},{\"id\":\"m-2\"}]}")
                : Loopback.json(200, "{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}"))) {
            onehotctl("provider", "add", "Local", "--base-url", server.url("/v1"), "--model", "m-1").done();

            assertThat(onehotctl("provider", "models").done().out()).isEqualTo("m-1\nm-2\n");
            assertThat(onehotctl("provider", "test", "--json").done().json().at("modelAnswers/ok")).isNull();
            assertThat(onehotctl("provider", "test", "--generate", "--timeout", "5", "--json").done().json().at("modelAnswers/ok"))
                    .isEqualTo(true);
            assertThat(onehotctl("provider", "list").done().out()).contains("ok ");
        }
    }

    @Test
    void theLastCheckIsShownInWords() {
        try (var server = Loopback.answering(it -> Loopback.json(200, "{\"data\":[{\"id\":\"m-1\"}]}"))) {
            onehotctl("provider", "add", "Local", "--base-url", server.url("/v1"), "--no-key").done();
            onehotctl("provider", "test").done();
            assertThat(onehotctl("provider", "show", "Local").done().out()).containsPattern("lastCheck +at [-0-9]+ [:0-9]+, summary well, \\d+ ms\\n")
                    .doesNotContain("Optional");
        }
    }

    /// A server without a list is no failure of the check, and no empty list either.
    @Test
    void aServerThatHasNoListIsSaid() {
        try (var server = Loopback.answering(it -> Loopback.json(405, "{}"))) {
            onehotctl("provider", "add", "Workers", "--base-url", server.url("/v1"), "--no-key").done();
            assertThat(onehotctl("provider", "test").done().out()).contains("gives out no list of its models", "Enter the name of a model yourself");
            assertThat(onehotctl("provider", "models", "--json").failed(Exit.FAILED).error().at("error/class")).isEqualTo("no-list");
        }
    }

    @Test
    void aPastedKeyIsCleaned() {
        PlainFile.at(file);
        assertThat(withInput("OPENAI_API_KEY=\"" + SECRET + "\"\n", "provider", "add", "A", "--kind", "openai", "--key-stdin").code()).isZero();
        assertThat(onehotctl("key", "A").done().out()).isEqualTo(SECRET + "\n");
        assertThat(withInput("${OPENAI_API_KEY}", "provider", "add", "B", "--kind", "openai", "--key-stdin").failed(Exit.USAGE).errors())
                .contains("env:OPENAI_API_KEY");
    }

    /// The variable is set, and it is the reason.
    @Test
    void aPassphraseThatIsTooShortForANewVaultIsSaidToBe() {
        environment.put("ONEHOT_PASSPHRASE", "short");
        var ran = withInput(SECRET, "provider", "add", "A", "--kind", "openai", "--key-stdin").failed(Exit.KEYS);
        assertThat(ran.errors()).contains("ONEHOT_PASSPHRASE is too short").doesNotContain("or set ONEHOT_PASSPHRASE");
    }

    @Test
    void ownPresetsAreListedAndCanBeNamedAsAKind() throws IOException {
        Files.writeString(folder.resolve("presets.ini"), "[my-relay]\nname = My relay\nbase-url = https://relay.example/v1\nheader = X-A: b\n[no no]\n");
        var presets = onehotctl("provider", "presets", "--json");
        assertThat(presets.errors()).contains("presets.ini, line");
        assertThat((List<?>) presets.json().at("presets")).hasSizeGreaterThan(24)
                .anyMatch(it -> ((Map<?, ?>) it).get("id").equals("my-relay") && ((Map<?, ?>) it).get("own").equals(true));

        onehotctl("provider", "add", "R", "--kind", "my-relay", "--header", "X-C=d").done();
        var shown = onehotctl("provider", "show", "R", "--json").done().json();
        assertThat(shown.at("provider/baseUrl")).isEqualTo("https://relay.example/v1");
        assertThat(shown.at("provider/headers")).isEqualTo(List.of("X-A: b", "X-C: d"));
        onehotctl("provider", "edit", "R", "--header", "x-a=").done();
        assertThat(onehotctl("provider", "show", "R", "--json").json().at("provider/headers")).isEqualTo(List.of("X-C: d"));
        onehotctl("provider", "edit", "R", "--header", "nonsense").failed(Exit.USAGE);
    }

    @Test
    void ownPresetsThatCannotBeReadAreToldAndTheOthersListed() throws IOException {
        Files.createDirectory(folder.resolve("presets.ini"));
        var presets = onehotctl("provider", "presets", "--json");
        assertThat(presets.code()).as(presets.errors()).isEqualTo(Exit.DONE);
        assertThat(presets.errors()).contains("presets.ini").contains("cannot be read");
        assertThat((List<?>) presets.json().at("presets")).hasSizeGreaterThan(20);
    }

    /// The server answers below /v1, and programs would be given the address without it.
    @Test
    void theAddressThatAnsweredBecomesTheBaseUrl() {
        var server = dev.onehot.testing.Loopback.answering(request -> request.path().equals("/v1/models")
                ? dev.onehot.testing.Loopback.json(200, "{\"data\":[{\"id\":\"m\"}]}")
                : dev.onehot.testing.Loopback.json(404, "{}"));
        try (server) {
            onehotctl("provider", "add", "R", "--kind", "openai-compatible", "--base-url", server.url("")).done();
            var told = onehotctl("provider", "test", "R", "--json").json();
            assertThat(told.at("summary")).isEqualTo("unsure");
            assertThat(told.at("failure/class")).isEqualTo("incomplete-address");
            assertThat(onehotctl("provider", "test", "R").out()).contains("Make " + server.url("/v1") + " the base URL.", "--use-address");

            var mended = onehotctl("provider", "test", "R", "--use-address", "--json");

            assertThat(mended.code()).isZero();
            assertThat(mended.errors()).contains("The base URL is " + server.url("/v1") + " now.");
            assertThat(mended.json().at("failure")).isNull();
            assertThat(onehotctl("env", "R", "--json").done().json().at("environment")).hasFieldOrPropertyWithValue("OPENAI_BASE_URL", server.url("/v1"));
            assertThat(onehotctl("provider", "list", "--json").json().at("providers/0/lastCheck/summary")).isEqualTo("well");
            onehotctl("undo").done();
            assertThat(onehotctl("provider", "show", "R", "--json").json().at("provider/baseUrl")).isEqualTo(server.url(""));
        }
    }

    /// Only when asked, and only where the vendor says it.
    @Test
    void theCreditThatIsLeftIsToldWhenAsked() {
        var server = dev.onehot.testing.Loopback.answering(request -> dev.onehot.testing.Loopback.json(200, switch (request.path()) {
            case "/user/balance" -> "{\"is_available\":true,\"balance_infos\":[{\"currency\":\"CNY\",\"total_balance\":\"110.00\"}]}";
            case "/v1/users/me/balance" -> "{\"code\":0,\"data\":{\"available_balance\":49.58894}}";
            case "/api/v1/key" -> "{\"data\":{\"limit_remaining\":null,\"usage\":1}}";
            default -> "{\"data\":[{\"id\":\"m\"}]}";
        }));
        try (server) {
            onehotctl("provider", "add", "D", "--kind", "deepseek", "--base-url", server.url("")).done();
            assertThat(onehotctl("provider", "test", "D").out()).doesNotContain("credit");
            assertThat(server.requests()).noneMatch(it -> it.path().contains("balance"));
            assertThat(onehotctl("provider", "test", "D", "--credit").out()).contains("credit left    110.00 CNY");
            assertThat(onehotctl("provider", "test", "D", "--credit", "--json").json().at("credit")).isEqualTo("110.00 CNY");
            onehotctl("provider", "add", "M", "--kind", "moonshot", "--base-url", server.url("/v1")).done();
            assertThat(onehotctl("provider", "test", "M", "--credit", "--json").json().at("credit")).isEqualTo("49.58894");
            // A key without a limit of its own has no number, and other vendors say nothing.
            onehotctl("provider", "add", "O", "--kind", "openrouter", "--base-url", server.url("/api/v1")).done();
            assertThat(onehotctl("provider", "test", "O", "--credit").out()).contains("credit left    unknown");
            onehotctl("provider", "add", "G", "--kind", "groq", "--base-url", server.url("/v1")).done();
            assertThat(onehotctl("provider", "test", "G", "--credit", "--json").json().at("credit")).isNull();
        }
    }

    /// What a program of that kind may read is either this provider's or nobody's.
    @Test
    void everyVariableThatTheCatalogNamesIsSetOrCleared() {
        for (var preset : Presets.all()) {
            if (preset.isFamily()) {
                onehotctl("provider", "add", preset.id(), "--kind", preset.id()).done();
            }
        }
        try (var manager = dev.onehot.core.SettingsManager.open(file)) {
            for (var provider : manager.snapshot().providers().values()) {
                var names = Variables.of(provider, ApiKey.of("sk"), Map.of()).stream().map(Variable::name).toList();
                assertThat(names).doesNotHaveDuplicates().containsAll(Presets.find(provider.kind()).orElseThrow().environment());
            }
        }
    }
}
