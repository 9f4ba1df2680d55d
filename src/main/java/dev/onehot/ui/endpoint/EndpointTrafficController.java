package dev.onehot.ui.endpoint;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.EndpointHere.Failure;
import dev.onehot.ui.EndpointHere.Traffic;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// What goes through the endpoint of this window at this moment, and what failed last with each provider.
final class EndpointTrafficController {
    private final Workspace workspace;
    private final Map<Long, FailureRowController> rows = new HashMap<>();

    @FXML private Label endpointNowLabel;
    @FXML private Label endpointAnsweredLabel;
    @FXML private Label noFailuresLabel;
    @FXML private VBox failuresPane;

    EndpointTrafficController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        workspace.endpoint().trafficProperty().subscribe(this::show);
    }

    private void show(Traffic traffic) {
        var texts = workspace.texts();
        var now = traffic.underWay().entrySet().stream()
                .map(it -> texts.get("endpoint.now.provider", ProviderNames.of(workspace, it.getKey()), it.getValue()))
                .sorted()
                .collect(Collectors.joining("\n"));
        endpointNowLabel.setText(now.isEmpty() ? texts.get("endpoint.now.none") : now);
        endpointAnsweredLabel.setText(texts.get("endpoint.answered", traffic.answered()));
        var failures = traffic.failures();
        rows.keySet().retainAll(failures.stream().map(Failure::provider).collect(Collectors.toSet()));
        failures.forEach(it -> rows.computeIfAbsent(it.provider(), any -> row()).show(it));
        failuresPane.getChildren().setAll(failures.stream().map(it -> Objects.requireNonNull(rows.get(it.provider())).view()).toList());
        Presence.set(noFailuresLabel, failures.isEmpty());
    }

    private FailureRowController row() {
        var row = new FailureRowController(workspace);
        row.setView(Views.load(row, workspace.texts().bundle()));
        return row;
    }
}
