package dev.onehot.ui;

import module java.base;

import dev.onehot.model.EndpointHolder;

/// The endpoint of the shown database in this process. Any thread; nothing waits but what says so.
public interface EndpointHere {
    /// Where there can be none.
    EndpointHere NONE = new EndpointHere() {
        @Override
        public void follow(Consumer<State> told, Runnable noted) {}

        @Override
        public void turn(boolean on) {}

        @Override
        public void again() {}

        @Override
        public Traffic traffic() {
            return Traffic.NONE;
        }

        @Override
        public Optional<EndpointHolder> other() {
            return Optional.empty();
        }

        @Override
        public String loginUnit() {
            return "";
        }
    };

    /// How it is.
    sealed interface State {
        record Off() implements State {}

        record Opening() implements State {}

        /// It answers at this port, whatever is stored since.
        record Open(int port) implements State {}

        /// It takes nothing new; requests under way have their time.
        record Closing() implements State {}

        record Failed(Throwable why) implements State {}
    }

    /// What goes through it at this moment.
    ///
    /// @param underWay requests by the id of their provider
    /// @param failures the last one of each provider, and of nobody's
    /// @param answered how many have been, well or not
    record Traffic(Map<Long, Integer> underWay, List<Failure> failures, long answered) {
        public static final Traffic NONE = new Traffic(Map.of(), List.of(), 0);

        /// Of all providers.
        public int now() {
            return underWay.values().stream().mapToInt(it -> it).sum();
        }
    }

    /// A request that failed.
    ///
    /// @param program whose token it was; empty for nobody's
    /// @param provider by its id; 0 where nobody was asked
    /// @param status of HTTP
    /// @param words without a key, and nothing of what was asked
    record Failure(Instant at, String program, long provider, int status, String words) {}

    /// Tells from now on how it is, and when a request has begun or ended; on threads of its own.
    void follow(Consumer<State> told, Runnable noted);

    /// Has it answer for as long as the window is open, or not.
    void turn(boolean on);

    /// Opens it once more: where it could not be, or at another port.
    void again();

    Traffic traffic();

    /// Another process that serves the same database. Looks at a file.
    Optional<EndpointHolder> other();

    /// What this system is given so that it serves the database whenever its person logs in, and what is done with that. Looks at files.
    String loginUnit();
}
