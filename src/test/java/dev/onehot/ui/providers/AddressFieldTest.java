package dev.onehot.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import module javafx.controls;

import dev.onehot.testing.PastedAddresses;
import dev.onehot.testing.PastedAddresses.Row;
import dev.onehot.testing.Person;
import dev.onehot.ui.Texts;
import dev.onehot.ui.WindowFixture;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The window makes of what is pasted as an address what the command line makes of it, and says the same.
class AddressFieldTest extends WindowFixture {
    @Test
    void itIsTakenApart() {
        PastedAddresses.rows().forEach(row -> Person.ask(() -> {
            takenApart(row);
            return row;
        }));
    }

    private static void takenApart(Row row) {
        var form = new ProviderForm();
        form.name().set("Mine");
        form.kind().set(row.kind());
        var remark = new Label();
        var field = new AddressField(new Texts(Locale.ENGLISH));
        field.take(new TextField(), remark);
        field.show(form);
        form.baseUrl().set(row.pasted());

        field.tidy();

        assertThat(form.problems()).as(row.toString()).isEmpty();
        // What is saved.
        var saved = form.draft().tidied();
        assertThat(saved.kind()).as(row.toString()).isEqualTo(row.becomes());
        assertThat(saved.baseUrl()).as(row.toString()).isEqualTo(row.baseUrl());
        assertThat(saved.model()).as(row.toString()).isEqualTo(row.model());
        assertThat(saved.options().deployment()).as(row.toString()).isEqualTo(row.deployment());
        assertThat(saved.options().apiVersion()).as(row.toString()).isEqualTo(row.apiVersion());
        assertThat(remark.isVisible()).as(row.toString()).isEqualTo(!row.said().isEmpty());
        assertThat(remark.getText()).as(row.toString()).contains(row.said()).doesNotContain("s3cret");
        if (remark.isVisible()) {
            // What the person sees is what is saved.
            assertThat(form.baseUrl().get()).isEqualTo(row.baseUrl());
        }
        // Once more when it is saved: what was said stands.
        var said = remark.getText();
        field.tidy();
        assertThat(remark.getText()).as(row.toString()).isEqualTo(said);
    }
}
