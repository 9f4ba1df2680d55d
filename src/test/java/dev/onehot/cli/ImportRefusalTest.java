package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What `onehotctl import` says of files that it does not take.
@Execution(ExecutionMode.CONCURRENT)
class ImportRefusalTest extends CliFixture {
    private static final String START = "{\"format\":\"onehot-export\",\"version\":1";

    @BeforeEach
    void fill() {
        onehotctl("provider", "add", "OpenAI").done();
        onehotctl("setting", "set", "LOG_LEVEL", "DEBUG").done();
    }

    @Test
    void whatIsNoTextSaysSo() throws IOException {
        for (var bytes : List.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, "{}".getBytes(StandardCharsets.UTF_16))) {
            var other = Files.write(folder.resolve("other"), bytes).toString();
            assertThat(onehotctl("import", other).failed(Exit.FAILED).errors()).contains("other is not UTF-8 text.");
        }
    }

    @Test
    void aByteOrderMarkIsTaken() throws IOException {
        var marked = Files.writeString(folder.resolve("marked.json"), "\uFEFF" + START + ",\"settings\":{\"A\":\"1\"}}").toString();
        onehotctl("import", marked).done();
        assertThat(onehotctl("setting", "get", "A").done().out()).isEqualTo("1\n");
        withInput("\uFEFF" + START + ",\"settings\":{\"A\":\"2\"}}", "import", "-").done();
        assertThat(onehotctl("setting", "get", "A").done().out()).isEqualTo("2\n");
    }

    @Test
    void oneThatIsTooLargeSaysTheLimitAndWhatToDo() throws IOException {
        var start = START + ",\"settings\":{\"A\":\"";
        var large = Files.writeString(folder.resolve("large.json"), start + "x".repeat(17 << 20) + "\"}}").toString();
        var told = onehotctl("import", large, "--dry-run", "--json").failed(Exit.FAILED).error();
        assertThat(told.at("error/class")).isEqualTo("too-large");
        assertThat(told.at("error/message").toString()).contains("large.json is larger than", "MiB");
        assertThat(told.at("error/advice").toString()).contains("Split it");
    }

    @Test
    void oneWithTooManySettingsSaysSoBeforeItFillsTheMemory() throws IOException {
        var settings = IntStream.rangeClosed(0, 100_000).mapToObj(it -> "\"K" + it + "\":\"\"").collect(Collectors.joining(","));
        var many = Files.writeString(folder.resolve("many.json"), START + ",\"settings\":{" + settings + "}}").toString();
        var ran = onehotctl("import", many, "--dry-run", "--quiet", "--json");
        assertThat(ran.code()).isEqualTo(Exit.FAILED);
        assertThat(ran.error().at("error/class")).isEqualTo("import-too-many");
        assertThat(ran.error().at("error/message").toString()).contains("100,000");
    }

    @Test
    void replacingLeavesTheSectionAloneThatIsMissing() {
        withInput(START + "}", "import", "-", "--replace").failed(Exit.FAILED);
        withInput(START + ",\"providers\":[]}", "import", "-", "--replace").done();
        assertThat(onehotctl("provider", "list", "--json").json().at("providers")).isEqualTo(List.of());
        assertThat(onehotctl("setting", "get", "LOG_LEVEL").done().out()).isEqualTo("DEBUG\n");
        onehotctl("provider", "add", "Other").done();
        withInput(START + ",\"settings\":{}}", "import", "-", "--replace").done();
        onehotctl("provider", "show", "Other").done();
        assertThat(onehotctl("status", "--json").json().at("active/name")).isEqualTo("Other");
        assertThat(onehotctl("status", "--json").json().at("settings")).isEqualTo(0L);
    }

    @Test
    void aKindThatThereIsNotIsRefusedAsByProviderAdd() {
        var ran = withInput(START + ",\"providers\":[{\"name\":\"B\",\"kind\":\"nope\",\"baseUrl\":\"https://b.example\"}]}", "import", "-");
        assertThat(ran.failed(Exit.FAILED).errors()).contains("B", "nope");
        onehotctl("provider", "show", "B").failed(Exit.MISSING);
    }
}
