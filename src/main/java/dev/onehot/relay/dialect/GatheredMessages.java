package dev.onehot.relay.dialect;

import module java.base;

import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;

/// The messages of a turn, gathered part by part: what one says without another between is one message. One thread.
public final class GatheredMessages {
    private final List<Message> messages = new ArrayList<>();
    private final List<MessagePart> parts = new ArrayList<>();
    private Role role = Role.USER;

    public GatheredMessages() {}

    public void add(Role by, MessagePart part) {
        if (by != role) {
            end();
            role = by;
        }
        parts.add(part);
    }

    public boolean isEmpty() {
        return messages.isEmpty() && parts.isEmpty();
    }

    public List<Message> all() {
        end();
        return List.copyOf(messages);
    }

    private void end() {
        if (!parts.isEmpty()) {
            messages.add(new Message(role, parts));
            parts.clear();
        }
    }
}
