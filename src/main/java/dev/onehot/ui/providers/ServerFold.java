package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Presets;
import dev.onehot.ui.Presence;
import javafx.scene.control.Label;

/// Kind and address of a provider, in one line where they are as a preset has them: a person need not look at what is known. FX thread only.
final class ServerFold {
    private final Pane line;
    private final Label kind;
    private final Label endpoint;
    private final Pane address;
    private final List<Node> fields;

    /// @param line what stands for the fields
    /// @param kind the kind's name in it
    /// @param endpoint what is asked: in the line, or below the address
    /// @param address the field of the address with all that is said of it
    /// @param fields what is not there while the line is
    ServerFold(Pane line, Label kind, Label endpoint, Pane address, List<Node> fields) {
        this.line = line;
        this.kind = kind;
        this.endpoint = endpoint;
        this.address = address;
        this.fields = fields;
        // What is hidden from the beginning is not styled: a search among kinds is much.
        fold(true);
    }

    /// Shows the line where that is enough.
    void show(ProviderForm form) {
        fold(!form.isUntouched() && KnownServer.isWhole(form.kind().get(), form.baseUrl().get()));
        kind.setText(Presets.nameOf(form.kind().get()));
    }

    /// Shows the fields.
    void open() {
        fold(false);
    }

    boolean isOpen() {
        return !line.isVisible();
    }

    private void fold(boolean folded) {
        Presence.set(line, folded);
        fields.forEach(it -> Presence.set(it, !folded));
        var place = (folded ? line : address).getChildren();
        if (!place.contains(endpoint)) {
            if (endpoint.getParent() instanceof Pane before) {
                before.getChildren().remove(endpoint);
            }
            // Below the field of the address.
            place.add((int) place.stream().takeWhile(it -> folded ? it.equals(kind) : it.equals(line) || fields.contains(it)).count(), endpoint);
        }
    }
}
