package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl history` and `undo`.
@Execution(ExecutionMode.CONCURRENT)
class HistoryLineTest extends CliFixture {
    @Test
    void whatWasDoneIsListedNewestFirstAndByWhom() {
        onehotctl("provider", "add", "Anthropic").done();
        onehotctl("setting", "set", "LOG_LEVEL", "DEBUG").done();
        onehotctl("provider", "edit", "Anthropic", "--rename", "Work").done();
        outside("UPDATE settings SET value = 'ERROR'");
        onehotctl("setting", "set", "mine", "1").done();

        var history = onehotctl("history", "--json").done().json();
        assertThat(history.at("history/0/changes/0/name")).isEqualTo("mine");
        assertThat(history.at("history/0/origin")).isEqualTo("cli");
        assertThat(names(onehotctl("history", "Work", "--json"))).containsExactly("Work", "Anthropic");
        assertThat(names(onehotctl("history", "1", "--json"))).containsExactly("Work", "Anthropic");
        assertThat(names(onehotctl("history", "LOG_LEVEL", "--json"))).contains("LOG_LEVEL");
        assertThat(names(onehotctl("history", "--limit", "1", "--json"))).containsExactly("mine");
        assertThat(onehotctl("history").done().out()).contains("Work updated", "mine set");
        onehotctl("history", "--limit", "0").failed(Exit.USAGE);
    }

    /// Each command ends before the next one begins, and nothing runs between them.
    @Test
    void whatIsDoneBetweenCommandsIsListedToo() {
        onehotctl("provider", "add", "A", "--model", "m-1").done();
        onehotctl("setting", "set", "mine", "1").done();
        outside("UPDATE settings SET value = 'theirs' WHERE key = 'mine'");
        outside("INSERT INTO settings(key, value) VALUES ('new', '1')");
        outside("UPDATE ai_providers SET model = 'm-2'");
        onehotctl("status").done();

        assertThat(onehotctl("history", "mine", "--json").done().json().at("history/0/origin")).isEqualTo("external");
        var out = onehotctl("history", "--limit", "1").done().out();
        assertThat(out).contains("A updated", "mine set", "new set");
        onehotctl("setting", "set", "new", "2").done();
        assertThat(names(onehotctl("history", "--json"))).containsExactly("new", "A", "mine", "A");

        outside("UPDATE settings SET value = '3' WHERE key = 'new'");
        assertThat(onehotctl("undo").done().out()).contains("new");
        assertThat(onehotctl("setting", "get", "new").done().out()).isEqualTo("2\n");
    }

    @Test
    void movesPinsFurtherKeysAndHowKeysAreKeptAreListedInWordsAndUndone() {
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        withInput("sk-first-0123456789", "provider", "add", "A", "--key-stdin").done();
        onehotctl("provider", "add", "B").done();
        onehotctl("provider", "move", "A", "--last").done();
        onehotctl("provider", "pin", "A").done();
        withInput("sk-second-0123456789", "provider", "key", "add", "A", "home", "--key-stdin").done();
        onehotctl("provider", "key", "label", "A", "office", "--of", "home").done();
        onehotctl("provider", "key", "remove", "A", "office", "--yes").done();
        assertThat(onehotctl("history").done().out())
                .contains("keys kept in vault", "A moved", "A pinned", "A key home added", "A key called office", "A key office removed")
                .doesNotContain("sk-first", "sk-second");

        onehotctl("undo").done();
        assertThat(onehotctl("provider", "key", "list", "A").done().out()).contains("office");
        for (int i = 0; i < 4; i++) {
            onehotctl("undo").done();
        }
        assertThat(onehotctl("provider", "list", "--json").done().json().at("providers/0/name")).isEqualTo("A");
        assertThat(onehotctl("provider", "show", "A", "--json").done().json().at("provider/pinned")).isEqualTo(false);
    }

    /// It is done to a place outside the database; nothing older is undone in its stead.
    @Test
    void undoStopsAtAMoveOfTheMasterKey() {
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        withInput("sk-first-0123456789", "provider", "add", "A", "--key-stdin").done();
        onehotctl("keys", "keep", "file").done();
        assertThat(onehotctl("history").done().out()).contains("keys kept in file");
        assertThat(onehotctl("undo").failed(Exit.FAILED).errors()).contains("Where the key is kept");
        assertThat(onehotctl("provider", "show", "A", "--json").done().json().at("provider/name")).isEqualTo("A");
    }

    private static List<String> names(Ran ran) {
        var history = (List<?>) ran.done().json().at("history");
        return history.stream()
                .map(it -> ((Map<?, ?>) ((List<?>) ((Map<?, ?>) it).get("changes")).getFirst()).get("name").toString())
                .toList();
    }

    @Test
    void undoTakesBackTheNewestOrTheOneThatIsNamed() {
        onehotctl("provider", "add", "A").done();
        onehotctl("provider", "add", "B").done();
        onehotctl("setting", "set", "mine", "1").done();
        onehotctl("undo").done();
        onehotctl("setting", "get", "mine").failed(Exit.MISSING);

        onehotctl("provider", "remove", "A", "--yes").done();
        var change = onehotctl("history", "A", "--limit", "1", "--json").json().at("history/0/change").toString();
        onehotctl("setting", "set", "mine", "2").done();
        var undone = onehotctl("undo", change, "--json").done().json();
        assertThat(undone.at("changes/0/change")).isEqualTo("restored");
        assertThat(onehotctl("setting", "get", "mine").done().out()).isEqualTo("2\n");
        onehotctl("undo", change).failed(Exit.CONFLICT);
        onehotctl("undo", "999999").failed(Exit.MISSING);
        onehotctl("undo", "x").failed(Exit.USAGE);
    }

    @Test
    void whatCannotBeBroughtBackIsNamedAndNothingOlderIsUndone() {
        onehotctl("setting", "set", "mine", "1").done();
        onehotctl("setting", "set", "mine", "2").done();
        outside("INSERT INTO settings(key, value) VALUES ('API_KEY', 'first')");
        withInput("second\n", "setting", "set", "API_KEY", "--stdin").done();
        var failure = onehotctl("undo", "--json").failed(Exit.FAILED).error();
        assertThat(failure.at("error/class")).isEqualTo("undo-lost");
        assertThat(failure.at("error/message").toString()).contains("API_KEY").doesNotContain("first");
        assertThat(onehotctl("setting", "get", "mine").done().out()).isEqualTo("2\n");
    }

    @Test
    void whatAnUndoLedToIsSaid() {
        onehotctl("provider", "add", "A").done();
        assertThat(onehotctl("undo").done().out().lines())
                .containsExactly("That deleted A.", "No provider is active now.", "Undone: A deleted.");
        onehotctl("undo").failed(Exit.MISSING);
    }

    @Test
    void aKeyThatHasNoLabelAgainIsNotCalledNothing() {
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        withInput("sk-first-0123456789", "provider", "add", "A", "--key-stdin").done();
        onehotctl("provider", "key", "label", "A", "office").done();
        assertThat(onehotctl("undo").done().out()).isEqualTo("Undone: A key without a label.\n");
        assertThat(onehotctl("history").done().out()).contains("A key without a label", "A key called office");
    }

    @Test
    void whatWasChangedSinceIsNotUndoneUnnoticed() {
        onehotctl("setting", "set", "mine", "1").done();
        onehotctl("setting", "set", "mine", "2").done();
        var first = onehotctl("history", "mine", "--json").json().at("history/1/change").toString();
        onehotctl("undo", first).failed(Exit.CONFLICT);
    }

    @Test
    void inAnEmptyDatabaseThereIsNothingToUndo() {
        environment.put("XDG_DATA_HOME", folder.toString());
        assertThat(bare("", "undo", "--json").failed(Exit.MISSING).error().at("error/class")).isEqualTo("undo-nothing");
        assertThat(bare("", "history", "--json").done().json().at("history")).isEqualTo(List.of());
    }
}
