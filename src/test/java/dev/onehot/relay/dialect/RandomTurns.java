package dev.onehot.relay.dialect;

import module java.base;

import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Effort;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import dev.onehot.relay.turn.ModelTurn.Sampling;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.Tool;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;

/// Turns as programs send them, of what a dialect can say.
public final class RandomTurns {
    /// What not every dialect can say.
    public enum Says {
        TOP_K,
        TEMPERATURE,
        TOP_P,
        STOPS,
        SEVERAL_TEXTS,
        SYSTEM_INSIDE,
        THOUGHTS,
        HIDDEN_THOUGHTS,
        CALL_SIGNATURES,
        IMAGE_LINKS,
        PDF,
        TEXT_FILES,
        FILE_NAMES,
        RESULT_NAMES,
        RESULT_IMAGES,
        FAILED_RESULTS,
        STRICT_TOOLS,
        ONE_CALL_AT_A_TIME,
        ANY_OBJECT,
        SCHEMA,
        SCHEMA_NAME,
        BUDGET,
        EFFORT
    }

    private static final String[] WORDS = {"run", "the tests", "héllo", "你好", "🙂🙂", "a\nb", "\"quoted\" \\ {}", "<b>", "data: [DONE]", "a\u2028b", "$", "x"};

    private final Random random;
    private final String dialect;
    private final String model;
    private final Set<Says> says;

    /// @param dialect as its name is
    /// @param model that takes all of it
    public RandomTurns(long seed, String dialect, String model, Set<Says> says) {
        this.random = new Random(seed);
        this.dialect = dialect;
        this.model = model;
        this.says = says;
    }

    public ModelTurn next() {
        var tools = IntStream.range(0, random.nextInt(4)).mapToObj(it -> new Tool("tool_" + it, random.nextBoolean() ? "" : text(), schema(), may(Says.STRICT_TOOLS), "")).toList();
        var system = IntStream.range(0, random.nextInt(may(Says.SEVERAL_TEXTS) ? 3 : 2)).<MessagePart>mapToObj(_ -> new MessagePart.Text(text())).toList();
        return new ModelTurn(model, system, messages(), tools, tools.isEmpty() ? ToolChoice.FREE : choice(), sampling(), effort(), shape(), random.nextBoolean());
    }

    private boolean may(Says what) {
        return says.contains(what) && random.nextInt(3) == 0;
    }

    public String text() {
        return random.ints(1 + random.nextInt(4), 0, WORDS.length).mapToObj(it -> WORDS[it]).collect(Collectors.joining(" ")).strip();
    }

    private List<Message> messages() {
        var messages = new ArrayList<Message>();
        var calls = new ArrayList<MessagePart.ToolCall>();
        for (int rounds = 1 + random.nextInt(4); rounds > 0; rounds--) {
            messages.add(new Message(Role.USER, said(calls)));
            calls.clear();
            if (may(Says.SYSTEM_INSIDE)) {
                messages.add(new Message(Role.SYSTEM, List.of(new MessagePart.Text(text()))));
            }
            if (rounds > 1) {
                messages.add(new Message(Role.ASSISTANT, answered(calls)));
            }
        }
        return messages;
    }

    private List<MessagePart> said(List<MessagePart.ToolCall> calls) {
        var parts = new ArrayList<MessagePart>();
        var order = new ArrayList<>(calls);
        Collections.shuffle(order, random);
        for (var call : order) {
            var result = new ArrayList<MessagePart>();
            result.add(new MessagePart.Text(text()));
            if (may(Says.RESULT_IMAGES)) {
                result.add(image());
            }
            parts.add(new MessagePart.ToolResult(call.id(), says.contains(Says.RESULT_NAMES) ? call.name() : "", result, may(Says.FAILED_RESULTS)));
        }
        if (parts.isEmpty() || random.nextBoolean()) {
            parts.add(new MessagePart.Text(text()));
            if (random.nextInt(3) == 0) {
                parts.add(image());
            }
            if (may(Says.PDF)) {
                parts.add(new MessagePart.Media("application/pdf", base64(), "", says.contains(Says.FILE_NAMES) ? "a.pdf" : ""));
            }
            if (may(Says.TEXT_FILES)) {
                parts.add(new MessagePart.Media("text/plain", Base64.getEncoder().encodeToString(text().getBytes(StandardCharsets.UTF_8)), "", "b.txt"));
            }
            if (may(Says.SEVERAL_TEXTS)) {
                parts.add(new MessagePart.Text(text()));
            }
        }
        return parts;
    }

    private MessagePart image() {
        return may(Says.IMAGE_LINKS) ? new MessagePart.Media("", "", "https://example.com/" + random.nextInt(9) + ".png", "")
                : new MessagePart.Media("image/png", base64(), "", "");
    }

    private String base64() {
        var bytes = new byte[1 + random.nextInt(20)];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Chat Completions signs nothing: it is known in which member a thought came, and it keeps what Google signs.
    private String signature(boolean call) {
        return dialect.equals("chat") ? call ? "gemini:" + base64() : "chat:reasoning_content" : dialect + ":" + base64();
    }

    private List<MessagePart> answered(List<MessagePart.ToolCall> calls) {
        var parts = new ArrayList<MessagePart>();
        if (may(Says.THOUGHTS)) {
            parts.add(new MessagePart.Thought(text(), signature(false), false));
        }
        if (may(Says.HIDDEN_THOUGHTS)) {
            parts.add(new MessagePart.Thought("", signature(false), true));
        }
        if (random.nextBoolean()) {
            parts.add(new MessagePart.Text(text()));
        }
        for (int count = random.nextInt(4); count > 0; count--) {
            calls.add(new MessagePart.ToolCall("call_" + Integer.toHexString(random.nextInt() & 0x7fffffff), "tool_" + count, arguments(),
                    may(Says.CALL_SIGNATURES) ? signature(true) : ""));
        }
        parts.addAll(calls);
        if (parts.stream().allMatch(MessagePart.Thought.class::isInstance)) {
            parts.add(new MessagePart.Text(text()));
        }
        return parts;
    }

    /// A JSON object as it is written without a space.
    public String arguments() {
        var json = WireJson.object();
        for (int count = random.nextInt(4); count > 0; count--) {
            json.put("n" + count, random.nextInt()).put("t" + count, text()).putNull("z" + count).putArray("l" + count).add(1.5).add(true).addObject().put("a", "");
        }
        return json.toString();
    }

    private tools.jackson.databind.node.ObjectNode schema() {
        var schema = WireJson.object().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (int count = random.nextInt(3); count > 0; count--) {
            properties.putObject("p" + count).put("type", "string").put("description", text());
            required.add("p" + count);
        }
        return schema.put("additionalProperties", false);
    }

    private ToolChoice choice() {
        var modes = ToolChoice.Mode.values();
        // Who has to call a tool may not think at some vendors.
        var mode = says.contains(Says.EFFORT) || says.contains(Says.BUDGET) ? modes[random.nextInt(2)] : modes[random.nextInt(modes.length)];
        return new ToolChoice(mode, mode == ToolChoice.Mode.NAMED ? "tool_0" : "", mode == ToolChoice.Mode.NONE || !may(Says.ONE_CALL_AT_A_TIME));
    }

    private Sampling sampling() {
        return new Sampling(
                OptionalInt.of(20_000 + random.nextInt(10_000)),
                may(Says.TEMPERATURE) ? OptionalDouble.of(random.nextInt(11) / 10.0) : OptionalDouble.empty(),
                may(Says.TOP_P) ? OptionalDouble.of(random.nextInt(11) / 10.0) : OptionalDouble.empty(),
                may(Says.TOP_K) ? OptionalInt.of(random.nextInt(100)) : OptionalInt.empty(),
                may(Says.STOPS) ? List.of("END", text()) : List.of());
    }

    private Effort effort() {
        if (may(Says.EFFORT)) {
            return new Effort(List.of("low", "medium", "high").get(random.nextInt(3)), OptionalInt.empty(), true);
        }
        return may(Says.BUDGET) ? new Effort("", OptionalInt.of(1024 + random.nextInt(8000)), true) : Effort.UNSAID;
    }

    private Shape shape() {
        if (may(Says.SCHEMA)) {
            return new Shape(Shape.Kind.SCHEMA, says.contains(Says.SCHEMA_NAME) ? "answer" : "", Optional.of(schema()));
        }
        return may(Says.ANY_OBJECT) ? new Shape(Shape.Kind.OBJECT, "", Optional.empty()) : Shape.TEXT;
    }
}
