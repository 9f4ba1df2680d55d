package dev.onehot.ui.fit;

import module java.base;
import module javafx.controls;

/// How much of Onehot fits into the window beside each other: the one rule that all screens follow, told to the style sheet as `:icons` and `:one-pane`
/// of the root. FX thread only.
public enum Fit {
    /// All of it.
    WHOLE,

    /// The side bar as icons.
    ICONS,

    /// That, and of a list and what is chosen in it one at a time ([TwoPanes]).
    ONE_PANE;

    /// px at 100 %: of a window twice as wide at 200 %.
    private static final double ICONS_BELOW = 800;

    private static final double ONE_PANE_BELOW = 640;

    /// px of a letter at 100 %.
    private static final double LETTER = 14;

    private static final PseudoClass AS_ICONS = PseudoClass.getPseudoClass("icons");
    private static final PseudoClass IN_ONE_PANE = PseudoClass.getPseudoClass("one-pane");

    /// What fits into `scene`, now and whenever its size or that of its letters changes.
    ///
    /// @param scene whose root is a pane
    public static ReadOnlyObjectProperty<Fit> in(Scene scene) {
        return ((Measured) scene.getProperties().computeIfAbsent(Measured.class, it -> new Measured(scene))).getReadOnlyProperty();
    }

    private static Fit of(double width) {
        if (width <= 0 || width >= ICONS_BELOW) {
            return WHOLE;
        }
        return width < ONE_PANE_BELOW ? ONE_PANE : ICONS;
    }

    private static final class Measured extends ReadOnlyObjectWrapper<Fit> {
        private final Scene scene;

        /// It has the letters of the root, whatever they are set by.
        private final Text letter = new Text();

        Measured(Scene scene) {
            super(WHOLE);
            this.scene = scene;
            letter.setManaged(false);
            scene.rootProperty().subscribe(root -> {
                ((Pane) root).getChildren().add(letter);
                measure();
            });
            scene.widthProperty().subscribe((before, now) -> measure());
            letter.fontProperty().subscribe((before, now) -> measure());
        }

        private void measure() {
            set(of(scene.getWidth() * LETTER / letter.getFont().getSize()));
            scene.getRoot().pseudoClassStateChanged(AS_ICONS, get() != WHOLE);
            scene.getRoot().pseudoClassStateChanged(IN_ONE_PANE, get() == ONE_PANE);
        }
    }
}
