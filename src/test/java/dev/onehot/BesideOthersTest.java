package dev.onehot;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Sources;
import org.junit.jupiter.api.Test;

/// Four test classes may run at once: one in the order of the rest, and three that say they may run beside others because they mostly wait for
/// processes, servers and time. This holds what would make them meet.
class BesideOthersTest {
    /// What belongs to the whole process.
    private static final Predicate<String> CHANGES_THE_PROCESS = Pattern.compile("\\b(System\\.set(Out|Err|In|Property)"
            + "|System\\.clearProperty|Locale\\.setDefault|TimeZone\\.setDefault|setDefaultUncaughtExceptionHandler|Log\\.begin)\\(")
            .asPredicate();

    /// There is one FX thread, one focus and one pointer.
    private static final Predicate<String> USES_THE_WINDOW = Pattern.compile("extends WindowFixture\\b|import (?:module )?javafx\\.").asPredicate();

    @Test
    void whatChangesTheWholeProcessRunsWithoutOthers() {
        assertThat(those(CHANGES_THE_PROCESS)).isNotEmpty().allMatch(it -> it.contains("@Isolated\n"));
    }

    @Test
    void testsOfTheWindowRunOneAfterTheOther() {
        assertThat(those(USES_THE_WINDOW)).isNotEmpty().noneMatch(it -> it.contains("@Execution("));
    }

    /// Classes with a main method are other processes.
    private static List<String> those(Predicate<String> matching) {
        return Sources.read(Path.of("src/test/java/dev/onehot"), ".java").values().stream()
                .filter(matching)
                .filter(it -> !it.contains("static void main("))
                .toList();
    }
}
