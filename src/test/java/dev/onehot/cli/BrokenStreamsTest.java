package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.LightPlaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What breaks is what is named: the input, the output, or a file.
@Execution(ExecutionMode.CONCURRENT)
class BrokenStreamsTest extends CliFixture {
    private final StringWriter errors = new StringWriter();

    @Test
    void anInputThatCannotBeReadIsNamed() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };

        assertThat(run(broken, new StringWriter(), "setting", "set", "mine", "--stdin")).isEqualTo(Exit.FAILED);
        assertThat(errors.toString()).contains("Standard input could not be read: Input/output error").doesNotContain("output could not");
    }

    @Test
    void anOutputWithoutRoomIsNamed() {
        onehotctl("setting", "set", "mine", "1").done();

        assertThat(run(InputStream.nullInputStream(), full("No space left on device"), "setting", "get", "mine")).isEqualTo(Exit.FAILED);
        assertThat(errors.toString()).isEqualTo("onehotctl: The output could not be written: No space left on device\n");
    }

    @Test
    void whoeverHasReadEnoughMayLeave() {
        onehotctl("setting", "set", "mine", "1").done();

        assertThat(run(InputStream.nullInputStream(), full("Broken pipe"), "export")).isZero();
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void aFileIsNoOutput() {
        var failure = Failure.of(new UncheckedIOException(new IOException("presets.ini: Permission denied")));

        assertThat(failure.code()).isEqualTo(Exit.FAILED);
        assertThat(failure.text()).contains("refused a file or a program: presets.ini: Permission denied").doesNotContain("output");
    }

    private int run(InputStream input, Writer out, String... arguments) {
        var all = new ArrayList<>(List.of("--db", file.toString()));
        all.addAll(List.of(arguments));
        return new Program(environment, LightPlaces::ofThisComputer, Path.of(""), input, false, out, errors).run(all.toArray(String[]::new));
    }

    private static Writer full(String why) {
        return new Writer() {
            @Override
            public void write(char[] characters, int from, int count) throws IOException {
                throw new IOException(why);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
