package dev.onehot.relay.http;

import module java.base;

import dev.onehot.model.Redaction;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.Caller;
import dev.onehot.relay.Served;
import dev.onehot.relay.turn.Piece;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/// One request of a program, from its head to the end of its answer: bound to who answered when its head was read.
final class Errand implements ProviderTalk.Listener {
    private static final int LEFT = 499;
    private static final String JSON = "application/json";

    private final ProgramSide program;
    private final Desk desk;
    private final Asked asked;
    private final HttpRequest head;
    private final Caller caller;
    private final Answerer answerer;
    private final Instant at = Instant.now();
    private final long begin = System.nanoTime();
    private final UsageScan scan = new UsageScan();
    private ByteBuf body = Unpooled.EMPTY_BUFFER;
    private @Nullable ServerWay way;
    private @Nullable URI uri;
    private @Nullable ProviderTalk talk;
    private @Nullable HttpResponse failing;
    private ByteBuf failure = Unpooled.EMPTY_BUFFER;
    private String model = "";
    private int status;
    private boolean begun;
    private boolean ended;
    private boolean again;
    private boolean over;

    Errand(ProgramSide program, Desk desk, Asked asked, HttpRequest head, Caller caller, Answerer answerer) {
        this.program = program;
        this.desk = desk;
        this.asked = asked;
        this.head = head;
        this.caller = caller;
        this.answerer = answerer;
        desk.tally().begins(answerer.provider().id());
    }

    /// More of the request's body.
    ///
    /// @return whether it is not too much
    boolean collect(ByteBuf more) {
        if (more.isReadable()) {
            if (body.capacity() == 0) {
                body = WireLimits.MEMORY.heapBuffer(more.readableBytes());
            }
            body.writeBytes(more);
        }
        return body.readableBytes() <= WireLimits.LARGEST_BODY;
    }

    /// The request is whole.
    void begin() {
        if (listed()) {
            return;
        }
        var place = isJson() ? ModelName.in(body.array(), body.arrayOffset() + body.readerIndex(), body.arrayOffset() + body.writerIndex()) : null;
        var wanted = place == null ? asked.model() : new String(body.array(), place.from(), place.to() - place.from(), StandardCharsets.UTF_8);
        boolean vendor = desk.way(answerer, asked.tongue(), wanted).isVendor();
        model = asked.what() == Asked.What.OTHER && wanted.isEmpty() ? "" : ModelChoice.of(wanted, caller, answerer, vendor);
        var found = desk.way(answerer, asked.tongue(), model);
        way = found;
        if (!found.speaks(asked.tongue())) {
            denied(Denial.of(Piece.Failure.UNKNOWN, "Choose another provider: " + answerer.provider().name() + " does not know " + asked.path() + "."));
            return;
        }
        if (place != null && !wanted.equals(model)) {
            rename(place);
        }
        found.uri(asked).ifPresentOrElse(it -> {
            uri = it;
            send(false);
        }, () -> denied(Denial.of(Piece.Failure.UNREACHABLE, "Check the address of " + answerer.provider().name() + ": nothing can be asked there.")));
    }

    /// Answers what is known without asking.
    private boolean listed() {
        boolean one = asked.what() == Asked.What.MODEL;
        var known = one || asked.what() == Asked.What.MODELS ? ModelLists.of(answerer) : List.<String>of();
        boolean is = one ? known.contains(asked.model()) : !known.isEmpty();
        if (is) {
            answer(200, one ? ModelLists.entry(asked.tongue(), asked.model()).getBytes(StandardCharsets.UTF_8) : ModelLists.list(asked.tongue(), known));
        }
        return is;
    }

    private boolean isJson() {
        return body.hasArray() && body.isReadable() && !head.headers().get("Content-Type", JSON).toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private void rename(ModelName place) {
        int first = place.from() - body.arrayOffset();
        int second = place.to() - body.arrayOffset();
        var quoted = Tongue.quoted(model);
        body = Unpooled.wrappedBuffer(
                body.slice(body.readerIndex(), first - body.readerIndex()),
                Unpooled.copiedBuffer(quoted.substring(1, quoted.length() - 1), StandardCharsets.UTF_8),
                body.slice(second, body.writerIndex() - second));
    }

    private void send(boolean fresh) {
        var place = place();
        desk.channels(program.loop()).take(place, fresh, it -> {
            if (over) {
                it.close();
            } else {
                talk = it;
                it.ask(request(place), new DefaultLastHttpContent(body.retainedDuplicate()), this);
            }
        }, why -> broken(why, false));
    }

    private Place place() {
        return Place.of(Objects.requireNonNull(uri), Objects.requireNonNull(way).proxy());
    }

    private HttpRequest request(Place place) {
        var to = Objects.requireNonNull(uri);
        var path = asked.at(to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()));
        var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, head.method(), path.isEmpty() ? "/" : path, ForwardedHeaders.FACTORY.newHeaders());
        ForwardedHeaders.ask(head.headers(), Objects.requireNonNull(way), request.headers());
        request.headers().set("Host", place.authority());
        if (body.isReadable() || head.headers().contains("Content-Length") || head.headers().contains("Transfer-Encoding")) {
            request.headers().set("Content-Length", body.readableBytes());
        }
        return request;
    }

    @Override
    public void head(HttpResponse answer) {
        status = answer.status().code();
        boolean page = answer.headers().get("Content-Type", "").toLowerCase(Locale.ROOT).startsWith("text/html");
        if ((status >= 300 && status != 304) || page) {
            failing = answer;
            return;
        }
        var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, answer.status(), ForwardedHeaders.FACTORY.newHeaders());
        ForwardedHeaders.answer(answer.headers(), response.headers());
        named(response.headers());
        begun = true;
        program.head(response);
        body = Unpooled.EMPTY_BUFFER;
    }

    private void named(HttpHeaders headers) {
        headers.set("x-onehot-provider", ForwardedHeaders.ascii(answerer.provider().name()));
        headers.set("x-onehot-revision", answerer.revision());
    }

    @Override
    public void more(HttpContent content) {
        if (failing != null) {
            if (failure.readableBytes() < WireLimits.LONGEST_FAILURE) {
                failure = failure.capacity() == 0 ? WireLimits.MEMORY.heapBuffer() : failure;
                failure.writeBytes(content.content());
            }
            content.release();
            return;
        }
        scan.add(content.content());
        ended = content instanceof LastHttpContent;
        program.more(ended ? new DefaultLastHttpContent(content.content()) : new DefaultHttpContent(content.content()));
        if (!program.isWritable() && talk != null) {
            talk.reads(false);
        }
    }

    /// Whether the program reads as fast as the provider writes.
    void keepsUp(boolean now) {
        if (talk != null && begun && !over) {
            talk.reads(now);
        }
    }

    @Override
    public void pause() {
        if (begun) {
            program.flush();
        }
    }

    @Override
    public void whole() {
        talk = null;
        if (failing != null) {
            failed(failing);
            return;
        }
        if (!ended) {
            program.more(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        served(status, scan.tellsFailure() ? said(scan.beginning()) : "");
        program.flush();
        program.end();
    }

    /// The provider's own words on what it does not want, without a key; but no page for browsers.
    private void failed(HttpResponse answer) {
        var name = answerer.provider().name();
        var text = Redaction.of(failure.toString(StandardCharsets.UTF_8), Objects.requireNonNull(way).secrets());
        if (status >= 300 && status < 400) {
            denied(Denial.of(Piece.Failure.UNREACHABLE, "Check the address: " + name + " leads to another one (HTTP " + status + ")."));
        } else if (!text.stripLeading().startsWith("{") && !text.stripLeading().startsWith("[")) {
            var kind = status < 400 ? Piece.Failure.UNREACHABLE : Piece.Failure.of(status);
            denied(new Denial(status < 400 ? kind.status() : status, new Piece.Failed(
                    kind, "Check the address or try later: " + name + " answered with no JSON (HTTP " + status + ")."), status >= 500));
        } else {
            var response = WholeAnswer.of(status, JSON, text.getBytes(StandardCharsets.UTF_8));
            var kept = response.headers().getInt("Content-Length");
            ForwardedHeaders.answer(answer.headers(), response.headers());
            response.headers().set("Content-Length", kept);
            named(response.headers());
            if (status <= 403 && !response.headers().contains("x-should-retry")) {
                response.headers().set("x-should-retry", "false");
            }
            served(status, said(text));
            program.send(response);
        }
    }

    private String said(String text) {
        var message = Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,300})").matcher(text);
        return Redaction.of("HTTP " + status + (message.find() ? ": " + message.group(1) : ""), Objects.requireNonNull(way).secrets());
    }

    @Override
    public void broken(Throwable why, boolean unheard) {
        talk = null;
        if (over) {
            return;
        }
        if (unheard && !again) {
            again = true;
            send(true);
            return;
        }
        var denial = Troubles.of(why, answerer.provider().name(), place(), begun);
        if (begun) {
            served(denial.status(), denial.failed().message());
            program.cut();
        } else {
            denied(denial);
        }
    }

    /// Answers it without a provider.
    void denied(Denial denial) {
        served(denial.status(), denial.failed().message());
        program.deny(denial, asked.tongue(), Map.of(
                "x-onehot-provider", ForwardedHeaders.ascii(answerer.provider().name()), "x-onehot-revision", String.valueOf(answerer.revision())));
    }

    private void answer(int code, byte[] json) {
        var response = WholeAnswer.of(code, JSON, json);
        named(response.headers());
        served(code, "");
        program.send(response);
    }

    /// The program has gone.
    void left() {
        if (talk != null) {
            talk.close();
        }
        served(LEFT, "");
    }

    private void served(int code, String error) {
        if (!over) {
            over = true;
            body = Unpooled.EMPTY_BUFFER;
            desk.tally().ends(answerer.provider().id());
            desk.served(new Served(
                    at, Duration.ofNanos(System.nanoTime() - begin), caller.name(), answerer.provider().id(), model, code, scan.usage(), error));
        }
    }
}
