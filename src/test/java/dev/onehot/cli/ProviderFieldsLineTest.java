package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;
import dev.onehot.testing.OddFields;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every field of the window's form is an option of `provider add` and `provider edit`, and stands in `provider show`.
@Execution(ExecutionMode.CONCURRENT)
class ProviderFieldsLineTest extends CliFixture {
    /// What `provider show` calls a field is what the form calls it: a field that comes to the form fails this until it is here too.
    @Test
    void everyFieldOfTheFormIsShownUnderItsName() {
        onehotctl("provider", "add", "A").done();
        var shown = onehotctl("provider", "show", "A", "--json").done().json();
        assertThat(shown.names("provider")).containsAll(ProviderOptions.NONE.fields().keySet());
    }

    /// Each has an option, which gives it, a word for `--clear`, which takes it, and stands in `provider show`.
    @ParameterizedTest
    @EnumSource(value = ProviderField.class, names = {"NAME", "KIND", "BASE_URL"}, mode = EnumSource.Mode.EXCLUDE)
    void everyFieldOfTheListIsAnOption(ProviderField field) {
        var option = "--" + field.option().word();
        onehotctl("provider", "add", "A", "--base-url", "https://a.example/v1").done();
        for (var line : OddFields.FINER.get(field.id()).lines().toList()) {
            var given = field.shape() == ProviderField.Shape.LINES ? line.replaceFirst(":? ", "=") : OddFields.FINER.get(field.id());
            onehotctl("provider", "edit", "A", option, given).done();
        }
        assertThat(onehotctl("provider", "edit", "--help").done().out()).contains(option + "=" + field.option().label());
        assertThat(shown(field.id())).isEqualTo(switch (field.shape()) {
            case LINE -> OddFields.FINER.get(field.id());
            case LINES -> OddFields.FINER.get(field.id()).lines().toList();
            case NUMBER -> Long.valueOf(OddFields.FINER.get(field.id()));
        });
        onehotctl("provider", "edit", "A", "--clear", field.word()).done();
        assertThat(shown(field.id())).isEqualTo(field.shape() == ProviderField.Shape.LINES ? List.of() : null);
    }

    @ParameterizedTest
    @CsvSource({
        "--organization, organization, org-1, organization",
        "--project, project, proj-1, project",
        "--resource, resource, my-resource, resource",
        "--deployment, deployment, my gpt, deployment",
        "--api-version, apiVersion, 2024-10-21, api-version",
        "--proxy, proxy, http://127.0.0.1:8080, proxy",
        "--proxy, proxy, direct, proxy",
        "--notes, notes, for work, notes",
        "--model, model, m-1, model"
    })
    void aFieldIsGivenKeptChangedAndCleared(String option, String field, String value, String word) {
        onehotctl("provider", "add", "A", option, value).done();
        assertThat(shown(field)).isEqualTo(value);
        onehotctl("provider", "edit", "A", "--header", "X-A=b").done();
        assertThat(shown(field)).isEqualTo(value);
        assertThat(onehotctl("provider", "show", "A").done().out()).contains(field, value);

        onehotctl("provider", "edit", "A", option, "").done();
        assertThat(shown(field)).isNull();
        onehotctl("provider", "edit", "A", option, value).done();
        onehotctl("provider", "edit", "A", "--clear", word).done();
        assertThat(shown(field)).isNull();
        assertThat(shown("headers")).isEqualTo(List.of("X-A: b"));
    }

    /// Each option is judged by itself, whatever another program stored in all other fields.
    @Test
    void whatAnotherProgramStoredElsewhereIsNoHindrance() {
        onehotctl("provider", "add", "A").done();
        try (var outside = Outside.on(file)) {
            OddFields.store(outside, 1);
        }
        var given = Map.ofEntries(
                Map.entry("kind", "--kind"), Map.entry("baseUrl", "--base-url"), Map.entry("model", "--model"),
                Map.entry("notes", "--notes"), Map.entry("organization", "--organization"), Map.entry("project", "--project"),
                Map.entry("resource", "--resource"), Map.entry("deployment", "--deployment"), Map.entry("apiVersion", "--api-version"),
                Map.entry("timeoutSeconds", "--timeout"), Map.entry("proxy", "--proxy"), Map.entry("name", "--rename"));
        given.forEach((field, option) -> {
            onehotctl("provider", "edit", "1", option, OddFields.OTHER.get(field)).failed(Exit.USAGE);
            onehotctl("provider", "edit", "1", option, OddFields.FINE.get(field)).done();
        });
        onehotctl("provider", "edit", "1", "--header", "X-Team=blue").done();
        assertThat(onehotctl("provider", "show", "1").done().out()).contains("Host", "X-Team: blue");
    }

    @Test
    void aTimeOutIsANumberOfSecondsAndZeroTheUsualTime() {
        onehotctl("provider", "add", "A", "--timeout", "30").done();
        assertThat(shown("timeoutSeconds")).isEqualTo(30L);
        for (var wrong : List.of("-1", "601", "soon", "1.5", "99999999999")) {
            assertThat(onehotctl("provider", "edit", "A", "--timeout", wrong).failed(Exit.USAGE).errors()).contains("timeoutSeconds", "600");
        }
        assertThat(shown("timeoutSeconds")).isEqualTo(30L);
        onehotctl("provider", "edit", "A", "--timeout", "0").done();
        assertThat(shown("timeoutSeconds")).isNull();
    }

    @Test
    void whatIsWrongIsSaidWithItsField() {
        assertThat(onehotctl("provider", "add", "A", "--resource", "a.b").failed(Exit.USAGE).errors()).contains("resource");
        assertThat(onehotctl("provider", "add", "A", "--proxy", "socks://x:1").failed(Exit.USAGE).errors()).contains("proxy");
        assertThat(onehotctl("provider", "add", "A", "--clear", "key").failed(Exit.USAGE).errors()).contains("api-version");
        assertThat(onehotctl("provider", "list", "--json").done().json().at("providers")).isEqualTo(List.of());
    }

    @Test
    void severalAreClearedAtOnceAndWhatIsSaidBesideThatHolds() {
        onehotctl("provider", "add", "A", "--organization", "o", "--project", "p", "--model", "m", "--base-url", "https://a.example/v1",
                        "--header", "X-A=b", "--timeout", "9")
                .done();
        onehotctl("provider", "edit", "A", "--clear", "organization,model,base-url,headers,timeout", "--header", "X-C=d").done();
        var shown = onehotctl("provider", "show", "A", "--json").done().json().at("provider");
        assertThat((Map<?, ?>) shown)
                .extracting("organization", "model", "timeoutSeconds", "project", "headers", "baseUrl")
                .containsExactly(null, null, null, "p", List.of("X-C: d"), null);
    }

    /// The kind of provider that could not be made before: where it is asked comes from the resource, the deployment and the date.
    @Test
    void anAzureProviderIsMadeAndAskedWhereItIs() {
        onehotctl("provider", "add", "Az", "--kind", "azure-openai", "--resource", "my-resource", "--deployment", "gpt", "--api-version",
                        "2024-10-21", "--proxy", "http://127.0.0.1:1", "--timeout", "2")
                .done();
        var checked = onehotctl("provider", "test", "Az", "--json");
        assertThat(checked.code()).isEqualTo(Exit.FAILED);
        assertThat(checked.json().at("url").toString())
                .startsWith("https://my-resource.openai.azure.com/openai/").contains("api-version=2024-10-21");
    }

    private Object shown(String field) {
        return onehotctl("provider", "show", "A", "--json").done().json().at("provider/" + field);
    }
}
