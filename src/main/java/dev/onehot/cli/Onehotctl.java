package dev.onehot.cli;

import module java.base;

/// Starts the command line.
public final class Onehotctl {
    private Onehotctl() {}

    public static void main(String[] arguments) {
        if (System.getProperty(Inquirer.ASKED) == null && Inquirer.isAnswered(arguments)) {
            return;
        }
        var program = new Program(System.getenv(), System.in, true, writer(FileDescriptor.out), writer(FileDescriptor.err));
        int code = program.run(RawArguments.texts(arguments));
        if (code != Exit.DONE) {
            System.exit(code);
        }
        // Otherwise just the end: to exit would start the log first, in case somebody wants to read there that it exited.
    }

    /// UTF-8 whatever the locale says: a key or a model's name must not arrive with question marks in it.
    static Writer writer(FileDescriptor descriptor) {
        return new BufferedWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }
}
