package dev.onehot.proof;


import module java.base;

import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/// Stories of random commands with failures on their way, against a model without a database: what is shown is what is stored and what the model says, whatever
/// happened; what failed changed nothing; and everybody heard of each change once.
class ModelTest {
    private static final ModelCounts COUNTS = new ModelCounts();

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.RANDOM_SEED)
    void aFileIsWhatTheModelSays(@ForAll("stories") List<Step> story) throws Exception {
        Stories.onFile(story, COUNTS);
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.RANDOM_SEED)
    @Tag("proof")
    @Tag("thousands")
    void soInThousandsOfStories(@ForAll("longStories") List<Step> story) throws Exception {
        Stories.onFile(story, COUNTS);
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.RANDOM_SEED)
    void aServerIsWhatTheModelSays(@ForAll("stories") List<Step> story) throws Exception {
        Stories.onServer(story, COUNTS);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.RANDOM_SEED)
    @Tag("proof")
    @Tag("thousands")
    void soInHundredsOfStoriesOnAServer(@ForAll("longStories") List<Step> story) throws Exception {
        Stories.onServer(story, COUNTS);
    }

    @Provide
    Arbitrary<List<Step>> longStories() {
        return Stories.any(40);
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        return Stories.any(12);
    }

    @AfterContainer
    static void said() {
        System.out.println("ModelTest: " + COUNTS);
    }
}
