package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.dialect.AnswerReader;
import dev.onehot.relay.dialect.AnswerWriter;
import dev.onehot.relay.dialect.EventLines;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/// An answer of a provider that speaks another dialect than the program: read piece by piece, and written as it is read.
final class Translation implements Carrying {
    private static final int LONGEST_WHOLE = 64 << 20;
    private static final Pattern EVENT = Pattern.compile("\\s*(?:data|event|id|retry)?:");
    private static final int LONGEST_BEGINNING = 64;

    private final ProgramSide program;
    private final Consumer<HttpHeaders> named;
    private final UnaryOperator<String> clean;
    private final ModelTurn turn;
    private final Omissions omissions;
    private final AnswerReader reader;
    private final AnswerWriter writer;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private final EventLines events;
    private boolean streams;
    private boolean begun;
    private boolean over;
    private Piece.Usage usage = Piece.Usage.NONE;
    private Optional<Piece.Failed> failed = Optional.empty();

    /// @param named adds who answers
    /// @param clean takes keys out of what a server says
    Translation(ProgramSide program, Consumer<HttpHeaders> named, UnaryOperator<String> clean, Rephrased request) {
        this.program = program;
        this.named = named;
        this.clean = clean;
        this.turn = request.turn();
        this.omissions = request.omissions();
        this.reader = request.from().answers();
        this.writer = request.to().answering(turn, written);
        this.events = new EventLines((name, data) -> reader.event(name, data, this::take));
    }

    @Override
    public void begin(HttpResponse answer) {
        streams = answer.headers().get("Content-Type", "").toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    @Override
    public void more(HttpContent content) {
        var bytes = content.content();
        try {
            if (over) {
                return;
            }
            // Some relays stream events and call them something else.
            streams |= whole.size() == 0 && EVENT.matcher(bytes.toString(bytes.readerIndex(), Math.min(bytes.readableBytes(), LONGEST_BEGINNING), StandardCharsets.UTF_8)).lookingAt();
            if (streams) {
                var read = ByteBufUtil.getBytes(bytes);
                events.read(read, 0, read.length);
            } else if (whole.size() + bytes.readableBytes() > LONGEST_WHOLE) {
                throw new IOException("The answer is longer than 64 MiB.");
            } else {
                bytes.getBytes(bytes.readerIndex(), whole, bytes.readableBytes());
            }
        } catch (IOException tooLong) {
            take(new Piece.Failed(Piece.Failure.SERVER, String.valueOf(tooLong.getMessage())));
        } finally {
            content.release();
        }
        pass();
    }

    /// Tells the program one piece. Behind the last one nothing counts.
    private void take(Piece told) {
        if (over) {
            return;
        }
        var piece = told instanceof Piece.Failed(var kind, var message) ? new Piece.Failed(kind, clean.apply(message)) : told;
        switch (piece) {
            case Piece.Ended ended -> {
                over = true;
                usage = ended.usage();
            }
            case Piece.Failed why -> {
                over = true;
                failed = Optional.of(why);
                if (!begun && written.size() == 0) {
                    return;
                }
                // Some programs find it only where it comes by itself.
                pass();
            }
            default -> {}
        }
        try {
            writer.write(piece);
        } catch (IOException tooLong) {
            over = true;
            failed = Optional.of(new Piece.Failed(Piece.Failure.SERVER, String.valueOf(tooLong.getMessage())));
        }
    }

    /// Hands on what was written. An answer that is no stream is handed on at its end, as one.
    private void pass() {
        if (turn.streamed() && written.size() > 0) {
            if (!begun) {
                begun = true;
                program.head(head());
            }
            program.more(new DefaultHttpContent(taken()));
        }
    }

    private ByteBuf taken() {
        var bytes = Unpooled.wrappedBuffer(written.toByteArray());
        written.reset();
        return bytes;
    }

    private HttpResponse head() {
        var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers().set("Content-Type", writer.contentType());
        if (!omissions.names().isEmpty()) {
            response.headers().set("x-onehot-left-out", String.join(",", omissions.names()));
        }
        named.accept(response.headers());
        return response;
    }

    @Override
    public Optional<Denial> end() {
        if (streams) {
            events.end();
            reader.end(this::take);
        } else if (!over) {
            WireJson.object(whole.toString(StandardCharsets.UTF_8)).ifPresentOrElse(
                    it -> reader.whole(200, it, this::take),
                    () -> take(new Piece.Failed(Piece.Failure.UNREACHABLE, "Check the address: the provider answered with no JSON.")));
        }
        return close();
    }

    private Optional<Denial> close() {
        pass();
        if (begun) {
            program.more(LastHttpContent.EMPTY_LAST_CONTENT);
        } else if (failed.isPresent()) {
            var why = failed.get();
            return Optional.of(new Denial(why.kind().status(), why, mayPass(why.kind())));
        } else {
            var body = taken();
            var response = head();
            response.headers().set("Content-Length", body.readableBytes());
            program.head(response);
            program.more(new DefaultLastHttpContent(body));
        }
        return Optional.empty();
    }

    private static boolean mayPass(Piece.Failure kind) {
        return kind.status() >= 500 || kind == Piece.Failure.LIMIT;
    }

    @Override
    public boolean breakOff(Denial why) {
        take(why.failed());
        return close().isEmpty();
    }

    @Override
    public boolean isOver() {
        return over && streams;
    }

    @Override
    public boolean isBegun() {
        return begun;
    }

    @Override
    public Optional<Denial> failure(int status, String json) {
        var told = new ArrayList<Piece>();
        WireJson.object(json).ifPresent(it -> reader.whole(status, it, told::add));
        return told.stream().filter(Piece.Failed.class::isInstance).map(Piece.Failed.class::cast).findFirst()
                .or(() -> Optional.of(new Piece.Failed(Piece.Failure.of(status), "The provider answered HTTP " + status + ".")))
                .map(it -> new Denial(status, it, mayPass(Piece.Failure.of(status))));
    }

    @Override
    public Piece.Usage usage() {
        return usage;
    }

    @Override
    public String error() {
        return failed.map(it -> "\"message\":\"" + it.message()).orElse("");
    }
}
