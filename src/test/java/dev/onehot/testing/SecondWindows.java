package dev.onehot.testing;

import module java.base;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// A process that runs test classes of its own: one process has one FX thread. Arguments: their names.
final class SecondWindows {
    private SecondWindows() {}

    public static void main(String[] classes) {
        var all = LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(classes).map(DiscoverySelectors::selectClass).toList())
                // What takes minutes says so.
                .filters(TagFilter.excludeTags("thousands"))
                .build();
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(all, summary);
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        summary.getSummary().printFailuresTo(out, 40);
        out.printf("%d run, %d failed%n", summary.getSummary().getTestsStartedCount(), summary.getSummary().getTotalFailureCount());
        // What is left of the toolkit must not keep it.
        Runtime.getRuntime().halt(summary.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
    }
}
