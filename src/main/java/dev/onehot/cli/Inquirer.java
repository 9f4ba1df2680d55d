package dev.onehot.cli;

import module java.base;

/// Asks an open window, or the endpoint, and does nothing else: with a small cache of its own it has done so before the command line's is read. Launchers run it
/// first where a socket shows that one may be open, and then tell [Onehotctl] with [#ASKED] that nobody answered.
public final class Inquirer {
    /// A property that is there when nobody is to be asked any more.
    static final String ASKED = "onehot.asked";

    /// Nobody has answered: the launcher is to go on as if nothing had been tried.
    static final int NOBODY = 3;

    private Inquirer() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().halt(isAnswered(arguments) ? Exit.DONE : NOBODY);
    }

    /// As [Inquiry#isAnswered], with what this process has.
    public static boolean isAnswered(String[] arguments) {
        return Inquiry.isAnswered(
                arguments, System.getenv(), Path.of("").toAbsolutePath(), new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }
}
