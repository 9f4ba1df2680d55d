package dev.onehot.relay.http;

import module java.base;

import dev.onehot.model.Redaction;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.Caller;
import dev.onehot.relay.Served;
import dev.onehot.relay.turn.Piece;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

/// One request of a program, from its head to the end of its answer: bound to who answered when its head was read.
final class Errand implements ProviderTalk.Listener {
    private static final int REFUSED = 400;
    private static final int LEFT = 499;
    private static final int BYTES_A_TOKEN = 4;

    /// A provider that says what is wrong does not take longer.
    private static final int FAILURE_SECONDS = 30;

    private static final String LATER = "Retry-After";
    private static final String JSON = "application/json";

    private final ProgramSide program;
    private final Desk desk;
    private final Asked asked;
    private final HttpRequest head;
    private final Caller caller;
    private final Answerer answerer;
    private final Instant at = Instant.now();
    private final long begin = System.nanoTime();
    private Carrying carrying;
    private final RequestBody body;
    private @Nullable Prepared prepared;
    private @Nullable ProviderTalk talk;
    private @Nullable HttpResponse failing;
    private ByteBuf failure = Unpooled.EMPTY_BUFFER;
    private String model = "";
    private int status;
    private boolean again;
    private final List<String> unsigned = new ArrayList<>();
    private boolean over;

    Errand(ProgramSide program, Desk desk, Asked asked, HttpRequest head, Caller caller, Answerer answerer) {
        this.program = program;
        this.desk = desk;
        this.asked = asked;
        this.head = head;
        this.caller = caller;
        this.answerer = answerer;
        this.carrying = new Unchanged(program, this::named);
        this.body = new RequestBody(HttpUtil.getContentLength(head, WireLimits.LARGEST_BODY));
        desk.tally().begins(answerer.provider().id());
    }

    /// More of the request's body.
    ///
    /// @return whether it is not too much
    boolean collect(ByteBuf more) {
        return body.add(more);
    }

    /// The request is whole.
    void begin() {
        try {
            if (listed()) {
                return;
            }
            var ready = Prepared.of(desk, asked, head, body.bytes(), caller, answerer);
            model = ready.model();
            prepared = ready;
            ready.rephrased().ifPresent(it -> carrying = new Translation(program, this::named, this::clean, it));
            send(ready, false);
        } catch (UnaskableException unaskable) {
            if (asked.what() == Asked.What.COUNT) {
                estimate();
            } else {
                denied(unaskable.denial());
            }
        } catch (Throwable unforeseen) {
            stumbled(unforeseen);
        }
    }

    /// Whoever called would keep it to themselves, and the program would wait for ever.
    private void stumbled(Throwable unforeseen) {
        if (talk != null) {
            talk.close();
            talk = null;
        }
        // Its message may hold anything.
        var denial = Denial.of(
                Piece.Failure.SERVER, "Onehot failed to pass this request on (" + unforeseen.getClass().getSimpleName() + "). Please tell its makers.");
        if (over || carrying.isBegun()) {
            served(denial.status(), denial.failed().message());
            program.cut();
        } else {
            denied(denial);
        }
    }

    /// Another dialect's provider counts in its own way; this is near enough to plan with, and says what it is.
    private void estimate() {
        long tokens = Math.max(1, body.bytes().readableBytes() / BYTES_A_TOKEN);
        var json = asked.tongue() == Tongue.GEMINI ? "{\"totalTokens\":" + tokens + "}" : "{\"input_tokens\":" + tokens + "}";
        answer(200, json.getBytes(StandardCharsets.UTF_8), Map.of("x-onehot-estimated", "true"));
    }

    /// Answers what is known without asking.
    private boolean listed() {
        if (asked.what() == Asked.What.MODELS && ModelLists.isForCodex(asked.query())) {
            answer(200, ModelLists.forCodex(), Map.of());
            return true;
        }
        boolean one = asked.what() == Asked.What.MODEL;
        var known = one || asked.what() == Asked.What.MODELS ? ModelLists.of(answerer) : List.<String>of();
        boolean is = one ? known.contains(asked.model()) : !known.isEmpty();
        if (is) {
            var list = one ? ModelLists.entry(asked.tongue(), asked.model()).getBytes(StandardCharsets.UTF_8) : ModelLists.list(asked.tongue(), known);
            answer(200, list, Map.of());
        }
        return is;
    }

    private void send(Prepared ready, boolean fresh) {
        desk.channels(program.loop()).take(ready.place(), fresh, it -> {
            if (over) {
                it.close();
                return;
            }
            talk = it;
            try {
                it.ask(ready.request(), new DefaultLastHttpContent(ready.body().retainedDuplicate()), this);
            } catch (Throwable unforeseen) {
                stumbled(unforeseen);
            }
        }, why -> broken(why, false));
    }

    @Override
    public void head(HttpResponse answer) {
        status = answer.status().code();
        body.forget();
        if (status != REFUSED) {
            desk.refused().add(answerer.provider().id(), unsigned);
            prepared = Objects.requireNonNull(prepared).sent();
        }
        boolean page = answer.headers().get("Content-Type", "").toLowerCase(Locale.ROOT).startsWith("text/html");
        if ((status >= 300 && status != 304) || page) {
            failing = answer;
            Objects.requireNonNull(talk).endsWithin(FAILURE_SECONDS);
        } else {
            carrying.begin(answer);
        }
    }

    private void named(HttpHeaders headers) {
        headers.set("x-onehot-provider", ForwardedHeaders.ascii(answerer.provider().name()));
        headers.set("x-onehot-revision", answerer.revision());
    }

    @Override
    public void more(HttpContent content) {
        if (failing == null) {
            carrying.more(content);
            if (!program.isWritable() && talk != null) {
                talk.reads(false);
            }
            return;
        }
        if (failure.readableBytes() < WireLimits.LONGEST_FAILURE) {
            failure = failure.capacity() == 0 ? WireLimits.MEMORY.heapBuffer() : failure;
            failure.writeBytes(content.content());
        }
        content.release();
        if (failure.readableBytes() >= WireLimits.LONGEST_FAILURE && talk != null) {
            // Enough was said, and some never end.
            talk.close();
            whole();
        }
    }

    /// Whether the program reads as fast as the provider writes.
    void keepsUp(boolean now) {
        if (talk != null && !over) {
            talk.reads(now);
        }
    }

    @Override
    public void pause() {
        if (carrying.isOver() && talk != null) {
            // Some servers never end what they have said.
            talk.close();
            whole();
        } else if (!over) {
            program.flush();
        }
    }

    @Override
    public void whole() {
        talk = null;
        try {
            ended();
        } catch (Throwable unforeseen) {
            stumbled(unforeseen);
        }
    }

    private void ended() {
        if (failing != null) {
            failed(failing);
            return;
        }
        carrying.end().ifPresentOrElse(this::denied, () -> {
            served(status, carrying.error().isEmpty() ? "" : said(carrying.error()));
            program.flush();
            program.end();
        });
    }

    /// The provider's own words on what it does not want, without a key; but no page for browsers.
    private void failed(HttpResponse answer) {
        var name = answerer.provider().name();
        var text = clean(failure.toString(StandardCharsets.UTF_8));
        var without = status == REFUSED && unsigned.isEmpty() ? Objects.requireNonNull(prepared).without(text, unsigned::add) : Optional.<Prepared>empty();
        if (without.isPresent()) {
            failing = null;
            failure = Unpooled.EMPTY_BUFFER;
            prepared = without.get();
            send(without.get(), false);
            return;
        }
        if (status >= 300 && status < 400) {
            denied(Denial.of(Piece.Failure.UNREACHABLE, "Check the address: " + name + " leads to another one (HTTP " + status + ")."));
        } else if (!text.stripLeading().startsWith("{") && !text.stripLeading().startsWith("[")) {
            var kind = status < 400 ? Piece.Failure.UNREACHABLE : Piece.Failure.of(status);
            denied(new Denial(status < 400 ? kind.status() : status, new Piece.Failed(
                    kind, "Check the address or try later: " + name + " answered with no JSON (HTTP " + status + ")."), status >= 500));
        } else if (carrying.failure(status, text).isPresent()) {
            denied(carrying.failure(status, text).orElseThrow());
        } else {
            var response = WholeAnswer.of(status, JSON, text.getBytes(StandardCharsets.UTF_8));
            var kept = response.headers().getInt("Content-Length");
            ForwardedHeaders.answer(answer.headers(), response.headers());
            response.headers().set("Content-Length", kept);
            response.headers().set("Content-Type", JSON);
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
        return clean("HTTP " + status + (message.find() ? ": " + message.group(1) : ""));
    }

    /// Without keys.
    private String clean(String text) {
        return Redaction.of(text, Objects.requireNonNull(prepared).way().secrets());
    }

    @Override
    public void broken(Throwable why, boolean unheard) {
        talk = null;
        try {
            lost(why, unheard);
        } catch (Throwable unforeseen) {
            stumbled(unforeseen);
        }
    }

    private void lost(Throwable why, boolean unheard) {
        var ready = prepared;
        if (over || ready == null) {
            return;
        }
        if (unheard && !again) {
            again = true;
            send(ready, true);
            return;
        }
        if (failing != null) {
            // What it said until then says more than that it did not end.
            failed(failing);
            return;
        }
        var denial = Troubles.of(why, answerer.provider().name(), ready.place(), carrying.isBegun());
        if (carrying.isBegun()) {
            served(denial.status(), denial.failed().message());
            if (carrying.breakOff(denial)) {
                program.flush();
                program.end();
            } else {
                program.cut();
            }
        } else {
            denied(denial);
        }
    }

    /// Answers it without a provider.
    void denied(Denial denial) {
        served(denial.status(), denial.failed().message());
        var headers = new HashMap<>(Map.of(
                "x-onehot-provider", ForwardedHeaders.ascii(answerer.provider().name()), "x-onehot-revision", String.valueOf(answerer.revision())));
        if (failing != null && failing.headers().contains(LATER)) {
            headers.put(LATER, failing.headers().get(LATER));
        }
        program.deny(denial, asked.tongue(), headers);
    }

    private void answer(int code, byte[] json, Map<String, String> headers) {
        var response = WholeAnswer.of(code, JSON, json);
        headers.forEach(response.headers()::set);
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
            desk.tally().ends(answerer.provider().id());
            desk.served(new Served(
                    at, Duration.ofNanos(System.nanoTime() - begin), caller.name(), answerer.provider().id(), model, code, carrying.usage(), error));
        }
    }
}
