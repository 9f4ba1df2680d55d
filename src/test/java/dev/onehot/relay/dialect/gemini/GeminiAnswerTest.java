package dev.onehot.relay.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.Wires;
import dev.onehot.relay.turn.Piece;
import dev.onehot.relay.turn.Piece.Failure;
import dev.onehot.relay.turn.Piece.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What providers answer in Gemini, and what programs get.
class GeminiAnswerTest {
    private static final Piece BEGAN = new Piece.Began("r7", "gemini-x");
    private static final Piece ENDED = new Piece.PartEnded();

    private final Gemini gemini = new Gemini();

    @Test
    void asTheVendorStreams() {
        assertThat(stream("""
                {"candidates":[{"content":{"parts":[{"text":"**Look**","thought":true}],"role":"model"},"index":0}],"modelVersion":"gemini-x","responseId":"r7",\
                "usageMetadata":{"promptTokenCount":9,"totalTokenCount":9,"promptTokensDetails":[{"modality":"TEXT","tokenCount":9}]}}
                {"candidates":[{"content":{"parts":[{"text":" more","thought":true}],"role":"model"}}],"responseId":"r7"}
                {"candidates":[{"content":{"parts":[{"text":"Hel"}],"role":"model"}}],"responseId":"r7"}
                {"candidates":[{"content":{"parts":[{"text":"lo"},{"executableCode":{"code":"1"}},{"inlineData":{"mimeType":"image/png","data":"AA"}}]}}]}
                {"candidates":[{"content":{"parts":[{"functionCall":{"name":"run","args":{"a":1}},"thoughtSignature":"c2ln"},\
                {"functionCall":{"id":"fc-2","name":"stop"}}],"role":"model"}}]}
                {"candidates":[{"content":{"parts":[{"text":"","thoughtSignature":"bGFzdA=="}],"role":"model"},"finishReason":"STOP","index":0,"safetyRatings":[]}],\
                "usageMetadata":{"promptTokenCount":9,"cachedContentTokenCount":4,"candidatesTokenCount":20,"thoughtsTokenCount":7,"totalTokenCount":36}}
                """).stream().map(GeminiAnswerTest::unnamed)).containsExactly(
                BEGAN,
                new Piece.ThoughtPart(false), new Piece.Delta("**Look** more"), ENDED,
                new Piece.TextPart(), new Piece.Delta("Hello"), ENDED,
                new Piece.CallPart("made", "run"), new Piece.Delta("{\"a\":1}"), new Piece.Signature("gemini:c2ln"), ENDED,
                new Piece.CallPart("fc-2", "stop"), new Piece.Delta("{}"), ENDED,
                new Piece.ThoughtPart(true), new Piece.Signature("gemini:bGFzdA=="), ENDED,
                new Piece.Ended(Stop.TOOL_CALLS, "", new Piece.Usage(9, 4, 0, 27, 7)));
    }

    /// A call that came without a name of its own gets one that is no other's.
    private static Piece unnamed(Piece piece) {
        return piece instanceof Piece.CallPart(var id, var name) && id.startsWith("call_") ? new Piece.CallPart("made", name) : piece;
    }

    @Test
    void whatWasUsedMayComeBehindTheEnd() {
        assertThat(stream("""
                {"candidates":[{"content":{"parts":[{"text":"Hi"}]},"finishReason":"STOP"}]}
                {"usageMetadata":{"promptTokenCount":2,"candidatesTokenCount":1}}
                """).getLast()).isEqualTo(new Piece.Ended(Stop.END, "", new Piece.Usage(2, 0, 0, 1, 0)));
    }

    @ParameterizedTest
    @CsvSource({"STOP,END", "MAX_TOKENS,MAX_TOKENS", "SAFETY,REFUSED", "RECITATION,REFUSED", "PROHIBITED_CONTENT,REFUSED", "SPII,REFUSED", "BLOCKLIST,REFUSED",
        "LANGUAGE,REFUSED", "OTHER,END", "SOMETHING_NEW,END"})
    void howItEnds(String reason, Stop stop) {
        assertThat(stream("{\"candidates\":[{\"finishReason\":\"" + reason + "\"}]}")).containsExactly(
                new Piece.Began("", ""), new Piece.Ended(stop, "", Piece.Usage.NONE));
    }

    @Test
    void aPromptThatIsBlocked() {
        assertThat(stream("{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},\"usageMetadata\":{\"promptTokenCount\":5}}").getLast())
                .isEqualTo(new Piece.Ended(Stop.REFUSED, "", new Piece.Usage(5, 0, 0, 0, 0)));
    }

    @Test
    void aCallThatTheModelBungled() {
        assertThat(stream("{\"candidates\":[{\"finishReason\":\"MALFORMED_FUNCTION_CALL\",\"finishMessage\":\"Malformed function call: print(\"}]}").getLast())
                .isEqualTo(new Piece.Failed(Failure.SERVER, "Malformed function call: print("));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hel\"}]}}]}", "{}"})
    void anAnswerThatBreaksOff(String event) {
        assertThat(stream(event).getLast()).isEqualTo(new Piece.Failed(Failure.UNREACHABLE, "The provider's answer broke off before its end."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}} | KEY
            400 | {"error":{"code":400,"message":"Bad","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}} | KEY
            400 | {"error":{"code":400,"message":"Bad","status":"INVALID_ARGUMENT"}} | INVALID
            400 | {"error":{"code":400,"message":"The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}} | TOO_LONG
            429 | {"error":{"code":429,"message":"Quota","status":"RESOURCE_EXHAUSTED"}} | LIMIT
            503 | {"error":{"code":503,"message":"Busy","status":"UNAVAILABLE"}} | OVERLOADED
            404 | {"error":{"code":404,"message":"No such model","status":"NOT_FOUND"}} | UNKNOWN
            200 | {"error":{"code":403,"message":"No"}} | FORBIDDEN
            502 | {} | UNREACHABLE
            """)
    void whatFails(int status, String body, Failure kind) {
        assertThat(Wires.whole(gemini, status, body)).singleElement().isInstanceOfSatisfying(Piece.Failed.class, it -> assertThat(it.kind()).isEqualTo(kind));
        // Without `alt=sse` Google says it in a list.
        var pieces = new ArrayList<Piece>();
        gemini.answers().whole(status, JsonMapper.shared().readTree("[" + body + "]"), pieces::add);
        assertThat(pieces).singleElement().isInstanceOfSatisfying(Piece.Failed.class, it -> assertThat(it.kind()).isEqualTo(kind));
    }

    /// As Google's servers put it into a stream that has begun.
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aFailureThatIsNoEvent(String lineEnd) {
        var stream = "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hel\"}]}}]}\n\n{\n  \"error\": {\n    \"code\": 503,\n    \"message\": \"Busy\"\n  }\n}\n";
        assertThat(Wires.streamed(gemini, stream.replace("\n", lineEnd)).getLast()).isEqualTo(new Piece.Failed(Failure.UNAVAILABLE, "Busy"));
    }

    @Test
    void whatProgramsGet() {
        var pieces = List.of(BEGAN,
                new Piece.ThoughtPart(false), new Piece.Delta("h"), new Piece.Delta("m"), new Piece.Signature("messages:c2ln"), ENDED,
                new Piece.TextPart(), new Piece.Delta("Hi"), ENDED,
                new Piece.CallPart("c", "run"), new Piece.Delta("{\"a\":"), new Piece.Delta("1}"), ENDED,
                new Piece.Ended(Stop.TOOL_CALLS, "", new Piece.Usage(9, 4, 0, 27, 7)));
        var end = """
                "modelVersion":"gemini-x","responseId":"r7","usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":20,"totalTokenCount":36,\
                "cachedContentTokenCount":4,"thoughtsTokenCount":7}}""";
        assertThat(written(gemini, true, pieces)).isEqualTo(Stream.of(
                part("{\"text\":\"h\",\"thought\":true}"), part("{\"text\":\"m\",\"thought\":true}"),
                part("{\"text\":\"\",\"thought\":true,\"thoughtSignature\":\"onehot-signature:messages:c2ln\"}"), part("{\"text\":\"Hi\"}"),
                part("{\"functionCall\":{\"id\":\"c\",\"name\":\"run\",\"args\":{\"a\":1}}}"),
                "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"\"}]},\"index\":0,\"finishReason\":\"STOP\"}]," + end)
                .map(it -> "data: " + it + "\n\n").collect(Collectors.joining()));
        assertThat(written(gemini, false, pieces)).isEqualTo("""
                {"candidates":[{"content":{"role":"model","parts":[{"text":"hm","thought":true,"thoughtSignature":"onehot-signature:messages:c2ln"},{"text":"Hi"},\
                {"functionCall":{"id":"c","name":"run","args":{"a":1}}}]},"index":0,"finishReason":"STOP"}],""" + end);
    }

    private static String part(String part) {
        return "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[" + part + "]},\"index\":0}],\"modelVersion\":\"gemini-x\",\"responseId\":\"r7\"}";
    }

    /// Google's own libraries take no event for a failure.
    @Test
    void aFailureInsideIsNoEvent() {
        var failed = List.of(BEGAN, new Piece.TextPart(), new Piece.Delta("x"), new Piece.Failed(Failure.LIMIT, "Wait"));
        var error = "{\"error\":{\"code\":429,\"message\":\"Wait\",\"status\":\"RESOURCE_EXHAUSTED\"}}";
        assertThat(written(gemini, true, failed)).endsWith("}\n\n" + error).doesNotContain("data: " + error);
        assertThat(written(new Gemini(true), true, failed)).startsWith("[{").endsWith(",\r\n" + error + "]");
        assertThat(gemini.failure(401, new Piece.Failed(Failure.KEY, "Add a key")))
                .asString(StandardCharsets.UTF_8).isEqualTo("{\"error\":{\"code\":401,\"message\":\"Add a key\",\"status\":\"UNAUTHENTICATED\"}}");
    }

    private static String written(Gemini gemini, boolean streamed, List<Piece> pieces) {
        return new String(Wires.written(gemini, streamed, pieces), StandardCharsets.UTF_8);
    }

    private List<Piece> stream(String lines) {
        return Wires.streamed(gemini, lines.strip().lines().map(it -> "data: " + it + "\r\n\r\n").collect(Collectors.joining()));
    }
}
