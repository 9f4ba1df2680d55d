package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import module java.base;

import dev.onehot.testing.LightPlaces;
import org.junit.jupiter.api.Test;

/// What is said while a command goes on is read while it goes on.
class RemarkTest {
    @Test
    void aRemarkIsReadBeforeTheCommandEnds() {
        var terminal = new StringWriter();
        try (var session = session(terminal)) {
            session.remark("Answer the dialog.");
            assertThat(terminal.toString()).isEqualTo("onehotctl: Answer the dialog.\n");
        }
    }

    @Test
    void thatNobodyReadsItEndsNoCommand() {
        var closed = new Writer() {
            @Override
            public void write(char[] text, int start, int length) throws IOException {
                throw new IOException("Bad file descriptor");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        try (var session = session(closed)) {
            assertThatCode(() -> session.remark("Nobody reads this.")).doesNotThrowAnyException();
        }
    }

    /// As [Onehotctl] has it: what is written lies in a buffer at first.
    private static Session session(Writer terminal) {
        var nowhere = new Printer(Writer.nullWriter());
        return new Session(
                Map.of(), LightPlaces::ofThisComputer, Path.of(""), InputStream.nullInputStream(), false, nowhere, new Printer(new BufferedWriter(terminal)));
    }
}
