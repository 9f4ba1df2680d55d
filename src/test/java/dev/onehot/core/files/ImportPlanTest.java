package dev.onehot.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.files.ExportDocument.Secrets;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Message;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.Setting;
import dev.onehot.model.SpareKey;
import dev.onehot.schema.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an export would change, as commands: what is there is providers A (active) and B, settings LOG and a secret one.
class ImportPlanTest {
    @TempDir
    private Path folder;

    /// @param members of the file beside its head
    /// @param commands in short, in the order in which they are done
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            MERGE   | "settings":{}                                               | -
            REPLACE | "settings":{}                                               | reset LOG
            MERGE   | "settings":{"LOG":"1"}                                      | -
            REPLACE | "settings":{"LOG":"1"}                                      | -
            MERGE   | "settings":{"LOG":"2","NEW":"x"}                            | set LOG=2; set NEW=x
            REPLACE | "settings":{"NEW":"x"}                                      | reset LOG; set NEW=x
            REPLACE | "settings":{"LOG":"1","MY_TOKEN":"t"}                       | set MY_TOKEN=t
            MERGE   | "providers":[]                                              | -
            REPLACE | "providers":[]                                              | delete 1; delete 2; deactivate
            MERGE   | "providers":[{"name":"A","kind":"openai","model":"m","active":true}]  | -
            MERGE   | "providers":[{"name":" a ","kind":"openai","model":"m"}]    | update 1 name=a
            MERGE   | "providers":[{"name":"A","model":"n"}]                      | update 1 model=n
            MERGE   | "providers":[{"name":"B","active":true}]                    | -
            REPLACE | "providers":[{"name":"B","active":true}]                    | delete 1; activate B
            REPLACE | "providers":[{"name":"A","active":true},{"name":"B"}]       | -
            REPLACE | "providers":[{"name":"A"},{"name":"B"}]                     | deactivate
            MERGE   | "providers":[{"name":"C","kind":"openai","active":true}]    | create C
            REPLACE | "providers":[{"name":"A"},{"name":"B"},{"name":"C","kind":"openai","active":true}] | create C; activate C
            MERGE   | "providers":[{"name":"A","keyFrom":"env:SAME"}]             | -
            MERGE   | "providers":[{"name":"A","keyFrom":"env:OTHER"}]            | update 1 key
            MERGE   | "providers":[{"name":"B","keyFrom":"env:SAME"}]             | update 2 key
            MERGE   | "providers":[{"name":"A","keyLabel":"work","pinned":"true"}] | beside A label=work pinned=true
            MERGE   | "providers":[{"name":"A","keyLabel":"","pinned":"false"}]   | -
            MERGE   | "providers":[{"name":"A","position":"5"}]                   | -
            REPLACE | "providers":[{"name":"A","position":"5","active":true},{"name":"B","position":"2"}] | beside A position=5.0
            REPLACE | "providers":[{"name":"A","position":"1","active":true},{"name":"B"}] | -
            """)
    void whatAFileChanges(ImportMode mode, String members, String commands) {
        var plan = plan(mode, members, Secrets.NONE);
        assertThat(plan.problems()).isEmpty();
        assertThat(((Command.Composite) plan.command()).commands().stream().map(ImportPlanTest::shown).collect(Collectors.joining("; "))).isEqualTo(Objects.requireNonNullElse(commands, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "providers":[{"name":"C","kind":"openai"},{"name":"c ","kind":"openai"}] | c: name.taken
            "providers":[{"name":"C","kind":"of-tomorrow"}]                | C: import.kind
            "providers":[{"name":"A","kind":"of-tomorrow"}]                | A: import.kind
            "providers":[{"name":"C","kind":"openai","baseUrl":"no address"}] | C: *
            "settings":{" ":"x"}                                           |  : *
            """)
    void whatIsWrongIsNamed(String members, String problem) {
        var plan = plan(ImportMode.MERGE, members, Secrets.NONE);
        assertThat(plan.problems()).isNotEmpty();
        var first = plan.problems().getFirst();
        assertThat(first.field().strip() + ": " + (problem.endsWith("*") ? "*" : first.message().code())).isEqualTo(problem);
        assertThat(plan.source().refusal(List.of(first)).what().code()).isEqualTo("import.invalid");
        assertThat(plan.source().refusal(List.of(first, new Problem("x", Message.of("name.taken", "x")))).what()).isEqualTo(Message.of("import.invalid.more", first.field(), 1));
    }

    @Test
    void keysAndSecretsThatTheBoxHoldsGoAlongAndAreNotShown() {
        var secrets = new Secrets(Map.of("A", ApiKey.of("sk-in-use-0123456789")), Map.of("MY_TOKEN", "hidden"),
                Map.of("B", new LinkedHashMap<>(Map.of("known", ApiKey.of("sk-spare-0123456789"), "new", ApiKey.of("sk-other-0123456789")))));
        var plan = plan(ImportMode.MERGE, "\"providers\":[{\"name\":\"A\"},{\"name\":\"B\"}]", secrets);
        assertThat(((Command.Composite) plan.command()).commands()).extracting(ImportPlanTest::shown).containsExactly("set MY_TOKEN=hidden", "update 1 key", "beside B keys=new");
        assertThat(plan.changes()).extracting(PlannedChange::keyChanges).containsExactly(false, true, false);
        assertThat(plan.changes().getFirst().after()).contains("••••");
        assertThat(plan.changes().getLast().also()).containsExactly(Message.of("plan.moreKeys", "new"));
        var long61 = "l".repeat(61);
        assertThat(plan(ImportMode.MERGE, "\"providers\":[{\"name\":\"B\"}]", new Secrets(Map.of(), Map.of(), Map.of("B", Map.of(long61, ApiKey.of("sk-other-0123456789"))))).problems())
                .extracting(it -> it.message().code()).containsExactly("field.long");
        assertThat(plan(ImportMode.MERGE, "\"providers\":[{\"name\":\"B\"}]", new Secrets(Map.of(), Map.of(), Map.of("B", Map.of("l".repeat(60), ApiKey.of("sk-other-0123456789"))))).problems()).isEmpty();
    }

    private Plan plan(ImportMode mode, String members, Secrets secrets) {
        var document = DocumentReading.read("{\"format\":\"onehot-export\",\"version\":1," + members + "}");
        var now = Snapshot.EMPTY.with(provider(1, "A", true, MaskedKey.of(ApiKey.of("env:SAME")), List.of()))
                .with(provider(2, "B", false, MaskedKey.NONE, List.of(new SpareKey(9, "known", MaskedKey.of(ApiKey.of("sk-spare-0123456789"))))))
                .with(Setting.of("LOG", "1", "t", 1)).with(Setting.of("MY_TOKEN", "secret", "t", 1)).choosing(OptionalLong.of(1));
        var schemas = new Schemas(() -> "", folder.resolve("onehot.db"), InstantSource.system());
        return new ImportPlan.Source(now::setting, schemas, document, secrets, mode).plan(now);
    }

    private static Provider provider(long id, String name, boolean active, MaskedKey key, List<SpareKey> keys) {
        return new Provider(id, name, "openai", "", "m", "", ProviderOptions.NONE, key, "", keys, active, new Provider.Place(id, false), Optional.empty(), "", "", 1);
    }

    private static String shown(Command command) {
        return switch (command) {
            case Command.SetSetting it -> "set " + it.key() + "=" + it.value();
            case Command.ResetSetting it -> "reset " + it.key();
            case Command.CreateProvider it -> "create " + it.draft().name();
            case Command.UpdateProvider it -> "update " + it.id() + (Set.of("A", "B").contains(it.draft().name()) ? "" : " name=" + it.draft().name())
                    + (it.draft().model().equals("m") ? "" : " model=" + it.draft().model()) + (it.draft().key() instanceof KeyChange.Keep ? "" : " key");
            case Command.DeleteProvider it -> "delete " + it.id();
            case Command.ActivateNamed it -> "activate " + it.name();
            case Command.DeactivateProviders _ -> "deactivate";
            case Command.PutBeside it -> "beside " + it.name() + it.keyLabel().map(label -> " label=" + label).orElse("") + it.position().map(at -> " position=" + at).orElse("")
                    + it.pinned().map(pin -> " pinned=" + pin).orElse("") + (it.further().isEmpty() ? "" : " keys=" + it.further().getFirst().label());
            default -> command.getClass().getSimpleName();
        };
    }
}
