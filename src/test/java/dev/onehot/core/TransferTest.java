package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.DocumentException;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.files.Transfer;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.Origin;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.Problem;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Exports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One JSON file out and in: secrets only under a passphrase, all or nothing, one undo.
@Execution(ExecutionMode.CONCURRENT)
class TransferTest extends ManagerFixture {
    private static final String KEY = "sk-do-not-show-0123456789";
    private static final Optional<char[]> NONE = Optional.empty();

    @Test
    void aRoundTripThroughAFileGivesTheSame() {
        fill();
        var text = Exports.text(manager, passphrase());
        assertThat(text).doesNotContain("do-not-show").contains("\"format\" : \"onehot-export\"", "argon2id:65536:3:");
        try (var other = SettingsManager.open(folder.resolve("other.db"))) {
            other.keys().keepIn(KeyBackend.SESSION).join();
            var preview = other.transfer().plan(text, ImportMode.MERGE, passphrase());
            assertThat(Transfer.isSealed(text)).isTrue();
            assertThat(preview.problems()).isEmpty();
            assertThat(other.snapshot().providers()).isEmpty();

            other.carryOut(other.transfer().plan(text, ImportMode.MERGE, passphrase()), Origin.CLI);

            assertThat(other.snapshot().settings().values()).extracting("key", "value").isEqualTo(
                    manager.snapshot().settings().values().stream()
                            .map(it -> tuple(it.key(), it.value())).toList());
            assertThat(other.snapshot().active().orElseThrow().name()).isEqualTo("A \"1\"");
            assertThat(other.revealKey(other.snapshot().named("A \"1\"").orElseThrow().id()).reveal()).isEqualTo(KEY);
            assertThat(other.snapshot().named("B").orElseThrow().key().toString()).isEqualTo("env:B_KEY");
            other.undoLatest(Optional.of(Origin.CLI), Origin.CLI);
            assertThat(other.snapshot().providers()).isEmpty();
            assertThat(other.snapshot().settings()).isEmpty();
        }
    }

    @Test
    void blanksAroundANameMakeNoOtherProvider() {
        long id = addActive("Foo");
        var text = Exports.text(manager, NONE).replace("\"Foo\"", "\" Foo \"");
        assertThat(text).contains("\" Foo \"");
        for (var mode : ImportMode.values()) {
            assertThat(manager.transfer().plan(text, mode, NONE).problems()).isEmpty();
            assertThat(manager.transfer().plan(text, mode, NONE).changes()).isEmpty();
            manager.carryOut(manager.transfer().plan(text, mode, NONE), Origin.CLI);
            assertThat(manager.snapshot().active().orElseThrow().id()).isEqualTo(id);
        }
        manager.apply(new Command.DeleteProvider(id, Command.ANY), Origin.API);
        assertThat(manager.transfer().plan(text, ImportMode.MERGE, NONE).changes()).isNotEmpty();
        manager.carryOut(manager.transfer().plan(text, ImportMode.MERGE, NONE), Origin.CLI);
        assertThat(manager.snapshot().providers().values()).extracting(it -> it.name()).containsExactly("Foo");
    }

    @Test
    void withoutAPassphraseNoSecretLeaves() {
        fill();
        var text = Exports.text(manager, NONE);
        assertThat(text).doesNotContain("do-not-show").doesNotContain("\"keys\"").contains("env:B_KEY");
        long id = manager.snapshot().named("A \"1\"").orElseThrow().id();
        manager.carryOut(manager.transfer().plan(text, ImportMode.REPLACE, NONE), Origin.CLI);
        // What the file could not hold stays.
        assertThat(manager.revealKey(id).reveal()).isEqualTo(KEY);
        assertThat(manager.getSetting("MY_TOKEN", "")).contains("do-not-show");
    }

    @Test
    void aNameIsTheSameWithSpaceAroundIt() {
        fill();
        var spaced = Exports.text(manager, NONE).replace("\"name\" : \"B\"", "\"name\" : \"  b \"").replace("\"model\" : \"m-1\"", "\"model\" : \"m-2\"");
        assertThat(spaced).contains("  b ").contains("m-2");
        assertThat(manager.transfer().plan(spaced, ImportMode.MERGE, NONE).changes())
                .allMatch(it -> it.action() == PlannedChange.Action.CHANGE);
        manager.carryOut(manager.transfer().plan(spaced, ImportMode.MERGE, NONE), Origin.CLI);
        assertThat(manager.snapshot().providers()).hasSize(2);
        assertThat(manager.snapshot().named("b").orElseThrow().model()).isEqualTo("m-2");
    }

    @Test
    void replacingRemovesWhatTheFileDoesNotHave() {
        fill();
        var text = Exports.text(manager, NONE);
        long other = addActive("C");
        manager.setSetting("x", "1");
        long before = manager.snapshot().revision();
        manager.carryOut(manager.transfer().plan(text, ImportMode.MERGE, NONE), Origin.CLI);
        assertThat(manager.snapshot().revision()).isEqualTo(before);
        manager.carryOut(manager.transfer().plan(text, ImportMode.REPLACE, NONE), Origin.CLI);
        assertThat(manager.snapshot().provider(other)).isEmpty();
        assertThat(manager.snapshot().setting("x")).isEmpty();
        assertThat(manager.snapshot().active().orElseThrow().name()).isEqualTo("A \"1\"");
        assertThat(manager.snapshot().revision()).isEqualTo(before + 1);
    }

    @Test
    void aWrongValueRefusesAllAndIsNamed() {
        var text = """
                {"format":"onehot-export","version":1,"settings":{"a":"1","CHECK_INTERVAL":"soon"},
                 "providers":[{"name":"A","kind":"openai","baseUrl":"nowhere"}]}""";
        var preview = manager.transfer().plan(text, ImportMode.MERGE, NONE);
        assertThat(preview.problems()).extracting(Problem::field).containsExactly("CHECK_INTERVAL", "A");
        var failure = catchThrowableOfType(
                DocumentException.class, () -> manager.carryOut(manager.transfer().plan(text, ImportMode.MERGE, NONE), Origin.CLI));
        assertThat(failure.kind()).isEqualTo(DocumentException.Kind.INVALID);
        assertThat(failure.what().text()).isEqualTo("The value of CHECK_INTERVAL in the file is wrong, and 1 more.");
        assertThat(manager.snapshot().settings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "null", "[]", "{", "{\"format\":\"other\"}", "{\"format\":\"onehot-export\"}",
        "{\"format\":\"onehot-export\",\"version\":1,\"settings\":{\"a\":{}}}",
        "{\"format\":\"onehot-export\",\"version\":1,\"providers\":[1]}",
        "{\"format\":\"onehot-export\",\"version\":1,\"x\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}"
    })
    void whatIsNoExportIsRefused(String text) {
        var failure = catchThrowableOfType(
                DocumentException.class, () -> manager.transfer().plan(text, ImportMode.MERGE, NONE));
        assertThat(failure.kind()).isEqualTo(DocumentException.Kind.NO_EXPORT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "providers":"x"                                                      | providers
            "providers":{}                                                       | providers
            "settings":[]                                                        | settings
            "settings":"x"                                                       | settings
            "settings":{"X":5}                                                   | settings.X
            "settings":{"X":null}                                                | settings.X
            "providers":[{"name":"A"},3]                                         | providers[1]
            "providers":[{"name":"A","active":"yes"}]                            | providers[0].active
            "providers":[{"name":5}]                                             | providers[0].name
            "providers":[{"name":"A","model":true}]                              | providers[0].model
            "providers":[{"name":"A","keyFrom":1}]                               | providers[0].keyFrom
            "providers":[{"name":"A","keyFrom":"sk-1"}]                          | providers[0].keyFrom
            "providers":[{"model":"m"}]                                          | providers[0].name
            "providers":[{"name":"A","active":true},{"name":"B","active":true}]  | providers[1].active
            "settings":{},"keys":5                                               | keys
            "settings":{"X":"1","X":"2"}                                         | 1:
            "settings":{"X":"1"},"settings":{"Y":"2"}                            | 1:
            "providers":[{"name":"A","name":"B"}]                                | 1:
            """)
    void whatIsMalformedIsRefusedWithItsPlace(String members, String place) {
        manager.setSetting("here", "1");
        var text = "{\"format\":\"onehot-export\",\"version\":1," + members + "}";
        var failure = catchThrowableOfType(
                DocumentException.class, () -> manager.carryOut(manager.transfer().plan(text, ImportMode.REPLACE, NONE), Origin.CLI));
        assertThat(failure).as(members).isNotNull();
        assertThat(failure.what().text(Locale.ROOT)).contains(place);
        assertThat(failure.advice().text(Locale.ROOT)).isNotBlank();
        assertThat(manager.getSetting("here", "")).isEqualTo("1");
    }

    @Test
    void aMissingSectionIsLeftAloneAlsoWhenReplacing() {
        fill();
        var start = "{\"format\":\"onehot-export\",\"version\":1";
        assertThat(catchThrowableOfType(DocumentException.class, () -> manager.transfer().plan(start + "}", ImportMode.REPLACE, NONE))).isNotNull();
        assertThat(manager.transfer().plan(start + ",\"providers\":[]}", ImportMode.REPLACE, NONE).changes())
                .extracting(PlannedChange::name).containsExactlyInAnyOrder("B", "A \"1\"");
        assertThat(manager.transfer().plan(start + ",\"settings\":{}}", ImportMode.REPLACE, NONE).changes())
                .extracting(PlannedChange::name).containsExactlyInAnyOrder("CHECK_INTERVAL", "free text");
        manager.carryOut(manager.transfer().plan(start + ",\"settings\":{}}", ImportMode.REPLACE, NONE), Origin.CLI);
        assertThat(manager.snapshot().active().orElseThrow().name()).isEqualTo("A \"1\"");
    }

    @Test
    void aNewerFileAndAWrongPassphraseSaySo() {
        var newer = catchThrowableOfType(DocumentException.class, () -> manager.transfer().plan("{\"format\":\"onehot-export\",\"version\":9}", ImportMode.MERGE, NONE));
        assertThat(newer.kind()).isEqualTo(DocumentException.Kind.NEWER);
        fill();
        var text = Exports.text(manager, passphrase());
        var wrong = catchThrowableOfType(DocumentException.class, () -> manager.transfer().plan(text, ImportMode.MERGE, Optional.of("another passphrase".toCharArray())));
        assertThat(wrong.kind()).isEqualTo(DocumentException.Kind.PASSPHRASE);
    }

    private void fill() {
        manager.addAiProvider(Drafts.withKey("B", "env:B_KEY"), true);
        manager.addAiProvider(Drafts.withKey("A \"1\"", KEY), true);
        manager.setSetting("CHECK_INTERVAL", "60");
        manager.setSetting("free text", "line\nbreak \u2028 🔥 \\");
        manager.setSetting("MY_TOKEN", KEY);
    }

    private static Optional<char[]> passphrase() {
        return Optional.of("four words and more".toCharArray());
    }
}
