package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `onehotctl provider move`, `pin` and `unpin`: the order that the window shows.
@Execution(ExecutionMode.CONCURRENT)
class ProviderOrderLineTest extends CliFixture {
    @BeforeEach
    void addFour() {
        for (var name : List.of("A", "B", "C", "D")) {
            onehotctl("provider", "add", name).done();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "D, --before A, DABC", "A, --before D, BCAD", "A, --before B, ABCD",
        "A, --after D, BCDA", "D, --after A, ADBC", "B, --after A, ABCD", "C, --after C, ABCD",
        "C, --first, CABD", "A, --first, ABCD", "B, --last, ACDB", "D, --last, ABCD"
    })
    void aProviderIsMoved(String name, String where, String expected) {
        var words = ("provider move " + name + " " + where).split(" ");
        if (where.endsWith(" " + name)) {
            assertThat(onehotctl(words).failed(Exit.USAGE).errors()).contains("itself");
        } else {
            onehotctl(words).done();
        }
        assertThat(order()).isEqualTo(expected);
    }

    /// Neither is it said, nor is there anything to undo.
    @ParameterizedTest
    @CsvSource({"A, --first", "D, --last", "B, --after A", "B, --before C"})
    void whatStandsThereAlreadyIsNotMoved(String name, String where) {
        onehotctl("provider", "move", "C", "--after", "A").done();
        onehotctl("provider", "move", "C", "--before", "D").done();
        outside("UPDATE onehot_provider SET position = 10 * coalesce(position, provider_id)");
        var history = onehotctl("history", "--json").done().out();
        var words = ("provider move " + name + " " + where).split(" ");
        assertThat(onehotctl(words).done().out()).isEqualTo(name + " stands there already.\n");
        assertThat(onehotctl("history", "--json").done().out()).isEqualTo(history);
        assertThat(onehotctl("provider", "move", "D", "--first").done().out()).isEqualTo("D is moved.\n");
    }

    @Test
    void pinnedOnesStandAboveAllOthers() {
        assertThat(onehotctl("provider", "pin", "C", "--json").done().json().at("provider/name")).isEqualTo("C");
        assertThat(order()).isEqualTo("CABD");
        assertThat(onehotctl("provider", "show", "C", "--json").done().json().at("provider/pinned")).isEqualTo(true);
        onehotctl("provider", "pin", "D").done();
        assertThat(order()).isEqualTo("CDAB");
        onehotctl("provider", "unpin", "C").done();
        onehotctl("provider", "unpin", "C").done();
        assertThat(order()).isEqualTo("DABC");
    }

    @Test
    void besideAPinnedOneItIsPinnedAndBesideAnotherOneNoLonger() {
        onehotctl("provider", "pin", "B").done();
        onehotctl("provider", "move", "D", "--after", "B").done();
        assertThat(order()).isEqualTo("BDAC");
        onehotctl("provider", "move", "A", "--before", "B").done();
        assertThat(order()).isEqualTo("ABDC");
        onehotctl("provider", "move", "B", "--after", "C").done();
        assertThat(order()).isEqualTo("ADCB");
        assertThat(onehotctl("provider", "show", "B", "--json").json().at("provider/pinned")).isEqualTo(false);
        onehotctl("provider", "move", "A", "--last").done();
        assertThat(order()).isEqualTo("DACB");
    }

    @Test
    void exactlyOnePlaceIsNamed() {
        onehotctl("provider", "move", "A").failed(Exit.USAGE);
        onehotctl("provider", "move", "A", "--first", "--last").failed(Exit.USAGE);
        onehotctl("provider", "move", "A", "--before", "nobody").failed(Exit.MISSING);
        onehotctl("provider", "move", "nobody", "--first").failed(Exit.MISSING);
        onehotctl("provider", "pin", "nobody").failed(Exit.MISSING);
        assertThat(order()).isEqualTo("ABCD");
    }

    private String order() {
        var providers = (List<?>) onehotctl("provider", "list", "--json").done().json().at("providers");
        return String.join("", providers.stream().map(it -> ((Map<?, ?>) it).get("name").toString()).toList());
    }
}
