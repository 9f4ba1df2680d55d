package dev.onehot.relay.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.chat.Chat;
import dev.onehot.relay.dialect.messages.Messages;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A whole conversation with tools, as Claude Code has it with a provider that speaks Chat Completions, and the other way round; and in the middle of it another
/// provider answers.
class MessagesToChatTest {
    private final Messages messages = new Messages();
    private final Chat chat = new Chat();

    /// What the program says next: all before it, and what came.
    private static ObjectNode next(ObjectNode request, JsonNode assistant, String user) {
        var next = request.deepCopy();
        next.withArray("/messages").add(assistant).addObject().put("role", "user").set("content", WireJson.object("{\"c\":" + user + "}").orElseThrow().path("c"));
        return next;
    }

    /// As the SDK puts the events of a stream together.
    private static JsonNode assembled(Dialect dialect, byte[] stream) {
        var out = new ByteArrayOutputStream();
        var writer = dialect.answering(Wires.asked("m", false), out);
        for (var piece : Wires.streamed(dialect, stream, new Random(1))) {
            try {
                writer.write(piece);
            } catch (IOException never) {
                throw new UncheckedIOException(never);
            }
        }
        return WireJson.request(out.toByteArray());
    }

    private ObjectNode converted(Dialect from, ObjectNode request, Dialect to, Server server, String model, Omissions omissions) {
        var turn = from.read(request, "", false, omissions);
        return to.write(new ModelTurn(model, turn.system(), turn.messages(), turn.tools(), turn.choice(), turn.sampling(), turn.effort(), turn.shape(),
                turn.streamed()), server, omissions);
    }

    /// What the provider streams, as the program gets it.
    private static byte[] answered(Dialect provider, String stream, Dialect program) {
        return Wires.written(program, true, Wires.streamed(provider, stream));
    }

    private static final String CLAUDE_CODE = """
            {"model":"claude-opus-5-5","max_tokens":32000,"stream":true,"temperature":1,
            "system":[{"type":"text","text":"You are Claude Code.","cache_control":{"type":"ephemeral"}},{"type":"text","text":"Be brief."}],
            "thinking":{"type":"adaptive"},"tools":[{"name":"Read","description":"Reads.","input_schema":{"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}}],
            "messages":[{"role":"user","content":[{"type":"text","text":"<system-reminder>r</system-reminder>"},{"type":"text","text":"Compare a and b."}]}]}""";

    private static final String DEEPSEEK = """
            data: {"id":"1","model":"deepseek-v4","choices":[{"index":0,"delta":{"role":"assistant","content":null,"reasoning_content":"Both "}}]}

            data: {"id":"1","model":"deepseek-v4","choices":[{"index":0,"delta":{"content":null,"reasoning_content":"at once."}}]}

            data: {"id":"1","model":"deepseek-v4","choices":[{"index":0,"delta":{"content":"I read both."}}]}

            data: {"id":"1","model":"deepseek-v4","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_00_a","type":"function","function":{"name":"Read","arguments":""}}]}}]}

            data: {"id":"1","model":"deepseek-v4","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"path\\":\\"a\\"}"}}]}}]}

            data: {"id":"1","model":"deepseek-v4","choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"call_01_b","type":"function","function":{"name":"Read","arguments":"{\\"path\\":\\"b\\"}"}}]}}]}

            data: {"id":"1","model":"deepseek-v4","choices":[{"index":0,"delta":{"content":""},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":100,"completion_tokens":20,"prompt_cache_hit_tokens":64}}

            data: [DONE]

            """;

    @Test
    void claudeCodeWithDeepSeekAndThenWithClaude() {
        var omissions = new Omissions();
        var first = WireJson.object(CLAUDE_CODE).orElseThrow();
        assertThat(converted(messages, first, chat, Server.COMPATIBLE, "deepseek-v4", omissions)).hasToString("""
                {"model":"deepseek-v4","messages":[{"role":"system","content":"You are Claude Code.\\n\\nBe brief."},\
                {"role":"user","content":"<system-reminder>r</system-reminder>\\n\\nCompare a and b."}],\
                "tools":[{"type":"function","function":{"name":"Read","description":"Reads.","parameters":{"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}}}],\
                "max_tokens":32000,"temperature":1.0,"stream":true,"stream_options":{"include_usage":true}}""");
        assertThat(omissions.names()).containsExactly("cache_control");

        var answer = assembled(messages, answered(chat, DEEPSEEK, messages));
        assertThat(answer.path("content")).hasToString("""
                [{"type":"thinking","thinking":"Both at once.","signature":"onehot-signature:chat:reasoning_content"},{"type":"text","text":"I read both."},\
                {"type":"tool_use","id":"call_00_a","name":"Read","input":{"path":"a"}},{"type":"tool_use","id":"call_01_b","name":"Read","input":{"path":"b"}}]""");
        assertThat(answer.path("stop_reason").asString("")).isEqualTo("tool_use");
        assertThat(answer.path("usage")).hasToString("{\"input_tokens\":36,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":64,\"output_tokens\":20}");

        var second = next(first, message(answer), """
                [{"type":"tool_result","tool_use_id":"call_01_b","content":"B"},{"type":"tool_result","tool_use_id":"call_00_a","content":[{"type":"text","text":"A"}]},
                {"type":"text","text":"go on"}]""");
        var asked = converted(messages, second, chat, Server.COMPATIBLE, "deepseek-v4", new Omissions()).path("messages");
        assertThat(asked.path(2)).hasToString("""
                {"role":"assistant","content":"I read both.","reasoning_content":"Both at once.","tool_calls":[\
                {"id":"call_00_a","type":"function","function":{"name":"Read","arguments":"{\\"path\\":\\"a\\"}"}},\
                {"id":"call_01_b","type":"function","function":{"name":"Read","arguments":"{\\"path\\":\\"b\\"}"}}]}""");
        assertThat(asked.valueStream().skip(3).map(JsonNode::toString)).containsExactly("{\"role\":\"tool\",\"tool_call_id\":\"call_01_b\",\"content\":\"B\"}",
                "{\"role\":\"tool\",\"tool_call_id\":\"call_00_a\",\"content\":\"A\"}", "{\"role\":\"user\",\"content\":\"go on\"}");

        // A switch: the bytes go to Anthropic as they are, but for what DeepSeek thought.
        messages.purge(second);
        assertThat(second.path("messages").path(1).path("content").valueStream().map(it -> it.path("type").asString(""))).containsExactly("text", "tool_use", "tool_use");
        assertThat(second.toString()).doesNotContain(Signatures.MARK);
    }

    private static JsonNode message(JsonNode answer) {
        var message = WireJson.object().put("role", "assistant");
        message.set("content", answer.path("content"));
        return message;
    }

    @Test
    void aProgramThatSpeaksChatWithClaude() {
        var first = WireJson.object("""
                {"model":"gpt-x","stream":true,"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Compare."}],"reasoning_effort":"medium",
                "tools":[{"type":"function","function":{"name":"Read","parameters":{"type":"object","properties":{}}}}]}""").orElseThrow();
        assertThat(converted(chat, first, messages, Server.VENDOR, "claude-opus-4-6", new Omissions())).hasToString("""
                {"model":"claude-opus-4-6","max_tokens":32000,"system":"Be brief.","messages":[{"role":"user","content":[{"type":"text","text":"Compare."}]}],\
                "tools":[{"name":"Read","input_schema":{"type":"object","properties":{}}}],"thinking":{"type":"adaptive","display":"summarized"},\
                "output_config":{"effort":"medium"},"stream":true}""");
        var claude = new String(Wires.written(messages, true, List.of(new Piece.Began("msg_1", "claude-opus-4-6"), new Piece.ThoughtPart(false), new Piece.Delta("Both."),
                new Piece.Signature("messages:c2ln"), new Piece.PartEnded(), new Piece.CallPart("toolu_1", "Read"), new Piece.Delta("{}"), new Piece.PartEnded(),
                new Piece.Ended(Piece.Stop.TOOL_CALLS, "", new Piece.Usage(50, 40, 5, 6, 3)))), StandardCharsets.UTF_8);
        var answer = assembled(chat, answered(messages, claude, chat));
        var message = answer.path("choices").path(0).path("message");
        assertThat(message).hasToString("""
                {"role":"assistant","content":null,"refusal":null,"reasoning_content":"Both.","tool_calls":[{"id":"toolu_1","type":"function","function":{"name":"Read","arguments":"{}"}}]}""");
        assertThat(answer.path("usage").path("prompt_tokens").asInt()).isEqualTo(50);

        var second = first.deepCopy();
        second.withArray("/messages").add(message).addObject().put("role", "tool").put("tool_call_id", "toolu_1").put("content", "A");
        var omissions = new Omissions();
        var asked = converted(chat, second, messages, Server.VENDOR, "claude-opus-4-6", omissions).path("messages");
        assertThat(asked.valueStream().skip(1).map(JsonNode::toString)).containsExactly("""
                {"role":"assistant","content":[{"type":"tool_use","id":"toolu_1","name":"Read","input":{}}]}""", """
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":[{"type":"text","text":"A"}]}]}""");
        assertThat(omissions.names()).containsExactly("thinking");
    }
}
