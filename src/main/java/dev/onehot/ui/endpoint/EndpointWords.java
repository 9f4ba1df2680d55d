package dev.onehot.ui.endpoint;

import module java.base;

import dev.onehot.model.EndpointException;
import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import dev.onehot.ui.EndpointHere.State;
import dev.onehot.ui.Workspace;

/// How the endpoint is, in words. FX thread only.
public record EndpointWords(Workspace workspace) {
    /// In a row of a list.
    public String briefly() {
        var endpoint = workspace.endpoint();
        return switch (endpoint.stateProperty().get()) {
            case State.Open _ -> active().map(it -> text("endpoint.brief.open", it)).orElseGet(() -> text("endpoint.brief.none"));
            case State.Failed _ when endpoint.otherProperty().get().isEmpty() -> text("endpoint.brief.failed");
            case State.Opening _ -> text("endpoint.brief.opening");
            case State.Closing _ -> text("endpoint.brief.closing");
            case State.Off _, State.Failed _ -> text(endpoint.otherProperty().get().isPresent() ? "endpoint.brief.other" : "endpoint.brief.off");
        };
    }

    /// In a sentence or two.
    String state() {
        var endpoint = workspace.endpoint();
        var other = endpoint.otherProperty().get();
        return switch (endpoint.stateProperty().get()) {
            case State.Open(int port) -> text("endpoint.state.open", String.valueOf(port)) + " " + answers();
            case State.Opening _ -> text("endpoint.state.opening");
            case State.Closing _ -> text("endpoint.state.closing", endpoint.trafficProperty().get().now());
            case State.Off _, State.Failed _ when other.isPresent() -> text("endpoint.state.other", other.get().process(), other.get().address());
            case State.Failed _ -> text("endpoint.state.failed");
            case State.Off _ -> text("endpoint.state.off");
        };
    }

    private String answers() {
        if (active().isEmpty()) {
            return text("endpoint.state.none");
        }
        var keys = workspace.keys().state();
        boolean locked = !keys.isUsable() && workspace.model().snapshot().protection().master().isPresent();
        return text("endpoint.state.answers", active().get()) + (locked ? " " + text("endpoint.state.locked") : "");
    }

    private Optional<String> active() {
        return workspace.model().activeProperty().get().map(Provider::name).map(Visible::line);
    }

    /// Why it does not answer, or not where it is looked for; empty where nothing is to be said.
    String problem() {
        var endpoint = workspace.endpoint();
        return switch (endpoint.stateProperty().get()) {
            case State.Failed _ when endpoint.otherProperty().get().isPresent() -> "";
            case State.Failed(EndpointException taken) when taken.isTaken() -> workspace.texts().message(taken.what()) + " " + text("endpoint.problem.taken");
            case State.Failed(var why) -> workspace.texts().failure(why);
            case State.Open(int port) when port != endpoint.storedPort() ->
                text("endpoint.problem.moved", String.valueOf(port), String.valueOf(endpoint.storedPort()));
            default -> "";
        };
    }

    private String text(String key, Object... arguments) {
        return workspace.texts().get(key, arguments);
    }
}
