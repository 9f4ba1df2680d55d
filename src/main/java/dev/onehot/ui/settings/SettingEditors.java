package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Presence;

/// The controls of a setting's row, of all kinds, of which those are there that fit what the row shows. FX thread only.
final class SettingEditors {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass MATCH = PseudoClass.getPseudoClass("match");

    private Pane box = new Pane();
    private List<SettingEditor> all = List.of();

    /// @param place where they stand
    /// @param editors in the order in which they stand there
    void take(Pane place, List<SettingEditor> editors) {
        box = place;
        all = editors;
        box.getChildren().clear();
    }

    private Stream<SettingEditor> there() {
        return all.stream().filter(it -> it.control().getParent() != null && it.control().isVisible());
    }

    private Stream<TextInputControl> texts() {
        return all.stream().map(SettingEditor::control).filter(TextInputControl.class::isInstance).map(TextInputControl.class::cast);
    }

    /// Marks the controls as those of a setting. Not in their ids: for each id that it has not seen before, JavaFX works out and keeps the styles
    /// of the whole control.
    void belongTo(String key) {
        all.forEach(it -> it.control().setUserData(key));
    }

    /// Shows a setting in those that fit it. Buttons say themselves what they are for.
    void show(EditedSetting setting, String title) {
        // Those that this row had no use for yet are not there: each has a dozen nodes, to be styled with every change. Those that it
        // had stay, hidden: to take one away and put it back costs more.
        var children = box.getChildren();
        int at = 0;
        for (var editor : all) {
            var control = editor.control();
            boolean fits = editor.fits(setting);
            if (fits) {
                editor.show(setting);
                if (!(control instanceof Button)) {
                    control.setAccessibleText(title);
                }
                if (!children.contains(control)) {
                    children.add(at, control);
                    control.applyCss();
                }
            }
            Presence.set(control, fits);
            at += children.contains(control) ? 1 : 0;
        }
    }

    /// Shows it in those that are there, so that whoever types goes on typing where they are.
    void follow(EditedSetting setting) {
        there().forEach(it -> it.show(setting));
    }

    /// The row is going to be another one, or none.
    ///
    /// @return where the caret was, if the person was typing here
    OptionalInt hide() {
        var caret = texts().filter(Node::isFocused).mapToInt(TextInputControl::getCaretPosition).findFirst();
        all.forEach(SettingEditor::hide);
        return caret;
    }

    /// Gives the focus to the first.
    void focus() {
        there().findFirst().ifPresent(it -> it.control().requestFocus());
    }

    /// Gives the focus back to whoever was typing.
    void focus(int caret) {
        focus();
        texts().filter(Node::isFocused).forEach(it -> it.selectRange(caret, caret));
    }

    /// @param problem what is wrong with what was typed; empty for nothing
    void say(String problem) {
        texts().forEach(it -> {
            it.pseudoClassStateChanged(ERROR, !problem.isEmpty());
            it.setAccessibleHelp(problem);
        });
    }

    /// @param found whether what is searched for is in the value
    void mark(boolean found) {
        all.forEach(it -> it.control().pseudoClassStateChanged(MATCH, found));
    }
}
