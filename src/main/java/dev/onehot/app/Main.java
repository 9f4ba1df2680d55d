package dev.onehot.app;
/// Starts.
public final class Main {
    private Main() {}
    static void main() {
        System.out.println("hi " + Main.class.getModule());
    }
}
