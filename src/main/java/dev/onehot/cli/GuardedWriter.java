package dev.onehot.cli;

import module java.base;

/// Where a command writes. Marks its own failures, so that nobody takes a file that cannot be read for an output that is gone.
/// One thread at a time.
final class GuardedWriter extends FilterWriter {
    GuardedWriter(Writer to) {
        super(to);
    }

    @Override
    public void write(int character) throws IOException {
        guarded(() -> out.write(character));
    }

    @Override
    public void write(char[] characters, int from, int count) throws IOException {
        guarded(() -> out.write(characters, from, count));
    }

    @Override
    public void write(String text, int from, int count) throws IOException {
        guarded(() -> out.write(text, from, count));
    }

    @Override
    public void flush() throws IOException {
        guarded(out::flush);
    }

    private static void guarded(Step step) throws Gone {
        try {
            step.run();
        } catch (IOException failure) {
            throw new Gone(failure);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /// Nobody reads what is written, or there is no room for it.
    static final class Gone extends IOException {
        private static final long serialVersionUID = 1;

        Gone(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
