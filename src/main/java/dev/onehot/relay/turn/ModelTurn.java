package dev.onehot.relay.turn;

import module java.base;

import tools.jackson.databind.JsonNode;

/// What a program asks of a model. Immutable.
///
/// @param model as the program named it; empty where it named none
/// @param system what the model is told beforehand, in order
/// @param messages in order; may begin with either role
/// @param tools what the model may call
/// @param choice whether it must
/// @param sampling how it chooses its words
/// @param effort how much it should think
/// @param shape what the answer has to look like
/// @param streamed whether the program wants the answer in pieces
public record ModelTurn(
        String model, List<MessagePart> system, List<Message> messages, List<Tool> tools, ToolChoice choice, Sampling sampling, Effort effort,
        Shape shape, boolean streamed) {

    public ModelTurn {
        system = List.copyOf(system);
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /// Who speaks.
    public enum Role {
        /// The person, and what tools answered.
        USER,
        ASSISTANT,
        /// The program itself, in the middle of a conversation; what it says before one is [ModelTurn#system()].
        SYSTEM
    }

    /// What one of the two said.
    public record Message(Role role, List<MessagePart> parts) {
        public Message {
            parts = List.copyOf(parts);
        }
    }

    /// A function of the program.
    ///
    /// @param schema JSON Schema of its arguments
    /// @param strict whether the vendor's servers hold the model to the schema
    /// @param kind what the program's own dialect calls it; empty for a plain function, for which the others take all
    public record Tool(String name, String description, JsonNode schema, boolean strict, String kind) {}

    /// Whether tools are called.
    ///
    /// @param name only for [Mode#NAMED]
    /// @param parallel whether several at once are allowed
    public record ToolChoice(Mode mode, String name, boolean parallel) {
        public static final ToolChoice FREE = new ToolChoice(Mode.AUTO, "", true);

        public enum Mode {
            AUTO,
            NONE,
            /// Any one.
            REQUIRED,
            NAMED
        }
    }

    /// How the words are chosen. What is empty is the provider's own default.
    ///
    /// @param maxTokens of the answer
    /// @param stops texts behind which the answer ends
    public record Sampling(OptionalInt maxTokens, OptionalDouble temperature, OptionalDouble topP, OptionalInt topK, List<String> stops) {
        public static final Sampling DEFAULT =
                new Sampling(OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of());

        public Sampling {
            stops = List.copyOf(stops);
        }
    }

    /// How much thinking is wanted.
    ///
    /// @param word `none`, `minimal`, `low`, `medium`, `high`, `auto` for as much as the model finds fit, or another one of the program's; empty where a
    ///     number was given, or nothing
    /// @param budget in tokens, where a number was given; 0 for none at all
    /// @param shown whether the program wants to see the thoughts
    public record Effort(String word, OptionalInt budget, boolean shown) {
        public static final Effort UNSAID = new Effort("", OptionalInt.empty(), false);

        private static final int LOW = 2048;
        private static final int MEDIUM = 16_384;

        /// The word, or the one that is nearest to the number; empty where nothing was said.
        public String nearestWord() {
            if (budget.isEmpty()) {
                return word;
            }
            int tokens = budget.getAsInt();
            return tokens < 0 ? "auto" : tokens == 0 ? "none" : tokens <= LOW ? "low" : tokens <= MEDIUM ? "medium" : "high";
        }
    }

    /// What the answer has to look like.
    ///
    /// @param kind free text, any JSON object, or JSON of a schema
    /// @param name of the schema, where it has one
    /// @param schema only for [Kind#SCHEMA]
    public record Shape(Kind kind, String name, Optional<JsonNode> schema) {
        public static final Shape TEXT = new Shape(Kind.TEXT, "", Optional.empty());

        public enum Kind {
            TEXT,
            OBJECT,
            SCHEMA
        }
    }
}
