package dev.onehot.ui.endpoint;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.ProgramWords;
import dev.onehot.ui.Workspace;
import javafx.util.StringConverter;

/// Who answers a program: the active provider, or always the same one. FX thread only.
final class PinChoice {
    private PinChoice() {}

    /// Has a box offer that.
    static void in(ComboBox<OptionalLong> box, Workspace workspace) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(OptionalLong provider) {
                return provider == null ? "" : words(workspace, provider);
            }

            @Override
            public OptionalLong fromString(String text) {
                return OptionalLong.empty();
            }
        });
    }

    /// One that is deleted stays chosen: no other answers in its place.
    static void fill(ComboBox<OptionalLong> box, Workspace workspace, OptionalLong chosen) {
        var choices = new ArrayList<>(List.of(OptionalLong.empty()));
        workspace.model().providers().rows().forEach(it -> choices.add(OptionalLong.of(it.key())));
        if (!choices.contains(chosen)) {
            choices.add(chosen);
        }
        // Names may have changed where ids have not.
        box.getItems().setAll(choices);
        box.setValue(chosen);
    }

    static String words(Workspace workspace, OptionalLong provider) {
        var texts = workspace.texts();
        var words = ProgramWords.of(workspace);
        if (provider.isEmpty()) {
            return texts.get("endpoint.token.active");
        }
        var name = words.provider(provider);
        return name.isEmpty() ? texts.get("endpoint.token.deleted") : name;
    }
}
