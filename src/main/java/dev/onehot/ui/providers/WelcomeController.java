package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.core.files.ImportPreview;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.Presets;
import dev.onehot.model.ServerDetails;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ProviderMark;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.databases.DatabaseDialog;
import dev.onehot.ui.text.Isolated;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// The first minute: what was found on this machine, each to be added, made active and checked with one press.
final class WelcomeController {
    private static final int MOST_OFFERS = 6;

    private final Workspace workspace;
    private final Consumer<ImportPreview.Entry> adopt;
    private final Runnable importing;
    private final Set<FoundProvider> offered = new HashSet<>();
    private boolean looked;

    @FXML private VBox offersPane;
    @FXML private Label offersLabel;
    @FXML private ScrollPane offersScroll;
    @FXML private Button welcomeDatabaseButton;

    /// @param adopt adds what was found, makes it active and checks it
    /// @param importing opens the import from other tools
    WelcomeController(Workspace workspace, Consumer<ImportPreview.Entry> adopt, Runnable importing) {
        this.workspace = workspace;
        this.adopt = adopt;
        this.importing = importing;
    }

    @FXML
    private void initialize() {
        Presence.set(welcomeDatabaseButton, workspace.surroundings().databases().usual().isPresent() && ServerDetails.of(workspace.file()).isEmpty());
    }

    /// Looks around once, when there is nothing to show yet.
    void open() {
        if (!looked) {
            looked = true;
            workspace.checks().lookAround(workspace.surroundings(), this::offer, workspace::fail);
        }
    }

    private void offer(List<FoundProvider> found) {
        for (var entry : ImportPreview.of(workspace.model().snapshot(), found)) {
            boolean useful = entry.fate() == ImportPreview.Fate.ADDED && offered.size() < MOST_OFFERS;
            if (useful && offered.add(entry.found())) {
                offersPane.getChildren().add(row(entry));
            }
        }
        for (var node : List.of(offersLabel, offersScroll)) {
            Presence.set(node, !offered.isEmpty());
        }
    }

    private Button row(ImportPreview.Entry entry) {
        var mark = new Label();
        ProviderMark.dress(mark);
        ProviderMark.show(mark, Presets.family(entry.draft().kind()));
        var name = new Label(Isolated.alone(entry.draft().name()));
        name.getStyleClass().add("row-name");
        var source = new Label(workspace.texts().get("welcome.found", entry.found().source()));
        source.getStyleClass().add("quiet");
        var view = new HBox(mark, new VBox(name, source));
        view.getStyleClass().add("preset-row");
        var button = new Button();
        button.setGraphic(view);
        button.setId("offerButton");
        button.getStyleClass().add("offer");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(workspace.texts().get("welcome.use", entry.draft().name(), entry.found().source()));
        button.setOnAction(event -> adopt.accept(entry));
        return button;
    }

    @FXML
    private void openDatabase() {
        DatabaseDialog.showServer(workspace);
    }

    @FXML
    private void openImport() {
        importing.run();
    }
}
