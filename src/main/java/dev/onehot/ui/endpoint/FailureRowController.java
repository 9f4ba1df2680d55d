package dev.onehot.ui.endpoint;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Visible;
import dev.onehot.ui.Ago;
import dev.onehot.ui.EndpointHere.Failure;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The last request of a provider that failed, or that was let to none: when, of which program, and why.
final class FailureRowController {
    private static final String STATUS = "HTTP ";

    private final Workspace workspace;
    private @Nullable Parent view;

    @FXML private Label failureProviderLabel;
    @FXML private Label failureTimeLabel;
    @FXML private Label failureWordsLabel;

    FailureRowController(Workspace workspace) {
        this.workspace = workspace;
    }

    Parent view() {
        return Objects.requireNonNull(view);
    }

    void setView(Parent loaded) {
        view = loaded;
    }

    void show(Failure failure) {
        var texts = workspace.texts();
        failureProviderLabel.setText(
                failure.provider() == 0 ? texts.get("endpoint.failure.nobody") : ProviderNames.of(workspace, failure.provider()));
        Ago.show(failureTimeLabel, Optional.of(failure.at()), texts);
        var program = failure.program().isEmpty() ? texts.get("endpoint.failure.unknown") : Visible.line(failure.program());
        var words = Visible.line(failure.words());
        failureWordsLabel.setText(texts.get("endpoint.failure.line", program, words.contains(STATUS) ? words : words + " (" + STATUS + failure.status() + ")"));
    }
}
