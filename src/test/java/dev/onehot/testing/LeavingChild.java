package dev.onehot.testing;

import module java.base;

/// A process that leaves one behind, or the one that is left behind, which would stay for a minute.
public final class LeavingChild {
    private LeavingChild() {}

    /// @param arguments anything for the one that is left behind
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0) {
            new CountDownLatch(1).await(1, TimeUnit.MINUTES);
            return;
        }
        var java = ProcessHandle.current().info().command().orElseThrow();
        var left = new ProcessBuilder(java, "--class-path", System.getProperty("java.class.path"), LeavingChild.class.getName(), "left").inheritIO().start();
        Child.tell(String.valueOf(left.pid()));
        System.exit(0);
    }
}
