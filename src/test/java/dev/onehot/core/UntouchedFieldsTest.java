package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onehot.core.events.Command;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.ValidationException;
import dev.onehot.testing.OddFields;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What another program stored may be wrong in every field: an edit is judged by the fields that it changes, and leaves the others as they are.
@Execution(ExecutionMode.CONCURRENT)
class UntouchedFieldsTest extends ManagerFixture {
    private long id;

    @BeforeEach
    void storeOddFields() {
        id = add("A");
        OddFields.store(outside, id);
        manager.refresh();
        assertThat(provider().fields()).containsExactlyInAnyOrderEntriesOf(OddFields.ODD);
    }

    static Iterable<String> fields() {
        return OddFields.ODD.keySet();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void theRestIsNoHindrance(String field) {
        var expected = provider().fields();
        expected.put(field, OddFields.FINE.get(field));
        apply(new Command.UpdateProvider(id, ProviderDraft.of(expected), Command.ANY));
        assertThat(provider().fields()).isEqualTo(expected);
        apply(new Command.Undo(manager.history(dev.onehot.model.HistoryFilter.newest(1)).getFirst().number()));
        assertThat(provider().fields()).containsExactlyInAnyOrderEntriesOf(OddFields.ODD);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatIsChangedHasToBeRight(String field) {
        var fields = provider().fields();
        fields.put(field, OddFields.OTHER.get(field));
        var refused = catchThrowableOfType(
                ValidationException.class, () -> apply(new Command.UpdateProvider(id, ProviderDraft.of(fields), Command.ANY)));
        assertThat(refused.problems()).extracting(Problem::field).containsExactly(field);
        assertThat(provider().fields()).containsExactlyInAnyOrderEntriesOf(OddFields.ODD);
    }

    /// One of several lines that are kept in one field.
    @Test
    void aHeaderIsAddedBesideOneThatIsWrong() {
        var before = ProviderDraft.of(provider());
        var more = ProviderOptions.headers(OddFields.ODD.get("headers") + "\nX-Team: blue");
        apply(new Command.UpdateProvider(id, before.withOptions(before.options().withHeaders(more)), Command.ANY));
        assertThat(provider().options().headers()).isEqualTo(more);
        var wrong = ProviderOptions.headers(OddFields.ODD.get("headers") + "\nExpect: 1");
        assertThatThrownBy(() -> apply(new Command.UpdateProvider(id, before.withOptions(before.options().withHeaders(wrong)), Command.ANY)))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void addingWhatIsThereAndRenamingGoTheSameWay() {
        var fields = provider().fields();
        fields.put("notes", "mine");
        apply(new Command.AddProvider(ProviderDraft.of(fields), false));
        assertThat(provider().fields()).isEqualTo(fields);
        apply(new Command.RenameProvider(id, "Fine", Command.ANY));
        assertThat(provider().name()).isEqualTo("Fine");
        // A new one has nothing that it does not change.
        fields.put("name", "New");
        assertThatThrownBy(() -> apply(new Command.AddProvider(ProviderDraft.of(fields), false))).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> apply(new Command.CreateProvider(ProviderDraft.of(fields), false))).isInstanceOf(ValidationException.class);
    }

    private Provider provider() {
        return manager.snapshot().provider(id).orElseThrow();
    }
}
