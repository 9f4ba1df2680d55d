package dev.onehot.relay.turn;

import module java.base;

/// What a message consists of.
public sealed interface MessagePart {
    record Text(String text) implements MessagePart {}

    /// A picture or another file.
    ///
    /// @param mediaType as `image/png`; empty where only an address is known
    /// @param data in Base64, or empty
    /// @param url where it is, or empty
    /// @param name of the file, or empty
    record Media(String mediaType, String data, String url, String name) implements MessagePart {
        /// What it says, for one that is text.
        public String text() {
            try {
                return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException plain) {
                return data;
            }
        }
    }

    /// The model wants a tool to be called.
    ///
    /// @param id by which the answer refers to it; never empty
    /// @param arguments a JSON object as text
    /// @param signature what a vendor wants back with it untouched, behind the name of the dialect in which it came and a colon; empty for nothing
    record ToolCall(String id, String name, String arguments, String signature) implements MessagePart {}

    /// What the tool answered.
    ///
    /// @param id of the call
    /// @param name of the tool; empty where the dialect does not repeat it
    /// @param parts texts and media
    record ToolResult(String id, String name, List<MessagePart> parts, boolean failed) implements MessagePart {
        public ToolResult {
            parts = List.copyOf(parts);
        }
    }

    /// What the model thought.
    ///
    /// @param text as far as it was shown
    /// @param signature as that of a [ToolCall]; of use to the same vendor's models only
    /// @param hidden whether the signature is all there is of it
    record Thought(String text, String signature, boolean hidden) implements MessagePart {}
}
