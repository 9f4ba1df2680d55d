package dev.onehot.app;

import module java.base;

/// Tells an open window what this start wants, and does nothing else: with the command line's small cache it has done so before
/// the window's large one is read. Launchers run it first where a socket shows that a window may be open.
public final class HandOver {
    /// No window has heard it: the launcher is to go on as if nothing had been tried.
    static final int NOBODY = 3;

    private HandOver() {}

    public static void main(String[] arguments) {
        var environment = System.getenv();
        Runtime.getRuntime().halt(run(Folders.of(environment, System.getProperties()).meeting(), arguments, environment));
    }

    /// Answers the exit code.
    ///
    /// @param meeting the folder where windows are met
    static int run(Path meeting, String[] arguments, Map<String, String> environment) {
        try {
            var request = Invocation.parse(arguments, environment);
            return OnlyWindow.tell(meeting, request.database(environment).beside(), request.wish()) ? 0 : NOBODY;
        } catch (IllegalArgumentException wrongUsage) {
            // Said by the start that follows.
            return NOBODY;
        }
    }
}
