package dev.onehot.relay.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.UnreadableTurnException;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.dialect.Wires;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Effort;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import dev.onehot.relay.turn.ModelTurn.Sampling;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.Tool;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs ask in Gemini, and what providers are asked.
class GeminiRequestTest {
    private final Gemini gemini = new Gemini();
    private final Omissions omissions = new Omissions();

    /// As Gemini CLI puts it: calls have no names of their own.
    static final String CLI = """
            {"contents":[
            {"role":"user","parts":[{"text":"Folder"}]},{"role":"user","parts":[{"text":"Fix it"},{"inlineData":{"mimeType":"image/png","data":"AAAA"}}]},
            {"role":"model","parts":[{"text":"So","thoughtSignature":"dGV4dA=="},{"functionCall":{"name":"read_file","args":{"path":"a"}},"thoughtSignature":"c2ln"},
            {"functionCall":{"name":"read_file","args":{"path":"b"}}},{"functionCall":{"name":"run","args":{}},"thoughtSignature":"skip_thought_signature_validator"}]},
            {"role":"user","parts":[{"functionResponse":{"name":"run","response":{"error":"no"}}},{"functionResponse":{"name":"read_file","response":{"output":"A"}}},
            {"functionResponse":{"name":"read_file","response":{"lines":2}}}]}],
            "systemInstruction":{"role":"user","parts":[{"text":"You are an agent."}]},
            "tools":[{"functionDeclarations":[{"name":"read_file","description":"Reads","parametersJsonSchema":{"type":"object","properties":{"path":{"type":"string"}}}},
            {"name":"run","parameters":{"type":"OBJECT","properties":{"n":{"type":"INTEGER","nullable":true,"minimum":1},"l":{"type":"ARRAY","minItems":"2",
            "items":{"type":"STRING"}}},"required":["n"]}}]},{"googleSearch":{}}],
            "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["run"]}},
            "safetySettings":[{}],
            "generationConfig":{"temperature":1,"topP":0.95,"topK":64,"maxOutputTokens":9,"stopSequences":["END"],"seed":7,"candidateCount":1,
            "responseMimeType":"application/json","thinkingConfig":{"includeThoughts":true,"thinkingLevel":"HIGH"}}}""";

    @Test
    void asGeminiCliAsks() {
        var turn = gemini.read(WireJson.request(CLI.getBytes(StandardCharsets.UTF_8)), "gemini-x", true, omissions);

        assertThat(turn.model()).isEqualTo("gemini-x");
        assertThat(turn.streamed()).isTrue();
        assertThat(turn.system()).containsExactly(text("You are an agent."));
        assertThat(turn.messages()).containsExactly(
                new Message(Role.USER, List.of(text("Folder"), text("Fix it"), new MessagePart.Media("image/png", "AAAA", "", ""))),
                new Message(Role.ASSISTANT, List.of(
                        text("So"), new MessagePart.Thought("", "gemini:dGV4dA==", true),
                        new MessagePart.ToolCall("call_1", "read_file", "{\"path\":\"a\"}", "gemini:c2ln"),
                        new MessagePart.ToolCall("call_2", "read_file", "{\"path\":\"b\"}", ""),
                        new MessagePart.ToolCall("call_3", "run", "{}", ""))),
                new Message(Role.USER, List.of(
                        new MessagePart.ToolResult("call_3", "run", List.of(text("no")), true),
                        new MessagePart.ToolResult("call_1", "read_file", List.of(text("A")), false),
                        new MessagePart.ToolResult("call_2", "read_file", List.of(text("{\"lines\":2}")), false))));
        assertThat(turn.tools().getLast().schema()).hasToString("""
                {"type":"object","properties":{"n":{"type":["integer","null"],"minimum":1},"l":{"type":"array","minItems":2,"items":{"type":"string"}}},"required":["n"]}""");
        assertThat(turn.choice()).isEqualTo(new ToolChoice(ToolChoice.Mode.NAMED, "run", true));
        assertThat(turn.sampling()).isEqualTo(
                new Sampling(OptionalInt.of(9), OptionalDouble.of(1), OptionalDouble.of(0.95), OptionalInt.of(64), List.of("END")));
        assertThat(turn.effort()).isEqualTo(new Effort("high", OptionalInt.empty(), true));
        assertThat(turn.shape().kind()).isEqualTo(Shape.Kind.OBJECT);
        assertThat(omissions.names()).containsExactlyInAnyOrder("safety_settings", "seed", "tools.google_search");
    }

    @Test
    void bothWaysOfWritingNames() {
        var turn = Wires.read(gemini, """
                {"contents":{"parts":{"text":"Hi"}},"system_instruction":{"parts":[{"text":"You"}]},
                "generation_config":{"max_output_tokens":5,"thinking_config":{"thinking_budget":-1,"include_thoughts":true},
                "response_schema":{"any_of":[{"type":"STRING"}]},"response_mime_type":"application/json"},
                "tools":[{"function_declarations":[{"name":"f"}]}]}""", omissions);
        assertThat(turn.system()).containsExactly(text("You"));
        assertThat(turn.messages()).containsExactly(new Message(Role.USER, List.of(text("Hi"))));
        assertThat(turn.sampling().maxTokens()).hasValue(5);
        assertThat(turn.effort()).isEqualTo(new Effort("auto", OptionalInt.empty(), true));
        assertThat(turn.shape().schema()).map(Object::toString).hasValue("{\"anyOf\":[{\"type\":\"string\"}]}");
        assertThat(turn.tools()).containsExactly(
                new Tool("f", "", WireJson.object("{\"type\":\"object\",\"properties\":{}}").orElseThrow(), false, ""));
        assertThat(omissions.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"contents\":7}", "{\"contents\":[],\"cachedContent\":\"cachedContents/1\"}"})
    void whatIsNoRequestIsRefusedInWords(String body) {
        assertThatThrownBy(() -> Wires.read(gemini, body)).isInstanceOf(UnreadableTurnException.class).hasMessageMatching("(contents has|Send the content).*");
    }

    @Test
    void whatAProviderIsAsked() {
        var turn = new ModelTurn("gemini-2.5-pro", List.of(text("You")),
                List.of(new Message(Role.USER, List.of(text("Hi"), new MessagePart.Media("", "", "https://example.com/a.png", ""))),
                        new Message(Role.ASSISTANT, List.of(new MessagePart.Thought("hm", "messages:c2ln", false),
                                new MessagePart.ToolCall("c", "run", "not json", "messages:x"))),
                        new Message(Role.USER, List.of(new MessagePart.ToolResult("c", "", List.of(text("a"), text("b"),
                                new MessagePart.Media("image/png", "BB", "", "")), false))),
                        new Message(Role.SYSTEM, List.of(text("Now")))),
                List.of(new Tool("run", "Runs", WireJson.object(), true, "custom")), new ToolChoice(ToolChoice.Mode.REQUIRED, "", false),
                new Sampling(OptionalInt.of(1), OptionalDouble.of(1), OptionalDouble.empty(), OptionalInt.of(5), List.of("1", "2", "3", "4", "5", "6")),
                new Effort("", OptionalInt.of(50_000), true), new Shape(Shape.Kind.SCHEMA, "n", Optional.of(WireJson.object())), false);

        assertThat(gemini.write(turn, Server.VENDOR, omissions)).hasToString("""
                {"contents":[{"role":"user","parts":[{"text":"Hi"},{"fileData":{"fileUri":"https://example.com/a.png"}}]},\
                {"role":"model","parts":[{"functionCall":{"id":"c","name":"run","args":{"arguments":"not json"}}}]},\
                {"role":"user","parts":[{"functionResponse":{"id":"c","name":"run","response":{"output":"a\\nb"}}},{"inlineData":{"mimeType":"image/png","data":"BB"}}]},\
                {"role":"user","parts":[{"text":"Now"}]}],\
                "systemInstruction":{"parts":[{"text":"You"}]},\
                "tools":[{"functionDeclarations":[{"name":"run","description":"Runs","parametersJsonSchema":{"type":"object"}}]}],\
                "toolConfig":{"functionCallingConfig":{"mode":"ANY"}},\
                "generationConfig":{"maxOutputTokens":1,"temperature":1.0,"topK":5,"stopSequences":["1","2","3","4","5"],\
                "thinkingConfig":{"thinkingBudget":32768,"includeThoughts":true}}}""");
        assertThat(omissions.names()).containsExactlyInAnyOrder("thinking", "tool_calls.arguments", "signature", "messages.system", "strict",
                "parallel_tool_calls", "stop", "effort", "response_format");
    }

    /// Later models refuse a call that nobody signed.
    @Test
    void theFirstCallOfAMessageIsSignedInAnyCase() {
        var calls = new Message(Role.ASSISTANT, List.of(new MessagePart.ToolCall("a", "f", "{}", ""), new MessagePart.ToolCall("b", "f", "{}", "gemini:own")));
        var turn = new ModelTurn("gemini-3-pro-preview", List.of(), List.of(calls), List.of(), ToolChoice.FREE, Sampling.DEFAULT, Effort.UNSAID, Shape.TEXT, false);
        assertThat(gemini.write(turn, Server.VENDOR, omissions).path("contents").path(0).path("parts").valueStream()
                .map(it -> it.path("thoughtSignature").stringValue(""))).containsExactly("skip_thought_signature_validator", "own");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "gemini-3-pro-preview,medium,HIGH,-,true", "gemini-3.1-pro-preview,medium,MEDIUM,-,false", "gemini-3.1-pro-preview,none,LOW,-,true",
        "gemini-3-flash-preview,none,MINIMAL,-,true", "gemini-3-flash-preview,minimal,MINIMAL,-,false", "gemini-flash-latest,xhigh,HIGH,-,true",
        "gemini-3-flash-preview,auto,-,-,false", "gemini-2.5-flash,none,-,0,false", "gemini-2.5-pro,none,-,128,true", "gemini-2.5-flash,auto,-,-1,false",
        "google/gemini-2.5-flash,medium,-,8192,false", "gemini-2.5-flash,max,-,24576,true", "gemma-4,high,-,-,true",
        "gemini-2.5-flash,minimal,-,1024,false", "gemini-2.5-pro,low,-,1024,false", "gemini-2.5-pro,high,-,24576,false", "gemma-4,'',-,-,false", "gemini-2.5-pro,'',-,-,false",
        "gemini-3-pro-preview,'',-,-,false", "gemini-3-flash-preview,low,LOW,-,false"})
    void howMuchIsThought(String model, String word, String level, Integer budget, boolean leftOut) {
        var turn = new ModelTurn(model, List.of(), List.of(), List.of(), ToolChoice.FREE, Sampling.DEFAULT, new Effort(word, OptionalInt.empty(), false), Shape.TEXT, false);
        var config = gemini.write(turn, Server.VENDOR, omissions).path("generationConfig").path("thinkingConfig");
        assertThat(config.path("thinkingLevel").stringValue(null)).isEqualTo(level);
        assertThat(config.path("thinkingBudget").isMissingNode() ? null : (Integer) config.path("thinkingBudget").intValue()).isEqualTo(budget);
        assertThat(omissions.names()).isEqualTo(leftOut ? Set.of("effort") : Set.of());
    }

    @Test
    void whatGoogleDoesNotTakeOfASchema() {
        var schema = WireJson.object("""
                {"$schema":"https://json-schema.org/draft-07/schema","type":"object","additionalProperties":false,"required":["a"],"definitions":{"d":{"type":"string","pattern":"x"}},
                "properties":{"a":{"$ref":"#/definitions/d","description":"x"},"b":{"type":"number","exclusiveMinimum":0,"default":1},"c":{"const":"only"},
                "e":{"enum":["x",null]},"pattern":{"type":["string","null"],"minLength":1},"f":{"oneOf":[{"type":"string","not":{}},true]}}}""").orElseThrow();
        assertThat(GeminiSchema.write(schema, omissions)).hasToString("""
                {"type":"object","additionalProperties":false,"required":["a"],"$defs":{"d":{"type":"string"}},\
                "properties":{"a":{"$ref":"#/$defs/d"},"b":{"type":"number"},"c":{"enum":["only"]},"e":{},"pattern":{"type":["string","null"]},\
                "f":{"oneOf":[{"type":"string"},true]}}}""");
        assertThat(omissions.names()).containsExactlyInAnyOrder("schema.pattern", "schema.description", "schema.exclusive_minimum", "schema.default", "schema.enum",
                "schema.min_length", "schema.not");
    }

    @Test
    void whatAnotherVendorSignedDoesNotGoToThisOne() {
        var body = WireJson.object("""
                {"contents":[{"parts":[{"text":"","thoughtSignature":"onehot-signature:messages:x"},{"text":"a","thoughtSignature":"onehot-signature:chat:x"},
                {"functionCall":{"name":"f"},"thoughtSignature":"own"},{"functionCall":{"name":"g"},"thoughtSignature":"onehot-signature:chat:x"}]}]}""").orElseThrow();
        gemini.purge(body);
        assertThat(body.path("contents").path(0).path("parts")).hasToString("[{\"text\":\"a\"},{\"functionCall\":{\"name\":\"f\"},\"thoughtSignature\":\"own\"},"
                // Later models refuse a call that nobody signed.
                + "{\"functionCall\":{\"name\":\"g\"},\"thoughtSignature\":\"skip_thought_signature_validator\"}]");
        gemini.purge(WireJson.object());
    }

    private static MessagePart text(String text) {
        return new MessagePart.Text(text);
    }
}
