package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.dialect.Dialect;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/// A request put in another dialect.
///
/// @param turn as the program asked for it
/// @param asked what the provider is asked
/// @param body in its dialect
/// @param from the provider's dialect
/// @param to the program's
record Rephrased(ModelTurn turn, Asked asked, ByteBuf body, Omissions omissions, Dialect from, Dialect to) {
    private static final ByteBuf MARK = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(Signatures.MARK, StandardCharsets.US_ASCII)).asReadOnly();

    /// @param model as the provider calls it
    /// @throws dev.onehot.relay.dialect.UnreadableTurnException when it is none
    static Rephrased of(Asked asked, ByteBuf body, String model, ServerWay way) {
        var to = Dialects.of(asked);
        var omissions = new Omissions();
        var turn = to.read(WireJson.request(ByteBufUtil.getBytes(body)), asked.model(), asked.action().equals("streamGenerateContent"), omissions);
        var wanted = new ModelTurn(
                model, turn.system(), turn.messages(), turn.tools(), turn.choice(), turn.sampling(), turn.effort(), turn.shape(), turn.streamed());
        var from = Dialects.of(way.tongue());
        var json = from.write(wanted, way.isOwnDialect() ? Dialect.Server.VENDOR : Dialect.Server.COMPATIBLE, omissions);
        var path = from.path(wanted);
        int question = path.indexOf('?');
        var query = question < 0 ? "" : path.substring(question + 1);
        return new Rephrased(
                turn, new Asked(way.tongue(), Asked.What.TURN, model, question < 0 ? path : path.substring(0, question), query),
                Unpooled.wrappedBuffer(WireJson.bytes(json)), omissions, from, to);
    }

    /// A request without what other vendors signed in it, which its own would refuse it for; empty when that is what it was.
    ///
    /// @param signature whether what is signed so goes
    static Optional<ByteBuf> purged(Asked asked, ByteBuf body, Predicate<String> signature) {
        var json = WireJson.request(ByteBufUtil.getBytes(body));
        var before = json.deepCopy();
        Dialects.of(asked).purge(json, signature);
        return json.equals(before) ? Optional.empty() : Optional.of(Unpooled.wrappedBuffer(WireJson.bytes(json)));
    }

    /// Whether there may be something of another vendor in it.
    static boolean isMarked(ByteBuf body) {
        return ByteBufUtil.indexOf(MARK, body) >= 0;
    }
}
