package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.model.PastedAddress;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Texts;
import java.util.stream.Collectors;

/// The field of the address: what was pasted is taken apart when the person goes on, and what was made of it stands below. FX thread only.
final class AddressField {
    private final Texts texts;
    private Label remarkLabel = new Label();
    private ProviderForm form = new ProviderForm();
    private Subscription following = Subscription.EMPTY;

    AddressField(Texts texts) {
        this.texts = texts;
    }

    /// @param remark where it is said what was made of an address
    void take(TextField field, Label remark) {
        remarkLabel = remark;
        field.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                tidy();
            }
        });
    }

    void show(ProviderForm next) {
        following.unsubscribe();
        form = next;
        remark("");
        following = next.baseUrl().subscribe((before, now) -> remark(""));
    }

    /// Before the form is saved or checked, too. What is stored already stays as it is.
    void tidy() {
        if (form.baseUrl().get().equals(form.base().map(it -> it.baseUrl()).orElse(""))) {
            return;
        }
        var remarks = PastedAddress.of(form.kind().get(), form.baseUrl().get()).remarks();
        var tidied = form.draft().tidied();
        if (!remarks.isEmpty() && tidied.problems().stream().noneMatch(it -> it.field().equals("baseUrl"))) {
            form.kind().set(tidied.kind());
            form.baseUrl().set(tidied.baseUrl());
            form.model().set(tidied.model());
            form.option("deployment").set(tidied.options().deployment());
            form.option("apiVersion").set(tidied.options().apiVersion());
            remark(remarks.stream().map(texts::message).collect(Collectors.joining(" ")));
        }
    }

    private void remark(String text) {
        remarkLabel.setText(text);
        Presence.set(remarkLabel, !text.isEmpty());
    }
}
