package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Problem;
import javafx.scene.control.Label;

/// Shows problems under the fields that they are about: text, colour and what a screen reader says. FX thread only.
public final class Problems {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("error");

    private final Map<String, Field> places;
    private final Texts texts;

    /// Where the problems of one field are shown.
    ///
    /// @param control the field
    /// @param label the line under it
    public record Field(Control control, Label label) {}

    /// @param places by the problem's field
    public Problems(Map<String, Field> places, Texts texts) {
        this.places = Map.copyOf(places);
        this.texts = texts;
        show(List.of());
    }

    /// Shows these, and nothing where there is none.
    public void show(List<Problem> problems) {
        places.forEach((field, place) -> {
            var problem = problems.stream().filter(it -> it.field().equals(field)).findFirst();
            var text = problem.map(it -> texts.message(it.message())).orElse("");
            place.label().setText(text);
            Presence.set(place.label(), !text.isEmpty());
            place.control().pseudoClassStateChanged(INVALID, !text.isEmpty());
            place.control().setAccessibleHelp(text);
        });
    }

    /// Moves the focus to the first field that has a problem.
    public void focusFirst(List<Problem> problems) {
        problems.stream()
                .map(it -> places.get(it.field()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .ifPresent(place -> place.control().requestFocus());
    }
}
