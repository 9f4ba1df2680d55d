package dev.onehot.proof;

import org.jetbrains.kotlinx.lincheck.LinChecker;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;

/// A process in which Lincheck changes classes as it likes.
final class LincheckChild {
    private LincheckChild() {}

    /// Arguments: how many scenarios, how many runs of each, and the class with the operations.
    public static void main(String[] arguments) throws ClassNotFoundException {
        int scenarios = Integer.parseInt(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        var operations = Class.forName(arguments[2]);
        LinChecker.check(
                operations,
                new StressOptions().iterations(scenarios).invocationsPerIteration(runs).threads(3).actorsPerThread(3).actorsBefore(0).actorsAfter(0));
        LinChecker.check(
                operations,
                new ModelCheckingOptions().iterations(scenarios).invocationsPerIteration(runs).threads(3).actorsPerThread(2).actorsBefore(0).actorsAfter(0));
        System.out.println("linearizable");
        // It leaves threads behind.
        Runtime.getRuntime().halt(0);
    }
}
