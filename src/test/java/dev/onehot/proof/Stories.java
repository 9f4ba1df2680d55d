package dev.onehot.proof;

import module java.base;

import dev.onehot.disk.WorkFolder;
import dev.onehot.store.sqlite.SqlFaults;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/// Stories for [ModelRun], of which jqwik finds the shortest that fails.
final class Stories {
    private static final Arbitrary<Integer> NUMBERS = Arbitraries.integers().between(0, 11).withDistribution(RandomDistribution.uniform()).withoutEdgeCases();

    private Stories() {}

    static Arbitrary<List<Step>> any(int longest) {
        var faults = Combinators.combine(Arbitraries.of(SqlFaults.Kind.values()), Arbitraries.integers().between(0, 40).withDistribution(RandomDistribution.uniform()).withoutEdgeCases(), Arbitraries.of(1, 1, 1, 2, 5, 100))
                .as(Step.Fault::new);
        return Combinators.combine(Arbitraries.of(Step.Kind.values()), NUMBERS, NUMBERS, NUMBERS, faults.optional(0.3)).as(Step::new).list().ofMinSize(1).ofMaxSize(longest).withSizeDistribution(RandomDistribution.uniform()).withoutEdgeCases();
    }

    static void onFile(List<Step> story, ModelCounts counts) throws Exception {
        try (var folder = WorkFolder.temporary()) {
            run(Ground.file(folder.path().resolve("onehot.db")), story, counts);
        }
    }

    static void onServer(List<Step> story, ModelCounts counts) throws Exception {
        try (var folder = WorkFolder.temporary()) {
            run(Ground.server(folder.path()), story, counts);
        }
    }

    private static void run(Ground ground, List<Step> story, ModelCounts counts) throws Exception {
        try (var run = new ModelRun(ground, counts)) {
            run.run(story);
        }
        counts.stories.incrementAndGet();
    }
}
