package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.Answering;
import dev.onehot.relay.UnansweredException;
import dev.onehot.relay.turn.Piece;
import io.netty.handler.codec.http.HttpHeaders;

/// Who may ask: a program of this machine that names the endpoint as itself and has a token. No web page may spend a person's money.
record Doorkeeper(int port, Answering answering) {
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final List<String> PLACES = List.of("x-api-key", "x-goog-api-key", "api-key");
    private static final String BEARER = "bearer ";
    private static final int USUAL = 80;

    /// Whether a request is one that a browser would send for some page, or for a name that only leads here.
    boolean isStrange(HttpHeaders headers) {
        var hosts = headers.getAll("Host");
        return headers.contains("Origin") || hosts.size() != 1 || !isHere(hosts.getFirst());
    }

    private boolean isHere(String host) {
        var name = host.strip().toLowerCase(Locale.ROOT);
        var named = ":" + port;
        return name.endsWith(named) ? HERE.contains(name.substring(0, name.length() - named.length())) : port == USUAL && HERE.contains(name);
    }

    /// Whose token it is, and who answers at this moment. May wait for what another process is just committing.
    Admission admit(List<String> tokens) {
        var program = "";
        try {
            for (var token : tokens) {
                var caller = answering.caller(token);
                if (caller.isPresent()) {
                    program = caller.get().name();
                    return new Admission.Granted(caller.get(), answering.answerer(caller.get()));
                }
            }
        } catch (UnansweredException nobody) {
            return new Admission.Refused(program, Denial.of(nobody.kind(), String.valueOf(nobody.getMessage())));
        } catch (RuntimeException failed) {
            // Its message may hold anything.
            return new Admission.Refused(program, Denial.passing(Piece.Failure.SERVER, "Try again: Onehot could not find out who answers."));
        }
        return new Admission.Refused("", Denial.of(Piece.Failure.KEY, tokens.isEmpty()
                ? "Give this program a token: it sent none to Onehot. onehotctl program token NAME makes one; a line break at its end loses it."
                : "Give this program another token: Onehot does not know this one. onehotctl program token NAME makes one."));
    }

    /// Every token that came.
    static List<String> tokens(HttpHeaders headers, String target) {
        var bearers = headers.getAll("Authorization").stream()
                .filter(it -> it.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(it -> it.substring(BEARER.length()));
        int question = target.indexOf("?");
        var inQuery = Arrays.stream(question < 0 ? new String[0] : target.substring(question + 1).split("&", -1))
                .filter(it -> it.startsWith("key="))
                .map(it -> it.substring("key=".length()));
        return Stream.of(bearers, PLACES.stream().flatMap(it -> headers.getAll(it).stream()), inQuery)
                .flatMap(it -> it)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /// Where a request may carry a credential: nothing of it goes to a provider.
    static boolean isCredential(String header) {
        return header.equalsIgnoreCase("authorization") || header.equalsIgnoreCase("cookie") || PLACES.stream().anyMatch(header::equalsIgnoreCase);
    }
}
