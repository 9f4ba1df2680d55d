package dev.onehot.tools;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose file one is, and in which encoding.
class DetectionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a.txt                 | -- a dump\\nINSERT INTO t VALUES(1)       | CC_SWITCH
            a.txt                 | pragma x; insert into t VALUES(1)       | CC_SWITCH
            a.txt                 | -- a comment of another language        | VARIABLES
            a.txt                 | INSERT INTO t VALUES(1)                 | VARIABLES
            a.sql                 | ~~                                      | CC_SWITCH
            a.db                  | ~~                                      | CC_SWITCH
            a.sqlite              | ~~                                      | CC_SWITCH
            a.txt                 | // one\\n{"modelProviders":{}}           | QWEN_CODE
            a.txt                 | /* one */ {"modelProviders":{}}         | QWEN_CODE
            a.txt                 | []                                      | VS_CODE
            a.txt                 | A={"modelProviders":{}}                 | VARIABLES
            a.txt                 | {"modelProviders"                       | VARIABLES
            a.txt                 | {}                                      | CLAUDE_CODE
            a.toml                | ~~                                      | CODEX
            opencode.jsonc        | {}                                      | OPEN_CODE
            chatLanguageModels.json | {}                                    | VS_CODE
            a.json                | {"providers":[{"vendor":"x"}]}          | VS_CODE
            a.json                | {"providers":[{"name":"x"}]}            | CLAUDE_CODE_ROUTER
            a.json                | {"Providers":[]}                        | CLAUDE_CODE_ROUTER
            a.json                | {"Router":{}}                           | CLAUDE_CODE_ROUTER
            a.json                | {"language_models":{}}                  | ZED
            a.json                | {"theme":"x","agent":{}}                | ZED
            a.json                | {"theme":"x","agent":{},"provider":{}}  | OPEN_CODE
            a.json                | {"theme":"x"}                           | CLAUDE_CODE
            a.json                | {"agent":{}}                            | CLAUDE_CODE
            a.json                | {"providers":{"a":{"settings":{}}}}     | OPEN_CODE
            a.json                | {"providers":{"a":{"options":{}}}}      | OPEN_CODE
            a.json                | {"providers":{"a":{"name":"x"}}}        | CLAUDE_CODE
            a.json                | {"providers":{"a":{"settingsConfig":{}}}} | CC_SWITCH
            a.json                | {"gemini":{"providers":{}}}             | CC_SWITCH
            a.json                | {"$schema":"https://opencode.ai/x"}     | OPEN_CODE
            a.json                | {"a":{"type":"wellknown"}}              | OPEN_CODE
            a.json                | {"a":{"type":"api"},"b":{"type":"x"}}   | CLAUDE_CODE
            a.json                | {"tokens":{}}                           | CODEX
            a.json                | {"auth_mode":"chatgpt"}                 | CODEX
            a.json                | {"OPENAI_API_KEY":null}                 | CODEX
            a.json                | {"security":{"auth":{}}}                | GEMINI_CLI
            .qwen/a.json          | {"security":{"auth":{}}}                | QWEN_CODE
            .gemini/a.json        | {}                                      | GEMINI_CLI
            zed/a.json            | {}                                      | ZED
            .claude-code-router/a.json | {}                                 | CLAUDE_CODE_ROUTER
            .cc-switch/a.json     | {}                                      | CC_SWITCH
            .codex/a.json         | {}                                      | CODEX
            opencode/a.json       | {}                                      | OPEN_CODE
            """)
    void aFileIsOfTheProgramThatWritesSuchFiles(Path file, String text, Tool tool) {
        assertThat(Detection.of(file, text.replace("\\n", "\n"))).isEqualTo(tool);
    }

    @Test
    void textIsReadInWhicheverEncodingEditorsWrite() {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (var text : List.of("{", "{}", "\uFEFF{}", "{\"ключ\":1}")) {
                assertThat(Decoding.text(text.getBytes(charset))).as("%s %s", charset, text).isEqualTo(text.replace("\uFEFF", ""));
            }
        }
        assertThat(Decoding.text(new byte[0])).isEmpty();
        assertThat(Decoding.text(new byte[] {0, 0})).isEqualTo("\0\0");
        assertThat(Decoding.text("a=é".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("a=é");
    }

    @Test
    void theVariablesOfTheProcessAreReadToo() {
        assertThat(ToolCase.lines(ToolFiles.variables(Map.of("GROQ_API_KEY", "k", "PATH", "/bin")))).singleElement().asString()
                .startsWith("= GROQ_API_KEY: Groq, groq, , ").endsWith(", env:GROQ_API_KEY: usable");
        assertThat(ToolCase.lines(ToolFiles.variables(Map.of()))).singleElement().asString().startsWith("! .env ");
    }
}
