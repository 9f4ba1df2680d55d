package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.lang.System.Logger.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Log and crash reports say where, and never what a person typed or stored.
@Isolated
class ReportsTest {
    private static final String KEY = "sk-proj-abcdefghijklmnopqrstuvwx1234";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void endLog() {
        Log.end();
    }

    @Test
    void aCrashReportSaysWhereWithoutAnyMessage() throws IOException {
        report(new IllegalStateException("cannot use " + KEY, new IOException("header x-api-key: " + KEY)));

        var text = Files.readString(files("crash-").getFirst());
        assertThat(text)
                .contains("java.lang.IllegalStateException", "caused by java.io.IOException", "ReportsTest", "thread: some-thread")
                .doesNotContain(KEY)
                .doesNotContain("x-api-key");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(files("crash-").getFirst().toString()).doesNotContain(KEY);
    }

    @Test
    void onlyTheLastReportsAreKept() throws IOException {
        for (int i = 0; i < 8; i++) {
            Files.createFile(folder.resolve("crash-2020-01-0" + (i + 1) + ".txt"));
        }
        report(new IllegalStateException());
        assertThat(files("crash-")).hasSize(5);
        assertThat(files("crash-").getFirst().getFileName().toString()).isEqualTo("crash-2020-01-05.txt");
    }

    @Test
    void withoutAFolderTheReportIsPrinted() throws IOException {
        var blocked = Files.createFile(folder.resolve("a-file"));
        new CrashReports(blocked, errors()).uncaughtException(Thread.currentThread(), new IllegalStateException(KEY));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("IllegalStateException").doesNotContain(KEY);
    }

    @Test
    void nothingGoesToAPlaceThatWouldShowThem() {
        Log.of(Lifetime.class).log(Level.INFO, "begin");
        var root = Logger.getLogger("dev.onehot");
        assertThat(root.getUseParentHandlers()).isFalse();
        assertThat(root.getHandlers()).isNotEmpty().allMatch(it -> it.getFormatter() instanceof LogLine);
    }

    @Test
    void theLogLeavesOutMessagesOfExceptions() throws IOException {
        Log.begin(folder, "begun");
        Log.of(Lifetime.class).log(Level.WARNING, "no luck", new IOException(KEY));
        Log.end();

        assertThat(Files.readString(folder.resolve("onehot.log.0")))
                .contains("WARNING Lifetime: no luck", "java.io.IOException", "ReportsTest")
                .doesNotContain(KEY);
    }

    /// As it is while a system ends its programs.
    @Test
    void theLogHasItsFirstAndLastLineAlsoWhenTheLibraryHasForgottenAll() throws IOException {
        var root = Logger.getLogger("dev.onehot");
        var level = root.getLevel();
        root.setLevel(java.util.logging.Level.OFF);
        try {
            Log.begin(folder, "begun");
            Log.end();
        } finally {
            root.setLevel(level);
        }

        assertThat(Files.readString(folder.resolve("onehot.log.0")).lines().map(it -> it.substring(it.indexOf(' ') + 1)))
                .containsExactly("INFO Log: begun", "INFO Log: ended");
    }

    @Test
    void theLogBeginsAnewBeforeItGetsLarge() throws IOException {
        Log.begin(folder, "begun");
        for (int i = 0; i < 12_000; i++) {
            Log.of(Lifetime.class).log(Level.INFO, "a line of about a hundred characters, so that some thousands of them do not fit in one file {0}", i);
        }
        Log.end();

        assertThat(files("onehot.log")).hasSize(3).allSatisfy(it -> assertThat(Files.size(it)).isLessThan(300_000));
        assertThat(Files.readString(folder.resolve("onehot.log.0"))).contains("11,999");
    }

    private void report(Throwable failure) {
        new CrashReports(folder, errors()).uncaughtException(new Thread("some-thread"), failure);
    }

    private PrintStream errors() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private List<Path> files(String start) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(it -> it.getFileName().toString().startsWith(start) && !it.toString().endsWith(".lck"))
                    .sorted()
                    .toList();
        }
    }
}
