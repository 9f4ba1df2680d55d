package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.PlannedFile;
import dev.onehot.model.ProgramState;
import dev.onehot.model.Provider;
import dev.onehot.model.RunningProgram;
import org.jspecify.annotations.Nullable;

/// How programs that follow, or could, are shown. No key is in any of it.
///
/// @param snapshot for the names of providers
record ProgramShapes(Snapshot snapshot) {
    private static final String ENDPOINT = "the endpoint";

    Map<String, @Nullable Object> program(ProgramState it) {
        return JsonOutput.object(
                "id", it.program().id(),
                "name", name(it),
                "installed", it.found(),
                "files", it.files(),
                "way", it.followed().map(_ -> "follow"),
                "state", it.standing().word(),
                "provider", provider(it.provider()),
                "pinned", provider(it.followed().map(FollowedProgram::pinned).orElse(OptionalLong.empty())),
                "keyWay", it.followed().map(FollowedProgram::delivery).orElse(it.program().deliveries().getFirst()).word(),
                "sessions", it.sessions().stream().map(ProgramShapes::session).toList(),
                "sessionDoes", it.program().session().word(),
                "tried", Shapes.orNull(it.program().tried()),
                "reason", it.reason().map(reason -> reason.text(Locale.ROOT)),
                "beatenBy", beaten(it));
    }

    /// When a program was given the key of the provider that its files have, where it asks for that; of which program it was nothing is known.
    static Optional<String> taken(ProgramState it, Map<Long, Instant> last) {
        boolean asks = it.followed().filter(program -> program.delivery() == KeyDelivery.HELPER).isPresent() && it.provider().isPresent();
        return asks ? Optional.ofNullable(last.get(it.provider().getAsLong())).map(Instant::toString) : Optional.empty();
    }

    private static Map<String, @Nullable Object> session(RunningProgram it) {
        return JsonOutput.object("pid", it.pid(), "since", it.start().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private @Nullable Map<String, @Nullable Object> provider(OptionalLong id) {
        return id.isEmpty() ? null : JsonOutput.object("id", id.getAsLong(), "name", name(id.getAsLong()));
    }

    private Optional<String> name(long provider) {
        return provider == EndpointProvider.ID ? Optional.of(ENDPOINT) : snapshot.provider(provider).map(Provider::name);
    }

    List<Map<String, @Nullable Object>> programs(List<ProgramState> states) {
        return states.stream().map(this::program).toList();
    }

    static Map<String, @Nullable Object> file(PlannedFile it) {
        return JsonOutput.object("path", it.path(), "diff", it.diff(), "obstacle", it.obstacle().map(why -> why.text(Locale.ROOT)));
    }

    /// What a person calls it.
    static String name(ProgramState it) {
        return it.followed().map(FollowedProgram::name).orElse(it.program().name());
    }

    /// The name of the provider that its files have; empty for none, or one that is gone.
    String providerName(ProgramState it) {
        return it.provider().isEmpty() ? "" : name(it.provider().getAsLong()).map(Table::name).orElse("");
    }

    /// How it is after a change: who follows, who has to be started anew, and who does not, and why.
    String line(ProgramState it) {
        var name = name(it);
        var provider = providerName(it);
        return switch (it.standing()) {
            case FOLLOWS -> name + " follows" + (it.sessions().isEmpty() ? "." : ": " + sessions(it) + " from the next new conversation on.") + but(it);
            case PINNED -> name + " stays with " + (provider.isEmpty() ? "its provider" : provider) + "." + but(it);
            case NEEDS_RESTART -> name + " follows: start " + sessions(it) + " anew." + but(it);
            case NOT_FOUND, PLAIN -> name + " does not follow.";
            case ELSEWHERE -> name + " follows on another computer.";
            case DRIFTED, UNREADABLE, DOES_NOT_FIT, WAITS_FOR_KEYS, FAILED -> name + (provider.isEmpty() ? " does not follow" : " stays with " + provider)
                    + it.reason().map(why -> ": " + why.text(Locale.ROOT)).orElse(".");
        };
    }

    private static List<String> beaten(ProgramState it) {
        return it.beaten().stream().map(what -> what.text(Locale.ROOT)).toList();
    }

    /// What it obeys more than its files.
    private static String but(ProgramState it) {
        return it.beaten().isEmpty() ? "" : " But: " + String.join(" ", beaten(it));
    }

    private static String sessions(ProgramState it) {
        int count = it.sessions().size();
        return count == 1 ? "the running session" : "the " + count + " running sessions";
    }
}
