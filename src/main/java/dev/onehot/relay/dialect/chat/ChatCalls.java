package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.JsonNode;

/// The calls of one answer: told one after the other, the first as it comes, those that servers begin meanwhile when the answer ends. One thread.
final class ChatCalls {
    private final List<Call> calls = new ArrayList<>();
    private final Consumer<Piece> to;
    private int length;

    private static final class Call {
        private final int index;
        private final StringBuilder arguments = new StringBuilder();
        private String id = "";
        private String name = "";
        private String signature = "";
        private boolean begun;
        private boolean empty = true;

        private Call(int index) {
            this.index = index;
        }
    }

    ChatCalls(Consumer<Piece> to) {
        this.to = to;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /// Of what is kept until the end.
    int length() {
        return length;
    }

    /// More of one.
    ///
    /// @param index below 0 where the server gives none
    void add(int index, JsonNode more) {
        var function = more.path("function");
        var id = more.path("id").asString("");
        var name = function.path("name").asString("");
        var call = find(index, id, name);
        call.id = call.id.isEmpty() ? id : call.id;
        call.name = call.name.isEmpty() ? name : call.name;
        var signature = ChatReasoning.signature(more);
        call.signature = signature.isEmpty() ? call.signature : signature;
        var arguments = function.path("arguments");
        var text = arguments.isObject() ? arguments.toString() : arguments.asString("");
        call.arguments.append(text);
        length += text.length();
        if (call.equals(calls.getFirst())) {
            tell(call);
        }
    }

    private Call find(int index, String id, String name) {
        // Some number all of them 0, and give each a name of its own.
        var same = index < 0 ? id.isEmpty() ? last(name) : last(it -> it.id.equals(id)) : last(it -> it.index == index && (id.isEmpty() || it.id.isEmpty() || it.id.equals(id)));
        return same.orElseGet(() -> {
            calls.add(new Call(index));
            return calls.getLast();
        });
    }

    /// Neither number nor name: a piece of the last one, unless it begins one.
    private Optional<Call> last(String name) {
        return name.isEmpty() ? last(_ -> true) : Optional.empty();
    }

    private Optional<Call> last(Predicate<Call> wanted) {
        return calls.reversed().stream().filter(wanted).findFirst();
    }

    private void tell(Call call) {
        if (!call.begun && !call.name.isEmpty()) {
            call.begun = true;
            to.accept(new Piece.CallPart(call.id.isEmpty() ? CallIds.made() : call.id, call.name));
        }
        if (call.begun && !call.arguments.isEmpty()) {
            call.empty = false;
            length -= call.arguments.length();
            to.accept(new Piece.Delta(call.arguments.toString()));
            call.arguments.setLength(0);
        }
    }

    /// Nothing more comes.
    ///
    /// @return whether there were any
    boolean end() {
        boolean any = false;
        for (var call : calls) {
            tell(call);
            if (call.begun) {
                any = true;
                if (call.empty) {
                    to.accept(new Piece.Delta("{}"));
                }
                if (!call.signature.isEmpty()) {
                    to.accept(new Piece.Signature(call.signature));
                }
                to.accept(new Piece.PartEnded());
            }
        }
        return any;
    }
}
