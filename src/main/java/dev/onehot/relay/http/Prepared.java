package dev.onehot.relay.http;

import module java.base;

import dev.onehot.model.EndpointProvider;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.Caller;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.UnreadableTurnException;
import dev.onehot.relay.turn.Piece;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/// What a provider is asked, made from what a program asks. Holds headers with a key in [ServerWay], which does not print them.
///
/// @param model as the provider calls it
/// @param out what the provider is asked; `in` where both speak one dialect
/// @param rephrased where they do not
record Prepared(HttpRequest head, Asked in, ServerWay way, String model, Asked out, URI uri, ByteBuf body, Optional<Rephrased> rephrased) {
    /// How vendors say that they did not sign it.
    private static final Pattern SIGNED = Pattern.compile("(?i)signature|encrypted[_ ]content|thinking");

    /// @param body whole
    /// @throws UnaskableException when the provider cannot be asked for that
    static Prepared of(Desk desk, Asked asked, HttpRequest head, ByteBuf body, Caller caller, Answerer answerer) throws UnaskableException {
        var place = isJson(head, body) ? ModelName.in(body.array(), body.arrayOffset() + body.readerIndex(), body.arrayOffset() + body.writerIndex()) : null;
        var wanted = ModelChoice.named(
                place == null ? asked.model() : new String(body.array(), place.from(), place.to() - place.from(), StandardCharsets.UTF_8));
        boolean vendor = desk.way(answerer, asked.tongue(), wanted).isVendor();
        var model = asked.what() == Asked.What.OTHER && wanted.isEmpty() ? "" : ModelChoice.of(wanted, caller, answerer, vendor);
        var way = desk.way(answerer, asked.tongue(), model);
        var name = answerer.provider().name();
        if (model.isEmpty() && EndpointProvider.isModel(wanted)) {
            throw new UnaskableException(Denial.of(Piece.Failure.UNAVAILABLE, "Choose a model in Onehot: " + name + " has none. onehotctl provider edit --model"));
        }
        if (way.unsendable().isPresent()) {
            throw new UnaskableException(Denial.of(
                    Piece.Failure.KEY, "Check the key of " + name + ": the header " + way.unsendable().get() + " cannot hold what is in it."));
        }
        try {
            if (way.speaks(asked.tongue())) {
                var sent = place == null || wanted.equals(model) ? body : renamed(body, place, model);
                return new Prepared(head, asked, way, model, asked, uri(way, asked, name), purged(desk, asked, sent, answerer), Optional.empty());
            } else if (asked.what() == Asked.What.TURN) {
                var rephrased = Rephrased.of(asked, body, model, way);
                var uri = uri(way, rephrased.asked(), name);
                return new Prepared(head, asked, way, model, rephrased.asked(), uri, purged(desk, rephrased.asked(), rephrased.body(), answerer), Optional.of(rephrased));
            }
        } catch (UnreadableTurnException unreadable) {
            throw new UnaskableException(Denial.of(Piece.Failure.INVALID, String.valueOf(unreadable.getMessage())));
        }
        throw new UnaskableException(Denial.of(Piece.Failure.UNKNOWN, "Choose another provider: " + name + " does not know " + asked.path() + "."));
    }

    private static boolean isJson(HttpRequest head, ByteBuf body) {
        return body.hasArray() && body.isReadable() && !head.headers().get("Content-Type", "").toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static ByteBuf renamed(ByteBuf body, ModelName place, String model) {
        int first = place.from() - body.arrayOffset();
        int second = place.to() - body.arrayOffset();
        var quoted = Tongue.quoted(model);
        return Unpooled.wrappedBuffer(
                body.slice(body.readerIndex(), first - body.readerIndex()),
                Unpooled.copiedBuffer(quoted.substring(1, quoted.length() - 1), StandardCharsets.UTF_8),
                body.slice(second, body.writerIndex() - second));
    }

    /// Takes out what only another vendor understands.
    private static ByteBuf purged(Desk desk, Asked asked, ByteBuf body, Answerer answerer) {
        long provider = answerer.provider().id();
        var refused = desk.refused();
        boolean looked = asked.what() == Asked.What.TURN && (Rephrased.isMarked(body) || refused.isOf(provider));
        return looked ? Rephrased.purged(asked, body, it -> Signatures.isForeign(it) || refused.contains(provider, it)).orElse(body) : body;
    }

    /// The same without what models thought, when the provider has refused that since another one signed it. Both speak one dialect, so nobody could tell
    /// before: a conversation goes on after a switch. Empty where it was refused for something else.
    Optional<Prepared> without(String refusal, Consumer<String> refused) {
        Predicate<String> signed = it -> {
            refused.accept(it);
            return true;
        };
        return out.what() == Asked.What.TURN && SIGNED.matcher(refusal).find()
                ? Rephrased.purged(out, body, signed).map(it -> new Prepared(head, in, way, model, out, uri, it, rephrased))
                : Optional.empty();
    }

    private static URI uri(ServerWay way, Asked asked, String name) throws UnaskableException {
        return way.uri(asked).orElseThrow(() -> new UnaskableException(
                Denial.of(Piece.Failure.UNREACHABLE, "Check the address of " + name + ": nothing can be asked there.")));
    }

    /// The same one when it has been sent, and need not be kept.
    Prepared sent() {
        return new Prepared(head, in, way, model, out, uri, Unpooled.EMPTY_BUFFER, Optional.empty());
    }

    /// Where it is asked.
    Place place() {
        return Place.of(uri, way.proxy());
    }

    /// The head, for one connection.
    HttpRequest request() {
        var path = out.at(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        var whole = path.startsWith("/") ? path : "/" + path;
        var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, head.method(), whole, ForwardedHeaders.FACTORY.newHeaders());
        if (rephrased.isEmpty()) {
            ForwardedHeaders.ask(head.headers(), way, request.headers());
        } else {
            ForwardedHeaders.askAnew(head.headers(), way, request.headers());
        }
        request.headers().set("Host", place().authority());
        if (body.isReadable() || head.headers().contains("Content-Length") || head.headers().contains("Transfer-Encoding")) {
            request.headers().set("Content-Length", body.readableBytes());
        }
        return request;
    }

    @Override
    public String toString() {
        return "Prepared[" + out.path() + "]";
    }
}
