package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.OddFields;
import dev.onehot.testing.Outside;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The form of a provider in which another program stored what nobody could enter: what the person types is saved, and the rest stays.
class UntouchedFieldsScreenTest extends WindowFixture {
    private long id;

    @Override
    protected void prepare() {
        id = stored("A1", "openai", true);
        try (var other = Outside.on(file)) {
            OddFields.store(other, id);
        }
        manager.refresh();
    }

    @ParameterizedTest
    @CsvSource({"nameField, name", "baseUrlField, baseUrl", "modelField, model", "notesArea, notes", "headersArea, headers",
            "organizationField, organization", "projectField, project", "resourceField, resource", "deploymentField, deployment",
            "apiVersionField, apiVersion", "timeoutField, timeoutSeconds", "proxyField, proxy"})
    void whatIsTypedIsSaved(String control, String field) {
        var providers = window.providers().openAdvanced();
        providers.advanced(control, OddFields.FINE.get(field)).save();
        providers.awaitSaved();
        var expected = new LinkedHashMap<>(OddFields.ODD);
        expected.put(field, OddFields.FINE.get(field));
        assertThat((Map<String, String>) manager.snapshot().provider(id).orElseThrow().fields())
                .containsExactlyInAnyOrderEntriesOf(expected);
    }

    /// What is wrong in what the person typed is told as ever.
    @ParameterizedTest
    @CsvSource({"baseUrlField, baseUrlProblemLabel, nowhere"})
    void whatIsTypedHasToBeRight(String control, String label, String typed) {
        var providers = window.providers().openAdvanced();
        providers.advanced(control, typed).save();
        assertThat(providers.canSave()).isTrue();
        assertThat(providers.field(label)).isNotBlank();
        assertThat(manager.snapshot().provider(id).orElseThrow().fields()).containsExactlyInAnyOrderEntriesOf(OddFields.ODD);
    }
}
