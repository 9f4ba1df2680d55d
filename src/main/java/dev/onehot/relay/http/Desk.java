package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.Answerer;
import dev.onehot.relay.Answering;
import dev.onehot.relay.Served;
import dev.onehot.relay.turn.Piece;
import io.netty.channel.EventLoop;

/// What all connections of one endpoint share. Any thread.
final class Desk {
    private static final int MOST_WAYS = 500;

    private final Answering answering;
    private final Doorkeeper doorkeeper;
    private final Map<String, String> environment;
    private final Outlets outlets;
    private final Tally tally = new Tally();
    private final RefusedSignatures refused = new RefusedSignatures();
    private final Map<Which, ServerWay> ways = new ConcurrentHashMap<>();
    private final Map<EventLoop, ProviderChannels> channels = new ConcurrentHashMap<>();
    private volatile boolean closing;

    private record Which(long provider, Tongue tongue, String model) {}

    Desk(int port, Answering answering, Map<String, String> environment) {
        this.answering = answering;
        this.doorkeeper = new Doorkeeper(port, answering);
        this.environment = Map.copyOf(environment);
        this.outlets = new Outlets(environment);
    }

    Answering answering() {
        return answering;
    }

    Doorkeeper doorkeeper() {
        return doorkeeper;
    }

    Tally tally() {
        return tally;
    }

    RefusedSignatures refused() {
        return refused;
    }

    /// Whether no further request is taken on.
    boolean isClosing() {
        return closing;
    }

    void closing() {
        closing = true;
    }

    /// To be used on that loop only.
    ProviderChannels channels(EventLoop loop) {
        return channels.computeIfAbsent(loop, it -> new ProviderChannels(it, outlets));
    }

    /// How a provider is asked; found out once until it is changed.
    ServerWay way(Answerer answerer, Tongue tongue, String model) {
        var which = new Which(answerer.provider().id(), tongue, model);
        var known = ways.get(which);
        if (known != null && known.isOf(answerer)) {
            return known;
        }
        if (ways.size() > MOST_WAYS) {
            ways.clear();
        }
        var way = ServerWay.of(answerer, tongue, model, environment);
        ways.put(which, way);
        return way;
    }

    /// Takes note that a program was not let in, or that nobody answers it.
    void refused(Admission.Refused refused) {
        var denial = refused.denial();
        served(new Served(Instant.now(), Duration.ZERO, refused.program(), 0, "", denial.status(), Piece.Usage.NONE, denial.failed().message()));
    }

    /// Takes note of what came of a request.
    void served(Served served) {
        if (!served.error().isEmpty()) {
            tally.failed(served);
        }
        answering.served(served);
    }
}
