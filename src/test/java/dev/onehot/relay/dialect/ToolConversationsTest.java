package dev.onehot.relay.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.chat.Chat;
import dev.onehot.relay.dialect.gemini.Gemini;
import dev.onehot.relay.dialect.messages.Messages;
import dev.onehot.relay.dialect.responses.Responses;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A whole conversation with tools, as Codex and Gemini CLI have it with providers that speak Messages or Chat Completions.
class ToolConversationsTest {
    private static final String CODEX = """
            {"model":"gpt-x","stream":true,"store":false,"include":["reasoning.encrypted_content"],"reasoning":{"effort":"high","summary":"auto"},
            "tool_choice":"auto","parallel_tool_calls":true,
            "tools":[{"type":"function","name":"exec_command","strict":false,"parameters":{"type":"object","properties":{"cmd":{"type":"string"}}}},
            {"type":"custom","name":"apply_patch","description":"Edits.","format":{"type":"grammar","syntax":"lark","definition":"start: x"}}],
            "input":[{"type":"message","role":"developer","content":[{"type":"input_text","text":"You are Codex."}]},
            {"type":"message","role":"user","content":[{"type":"input_text","text":"Fix it"}]}]}""";
    private static final String GEMINI_CLI = """
            {"contents":[{"role":"user","parts":[{"text":"Fix it"}]}],"systemInstruction":{"role":"user","parts":[{"text":"You are Gemini CLI."}]},
            "tools":[{"functionDeclarations":[{"name":"exec_command","parametersJsonSchema":{"type":"object","properties":{"cmd":{"type":"string"}}}},
            {"name":"write_file","parametersJsonSchema":{"type":"object","properties":{"text":{"type":"string"}}}}]}],
            "generationConfig":{"temperature":1,"topP":0.95,"topK":64,"thinkingConfig":{"includeThoughts":true,"thinkingLevel":"HIGH"}}}""";

    private final Omissions omissions = new Omissions();

    @Test
    void codexWithClaude() {
        var asked = codex(new Messages(), "claude-opus-4-6", "messages:c2ln");
        assertThat(asked.path("system").stringValue("")).isEqualTo("You are Codex.");
        assertThat(asked.path("tools").path(1).path("input_schema")).hasToString("""
                {"type":"object","properties":{"input":{"type":"string"}},"required":["input"],"additionalProperties":false}""");
        assertThat(asked.path("messages").valueStream().skip(1).map(JsonNode::toString)).containsExactly("""
                {"role":"assistant","content":[{"type":"thinking","thinking":"Look first.","signature":"c2ln"},{"type":"text","text":"I look."},\
                {"type":"tool_use","id":"a","name":"exec_command","input":{"cmd":"ls"}},{"type":"tool_use","id":"b","name":"apply_patch","input":{"input":"*** Begin"}}]}""",
                """
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":[{"type":"text","text":"a.txt"}]},\
                {"type":"tool_result","tool_use_id":"b","content":[{"type":"text","text":"Done"}]}]}""");
        assertThat(asked.path("thinking").path("type").stringValue("")).isEqualTo("adaptive");
        assertThat(omissions.names()).isEmpty();
    }

    @Test
    void codexWithAServerThatSpeaksChat() {
        var asked = codex(new Chat(), "deepseek-v4", "chat:reasoning_content");
        assertThat(asked.path("messages").valueStream().map(JsonNode::toString)).containsExactly(
                "{\"role\":\"system\",\"content\":\"You are Codex.\"}", "{\"role\":\"user\",\"content\":\"Fix it\"}", """
                {"role":"assistant","content":"I look.","reasoning_content":"Look first.","tool_calls":[\
                {"id":"a","type":"function","function":{"name":"exec_command","arguments":"{\\"cmd\\":\\"ls\\"}"}},\
                {"id":"b","type":"function","function":{"name":"apply_patch","arguments":"{\\"input\\":\\"*** Begin\\"}"}}]}""",
                "{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"a.txt\"}", "{\"role\":\"tool\",\"tool_call_id\":\"b\",\"content\":\"Done\"}");
    }

    /// A switch to OpenAI in the middle: the bytes go as they are, but for what another vendor's model thought.
    @Test
    void codexThatIsSwitchedBackToOpenAi() {
        var said = WireJson.object(CODEX).orElseThrow();
        answer(new Responses(), said, new Messages(), "messages:c2ln").forEach(it -> said.withArray("/input").add(it));
        assertThat(said.toString()).contains(Signatures.MARK);
        new Responses().purge(said);
        assertThat(said.path("input").valueStream().map(it -> it.path("type").stringValue("")))
                .containsExactly("message", "message", "message", "function_call", "custom_tool_call");
        assertThat(said.toString()).doesNotContain(Signatures.MARK);
    }

    /// What the provider is asked when the tools have answered.
    private ObjectNode codex(Dialect provider, String model, String signature) {
        var said = WireJson.object(CODEX).orElseThrow();
        var items = answer(new Responses(), said, provider, signature);
        assertThat(items.stream().map(it -> it.path("type").stringValue(""))).containsExactly("reasoning", "message", "function_call", "custom_tool_call");
        assertThat(items.getLast().path("input").stringValue("")).isEqualTo("*** Begin");
        var input = said.withArray("/input");
        items.forEach(input::add);
        input.addObject().put("type", "function_call_output").put("call_id", "a").put("output", "a.txt");
        input.addObject().put("type", "custom_tool_call_output").put("call_id", "b").put("output", "Done");
        return asked(new Responses().read(said, "", false, omissions), provider, model);
    }

    @Test
    void geminiCliWithClaude() {
        var asked = geminiCli(new Messages(), "claude-opus-4-6", "messages:c2ln");
        assertThat(asked.path("messages").valueStream().skip(1).map(JsonNode::toString)).containsExactly("""
                {"role":"assistant","content":[{"type":"text","text":"I look."},{"type":"tool_use","id":"a","name":"exec_command","input":{"cmd":"ls"}},\
                {"type":"tool_use","id":"b","name":"write_file","input":{"text":"x"}}]}""",
                """
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":[{"type":"text","text":"a.txt"}]},\
                {"type":"tool_result","tool_use_id":"b","content":[{"type":"text","text":"no room"}],"is_error":true}]}""");
        assertThat(asked.path("output_config").path("effort").stringValue("")).isEqualTo("high");
        assertThat(omissions.names()).containsExactlyInAnyOrder("top_k", "top_p");
    }

    @Test
    void geminiCliWithAServerThatSpeaksChat() {
        var asked = geminiCli(new Chat(), "qwen", "chat:reasoning_content");
        assertThat(asked.path("messages").valueStream().skip(2).map(JsonNode::toString)).containsExactly("""
                {"role":"assistant","content":"I look.","tool_calls":[{"id":"a","type":"function","function":{"name":"exec_command","arguments":"{\\"cmd\\":\\"ls\\"}"}},\
                {"id":"b","type":"function","function":{"name":"write_file","arguments":"{\\"text\\":\\"x\\"}"}}]}""",
                "{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"a.txt\"}", "{\"role\":\"tool\",\"tool_call_id\":\"b\",\"content\":\"no room\"}");
    }

    /// Gemini CLI forgets thoughts, and keeps all else.
    private ObjectNode geminiCli(Dialect provider, String model, String signature) {
        var said = WireJson.object(GEMINI_CLI).orElseThrow();
        var parts = answer(new Gemini(), said, provider, signature);
        assertThat(parts.getFirst().path("thought").booleanValue()).isTrue();
        var contents = said.withArray("/contents");
        var own = contents.addObject().put("role", "model").putArray("parts");
        parts.stream().filter(it -> !it.path("thought").booleanValue(false) && !it.path("text").stringValue("x").isEmpty()).forEach(own::add);
        var results = contents.addObject().put("role", "user").putArray("parts");
        results.addObject().putObject("functionResponse").put("id", "a").put("name", "exec_command").putObject("response").put("output", "a.txt");
        results.addObject().putObject("functionResponse").put("id", "b").put("name", "write_file").putObject("response").put("error", "no room");
        return asked(new Gemini().read(said, "gemini-x", true, omissions), provider, model);
    }

    private ObjectNode asked(ModelTurn turn, Dialect provider, String model) {
        var named = new ModelTurn(model, turn.system(), turn.messages(), turn.tools(), turn.choice(), turn.sampling(), turn.effort(), turn.shape(), turn.streamed());
        return provider.write(named, provider.name().equals("messages") ? Server.VENDOR : Server.COMPATIBLE, omissions);
    }

    /// What the provider's stream comes to at the program: items, or parts.
    private static List<JsonNode> answer(Dialect program, ObjectNode request, Dialect provider, String signature) {
        boolean codex = program.name().equals("responses");
        var stream = new String(Wires.written(provider, true, List.of(
                new Piece.Began("1", "m"),
                new Piece.ThoughtPart(false), new Piece.Delta("Look "), new Piece.Delta("first."), new Piece.Signature(signature), new Piece.PartEnded(),
                new Piece.TextPart(), new Piece.Delta("I look."), new Piece.PartEnded(),
                new Piece.CallPart("a", "exec_command"), new Piece.Delta("{\"cmd\":"), new Piece.Delta("\"ls\"}"), new Piece.PartEnded(),
                new Piece.CallPart("b", codex ? "apply_patch" : "write_file"), new Piece.Delta(codex ? "{\"input\":\"*** Begin\"}" : "{\"text\":\"x\"}"),
                new Piece.PartEnded(),
                new Piece.Ended(Piece.Stop.TOOL_CALLS, "", new Piece.Usage(9, 0, 0, 5, 2)))), StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        var writer = program.answering(program.read(request, "gemini-x", true, new Omissions()), out);
        for (var piece : Wires.streamed(provider, stream)) {
            try {
                writer.write(piece);
            } catch (IOException never) {
                throw new UncheckedIOException(never);
            }
        }
        var events = Arrays.stream(out.toString(StandardCharsets.UTF_8).split("\n\n"))
                .map(it -> WireJson.object(it.substring(it.indexOf("data: ") + 6)).orElseThrow()).toList();
        return codex ? events.getLast().path("response").path("output").valueStream().toList()
                : events.stream().flatMap(it -> it.path("candidates").path(0).path("content").path("parts").valueStream()).toList();
    }
}
