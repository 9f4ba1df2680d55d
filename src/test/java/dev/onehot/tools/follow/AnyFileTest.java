package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.Problem;
import dev.onehot.model.Protocol;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told of a file, and what a person says of it, come back as they were.
class AnyFileTest {
    private static final Path FILE = Path.of("").toAbsolutePath().resolve("config.json");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        ".env|~~|DOTENV", "prod.env|A=1|DOTENV", ".env.local|~~|DOTENV", "a.json|{}|JSON", "a.json|{//x\\n}|JSONC", "a.json|{\"a\":1,}|JSONC", "a.json|{|JSON",
        "a.JSONC|{}|JSONC", "a.toml|~~|TOML", "a.yml|~~|YAML", "config|{\"a\":1}|JSON", "config|{\"a\":1 /* */}|JSONC", "config|A=1\\nB=2|DOTENV", "config|a = 1\\n[b]\\nc = 2|TOML",
        "config|a: 1|YAML", "config|~~|",
        "config|\ufeffA=1\\nB=2|DOTENV", "config|# one\\n\\n export A=1|DOTENV", "config|{}|", "config|A = 1|TOML"
    })
    void theFormatIsToldByTheNameAndTheContent(String name, String content, DocumentFormat expected) {
        var bytes = content.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(FileLook.of(FILE.resolveSibling(name), Optional.of(bytes), Optional.empty()).format()).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void whereValuesStandIsToldAndWhatIsFamiliar() {
        var json = "{\"a.b\": {\"apiBase\": \"x\", \"n\": [1]}, \"model\": \"m\"}".getBytes(StandardCharsets.UTF_8);
        var look = FileLook.of(FILE, Optional.of(json), Optional.empty());
        assertThat(look.paths()).containsExactly("\"a.b\".apiBase", "model");
        assertThat(look.familiar()).containsExactly(new AnyFile.Value("\"a.b\".apiBase", "{baseUrl}"), new AnyFile.Value("model", "{model}"));
        for (var each : Map.of(DocumentFormat.TOML, "[llm]\nmodel = \"m\"\n", DocumentFormat.YAML, "llm:\n  model: m\n", DocumentFormat.JSONC, "{\"llm\": {\"model\": 1,},}").entrySet()) {
            assertThat(FileLook.of(FILE, Optional.of(each.getValue().getBytes(StandardCharsets.UTF_8)), Optional.of(each.getKey())).paths()).as(each.getKey().word()).containsExactly("llm.model");
        }
        assertThat(FileLook.of(FILE, Optional.of("\ufeffB=1\nB=2\nexport A=1\n".getBytes(StandardCharsets.UTF_8)), Optional.of(DocumentFormat.DOTENV)).paths()).containsExactly("B", "A");
        assertThat(FileLook.of(FILE, Optional.of("export LLM_URL=1\n#A=2\n".getBytes(StandardCharsets.UTF_8)), Optional.of(DocumentFormat.DOTENV)).paths()).containsExactly("LLM_URL");
    }

    @Test
    void whatCannotBeReadSaysWhere() {
        var look = FileLook.of(FILE, Optional.of("{\n  nothing".getBytes(StandardCharsets.UTF_8)), Optional.empty());
        assertThat(look.problem().orElseThrow().text(Locale.ROOT)).contains("2");
        assertThat(look.paths()).isEmpty();
    }

    @Test
    void aDefinitionIsReadAsItWasSaid() {
        var values = List.of(new AnyFile.Value("a.\"b.c\"", "{baseUrl} \"q\" = \\"), new AnyFile.Value("key", "{key:clear}"), new AnyFile.Value("empty", ""));
        var any = new AnyFile(FILE.toString(), Optional.of(DocumentFormat.TOML), "Mine = yours", false, values);
        assertThat(AnyFile.read(any.definition())).contains(any);
        assertThat(any.hasKey()).isTrue();
        var usual = new AnyFile(FILE.toString(), Optional.of(DocumentFormat.DOTENV), "Mine", true, List.of());
        assertThat(AnyFile.read(usual.definition())).contains(usual);
        assertThat(AnyFile.read(any.definition() + "\nown.helper = x = \"1\"")).as("what cannot be shown is not offered to be changed").isEmpty();
        assertThat(AnyFile.usual(Protocol.ANTHROPIC)).extracting(AnyFile.Value::path).containsExactly("ANTHROPIC_BASE_URL", "ANTHROPIC_MODEL", "ANTHROPIC_API_KEY");
    }

    @Test
    void whatIsWrongIsToldByField() {
        var values = List.of(new AnyFile.Value(" ", ""), new AnyFile.Value("a..b", ""), new AnyFile.Value("a", ""), new AnyFile.Value("a ", ""), new AnyFile.Value("a = b", ""));
        var any = new AnyFile("relative", Optional.empty(), "", false, values);
        assertThat(any.problems()).extracting(Problem::field).containsExactly("file", "format", "path.0", "path.1", "path.3", "path.4");
        assertThat(any.sound().values()).containsExactly(new AnyFile.Value("a", ""));
        assertThat(new AnyFile(FILE + ", more", Optional.of(DocumentFormat.DOTENV), "", false, List.of(new AnyFile.Value("A.B C", ""))).problems())
                .extracting(Problem::field).containsExactly("file", "path.0");
        assertThat(AnyFile.EMPTY.problems()).extracting(Problem::field).containsExactly("file", "format", "values");
    }
}
