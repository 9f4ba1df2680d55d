package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Presets;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The field of the model: searches what the server listed, and takes any text.
final class ModelFieldController {
    private static final int MOST_SUGGESTIONS = 200;

    private final Workspace workspace;
    private ProviderForm form = new ProviderForm();
    private @Nullable Suggestions suggestions;
    private Subscription following = Subscription.EMPTY;
    private @Nullable ProviderForm wanted;

    @FXML private TextField modelField;
    @FXML private Label modelProblemLabel;
    @FXML private Label modelCountLabel;

    ModelFieldController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        suggestions = new Suggestions(modelField, this::matching);
    }

    TextField field() {
        return modelField;
    }

    Label problemLabel() {
        return modelProblemLabel;
    }

    void show(ProviderForm next) {
        following.unsubscribe();
        form = next;
        following = Subscription.combine(
                ProviderForm.bind(modelField, next.model()),
                next.check().modelsProperty().subscribe(this::showCount));
        next.base().ifPresent(stored ->
                workspace.commands().ask(manager -> manager.models(stored.id()), next.check()::remember, failure -> {}));
    }

    private void showCount(List<String> models) {
        modelCountLabel.setText(models.isEmpty() ? "" : workspace.texts().get("model.count", models.size()));
        if (form.equals(wanted) && !models.isEmpty() && suggestions != null) {
            wanted = null;
            suggestions.browse();
        }
    }

    /// Those with all typed words in them: first those that begin so, then in the server's order.
    private List<String> matching(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        var found = new ArrayList<>(known().stream()
                .filter(model -> Arrays.stream(words).allMatch(model.toLowerCase(Locale.ROOT)::contains))
                .filter(model -> !model.equals(typed))
                .limit(MOST_SUGGESTIONS)
                .toList());
        found.sort((a, b) -> Boolean.compare(!begins(a, words[0]), !begins(b, words[0])));
        return found;
    }

    private static boolean begins(String model, String word) {
        return model.toLowerCase(Locale.ROOT).startsWith(word);
    }

    /// What the server listed, or until then what the catalog begins with.
    private List<String> known() {
        var listed = new LinkedHashSet<>(form.check().modelsProperty().get());
        return List.copyOf(listed.isEmpty() ? Presets.family(form.kind().get()).models() : listed);
    }

    /// Goes to the field, and shows what is known to be there.
    void choose() {
        modelField.requestFocus();
        if (!form.check().modelsProperty().get().isEmpty()) {
            browse();
        }
    }

    @FXML
    private void browse() {
        if (suggestions != null) {
            modelField.requestFocus();
            if (form.check().modelsProperty().get().isEmpty()) {
                wanted = form;
                form.check().start(workspace, false);
            }
            suggestions.browse();
        }
    }
}
