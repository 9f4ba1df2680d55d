package dev.onehot.relay.dialect.messages;

import module java.base;

import dev.onehot.relay.turn.Piece.Stop;

/// Why an answer ended, in the words of Messages.
final class MessagesStops {
    private static final Map<Stop, String> WORDS = Map.of(
            Stop.END, "end_turn", Stop.MAX_TOKENS, "max_tokens", Stop.STOP_TEXT, "stop_sequence", Stop.TOOL_CALLS, "tool_use", Stop.REFUSED, "refusal",
            Stop.PAUSED, "pause_turn");

    private MessagesStops() {}

    static String write(Stop stop) {
        return WORDS.getOrDefault(stop, "end_turn");
    }

    static Stop read(String word) {
        return WORDS.entrySet().stream().filter(it -> it.getValue().equals(word)).findFirst().map(Map.Entry::getKey)
                .orElse(word.equals("model_context_window_exceeded") ? Stop.MAX_TOKENS : Stop.END);
    }
}
