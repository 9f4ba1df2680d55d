package dev.onehot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whoever asks for something in the background is answered, whatever becomes of it.
class CheckRunsTest extends ProbeFixture {
    static final List<Throwable> FAILURES = List.of(
            new IllegalStateException("a defect"),
            new OutOfMemoryError("not really"),
            new StackOverflowError(),
            new UncheckedIOException(new IOException("gone")),
            new ChosenFileException(Path.of("some.toml"), 4));

    @ParameterizedTest
    @FieldSource("FAILURES")
    void aCheckThatThrowsIsAnswered(Throwable failure) {
        var answers = new ConcurrentLinkedQueue<Checked>();
        var runs = closing(new CheckRuns(new Probe(Map.of(), new BrokenClock(failure))));
        runs.start(target("openai-compatible", "http://127.0.0.1:1/v1", KEY, "small"), false, answers::add);

        Await.until("the check answers", () -> !answers.isEmpty());
        assertThat(answers).singleElement().extracting(Checked::result).satisfies(it -> {
            assertThat(it.summary()).isEqualTo(CheckResult.Summary.FAILED);
            assertThat(it.failure()).map(CheckFailure::kind).contains(CheckClass.UNEXPECTED);
        });
    }

    @ParameterizedTest
    @FieldSource("FAILURES")
    void aSearchThatThrowsIsAnswered(Throwable failure) {
        var answers = new ConcurrentLinkedQueue<Object>();
        var runs = closing(new CheckRuns(Map.of()));
        runs.search(
                probe -> {
                    throw CheckRunsTest.<RuntimeException>unchecked(failure);
                },
                answers::add,
                answers::add);

        Await.until("the search answers", () -> !answers.isEmpty());
        assertThat(answers).containsExactly(failure);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }

    /// Something that every check needs and that fails.
    private static final class BrokenClock extends Clock {
        private final Throwable failure;

        BrokenClock(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw CheckRunsTest.<RuntimeException>unchecked(failure);
        }
    }
}
