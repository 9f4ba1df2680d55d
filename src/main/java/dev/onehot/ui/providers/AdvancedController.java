package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Presets;
import dev.onehot.model.ProviderOptions;
import dev.onehot.ui.Keys;
import dev.onehot.ui.Problems;
import dev.onehot.ui.text.WrappingLabel;
import javafx.fxml.FXML;

/// What only some providers need. Open where the family asks for it or something is filled in; rows that do not matter stay away.
final class AdvancedController {
    /// Fields that every provider can have.
    private static final Set<String> ALWAYS = Set.of("headers", "timeoutSeconds", "proxy");

    private final Map<String, TextInputControl> fields = new LinkedHashMap<>();
    private final Map<String, Problems.Place> places = new LinkedHashMap<>();
    private Subscription following = Subscription.EMPTY;

    @FXML private TitledPane advancedPane;
    @FXML private GridPane advancedGrid;
    @FXML private TextArea headersArea;
    @FXML private TextField organizationField;
    @FXML private TextField projectField;
    @FXML private TextField resourceField;
    @FXML private TextField deploymentField;
    @FXML private TextField apiVersionField;
    @FXML private TextField timeoutField;
    @FXML private TextField proxyField;

    @FXML
    private void initialize() {
        fields.put("resource", resourceField);
        fields.put("deployment", deploymentField);
        fields.put("apiVersion", apiVersionField);
        fields.put("organization", organizationField);
        fields.put("project", projectField);
        fields.put("headers", headersArea);
        fields.put("timeoutSeconds", timeoutField);
        fields.put("proxy", proxyField);
        Keys.tabGoesOn(headersArea);
        for (var field : fields.entrySet()) {
            var problem = new WrappingLabel();
            problem.getStyleClass().add("problem");
            int row = GridPane.getRowIndex(field.getValue());
            advancedGrid.add(problem, 1, row + 1);
            places.put(field.getKey(), new Problems.Place(field.getValue(), problem));
        }
    }

    /// Where problems of these fields are shown.
    Map<String, Problems.Place> places() {
        return places;
    }

    void show(ProviderForm next) {
        following.unsubscribe();
        fields.forEach((name, field) -> field.textProperty().bindBidirectional(next.option(name)));
        following = Subscription.combine(
                () -> fields.forEach((name, field) -> field.textProperty().unbindBidirectional(next.option(name))),
                next.kind().subscribe(kind -> arrange(next, kind)));
        boolean filled = !next.draftOptions().equals(ProviderOptions.NONE);
        advancedPane.setExpanded(filled || asks(next.kind().get(), "resource"));
    }

    private void arrange(ProviderForm form, String kind) {
        fields.forEach((name, field) -> {
            boolean matters = ALWAYS.contains(name) || asks(kind, name) || !form.option(name).get().isEmpty();
            int row = GridPane.getRowIndex(field);
            for (Node node : advancedGrid.getChildren()) {
                if (GridPane.getRowIndex(node) == row) {
                    node.setVisible(matters);
                    node.setManaged(matters);
                }
            }
        });
        if (asks(kind, "resource")) {
            advancedPane.setExpanded(true);
        }
    }

    private static boolean asks(String kind, String field) {
        var asked = field.equals("apiVersion") ? "api-version" : field;
        return Presets.family(kind).speech().asksFor().contains(asked);
    }

    /// Opens it when one of its fields is wrong.
    void reveal(String field) {
        if (fields.containsKey(field)) {
            advancedPane.setExpanded(true);
        }
    }
}
