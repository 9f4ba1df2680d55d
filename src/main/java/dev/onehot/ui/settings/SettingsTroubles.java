package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.ui.LateSettings;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import javafx.scene.control.Label;

/// Says above the settings what keeps some of them from being there, and what is wrong with schemas. FX thread only.
final class SettingsTroubles {
    private static final int FAULTS_SHOWN = 3;

    private final Workspace workspace;

    /// @param many says that settings are still being read, or too many
    /// @param faults says what is wrong with schemas
    SettingsTroubles(Workspace workspace, Label many, Label faults) {
        this.workspace = workspace;
        workspace.model().late().stateProperty().subscribe(state -> showLate(state, many));
        workspace.model().schemasProperty().subscribe(schemas -> showFaults(faults));
    }

    private void showLate(LateSettings.State state, Label label) {
        var texts = workspace.texts();
        Presence.set(label, !(state instanceof LateSettings.State.There));
        label.setText(switch (state) {
            case LateSettings.State.There() -> "";
            case LateSettings.State.Reading(double part, long all) -> texts.get("settings.reading", all, part);
            case LateSettings.State.TooMany() -> texts.get("settings.many");
            case LateSettings.State.Failed(var reason) -> texts.failure(reason);
        });
    }

    private void showFaults(Label label) {
        var faults = workspace.model().schemasProperty().get().map(it -> it.faults()).orElse(List.of());
        var lines = faults.stream()
                .limit(FAULTS_SHOWN)
                .map(it -> workspace.texts().message(it.message()))
                .collect(Collectors.joining("\n"));
        label.setText(lines);
        Presence.set(label, !faults.isEmpty());
    }
}
