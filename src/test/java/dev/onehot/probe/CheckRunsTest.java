package dev.onehot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.OnehotException;
import dev.onehot.testing.Await;
import dev.onehot.tools.ChosenFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whoever asks for something in the background is answered, whatever becomes of it, and a defect is reported besides.
@Isolated
class CheckRunsTest extends ProbeFixture {
    static final List<Throwable> FAILURES = List.of(
            new IllegalStateException("a defect"),
            new OutOfMemoryError("not really"),
            new StackOverflowError(),
            new UncheckedIOException(new IOException("gone")),
            new ChosenFileException(Path.of("some.toml"), 4));

    private final Queue<Throwable> reported = new ConcurrentLinkedQueue<>();
    private Thread.UncaughtExceptionHandler usual;

    @BeforeEach
    void hearReports() {
        usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> reported.add(failure));
    }

    @AfterEach
    void hearNoMore() {
        Thread.setDefaultUncaughtExceptionHandler(usual);
    }

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
        Await.until("it is reported", () -> reported.contains(failure));
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
        // What is wrong with a file is no defect.
        Await.until("it is reported", () -> failure instanceof OnehotException || reported.contains(failure));
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
