package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Problems;
import dev.onehot.ui.Texts;
import dev.onehot.ui.text.WrappingLabel;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// What only some providers need. Open where the family asks for it or something is filled in; rows that do not matter stay away.
final class AdvancedController {
    private final Texts texts;
    private final Map<ProviderField, TextInputControl> fields = new LinkedHashMap<>();
    private final Map<String, Problems.Field> places = new LinkedHashMap<>();
    private Subscription following = Subscription.EMPTY;

    @FXML private TitledPane advancedPane;
    @FXML private GridPane advancedGrid;

    AdvancedController(Texts texts) {
        this.texts = texts;
    }

    /// What only a family asks for comes first.
    @FXML
    private void initialize() {
        Unfolding.follow(advancedPane);
        ProviderField.OPTIONS.stream().sorted(Comparator.comparing(ProviderField::isForAll)).forEach(this::add);
    }

    private void add(ProviderField field) {
        var control = field.shape() == ProviderField.Shape.LINES ? area() : new TextField();
        control.setId(field.controlId());
        texts.find("advanced." + field.id() + ".prompt").ifPresent(control::setPromptText);
        var label = new Label(texts.get("editor." + field.id()));
        control.setAccessibleText(label.getText());
        label.getStyleClass().add("form-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(control.visibleProperty());
        label.managedProperty().bind(control.managedProperty());
        var problem = new WrappingLabel();
        problem.getStyleClass().add("problem");
        int row = fields.size() * 2;
        advancedGrid.addRow(row, label, control);
        GridPane.setValignment(label, VPos.TOP);
        advancedGrid.add(problem, 1, row + 1);
        fields.put(field, control);
        places.put(field.id(), new Problems.Field(control, problem));
    }

    private static TextArea area() {
        var area = new TextArea();
        area.setPrefRowCount(2);
        Shortcuts.tabGoesOn(area);
        return area;
    }

    /// Where problems of these fields are shown.
    Map<String, Problems.Field> places() {
        return places;
    }

    void show(ProviderForm next) {
        following.unsubscribe();
        following = fields.entrySet().stream()
                .map(it -> ProviderForm.bind(it.getValue(), next.option(it.getKey().id())))
                .reduce(Subscription.EMPTY, Subscription::and)
                .and(next.kind().subscribe(kind -> arrange(next, Presets.family(kind))));
        boolean filled = !next.draftOptions().equals(ProviderOptions.NONE);
        advancedPane.setExpanded(filled || ProviderField.RESOURCE.mattersTo(Presets.family(next.kind().get())));
    }

    private void arrange(ProviderForm form, Preset family) {
        fields.forEach((field, control) -> {
            boolean matters = field.mattersTo(family) || !form.option(field.id()).get().isEmpty();
            control.setVisible(matters);
            control.setManaged(matters);
        });
        if (ProviderField.RESOURCE.mattersTo(family)) {
            advancedPane.setExpanded(true);
        }
    }

    /// Opens it when one of its fields is wrong.
    void reveal(String field) {
        if (places.containsKey(field)) {
            advancedPane.setExpanded(true);
        }
    }
}
