package dev.onehot.ui;

import module java.base;
import module javafx.controls;

/// The letters that press buttons together with Alt, underlined while that is held: of those that are seen together each has one of its own, from its words
/// in any language that has Latin letters. FX thread only.
public final class Mnemonics {
    private Mnemonics() {}

    /// Gives each of these buttons one, the first ones first: where a word begins if that is free, or else another letter.
    public static void give(Stream<? extends ButtonBase> buttons) {
        var taken = new HashSet<Character>();
        // Once only: afterwards the words have it.
        buttons.filter(it -> it.getProperties().putIfAbsent(Mnemonics.class, true) == null).forEach(button -> {
            var words = button.getText();
            if (button.getAccessibleText() == null) {
                button.setAccessibleText(words);
            }
            int at = place(words, taken);
            button.setMnemonicParsing(true);
            button.setText(escaped(words.substring(0, at)) + (at < words.length() ? "_" + words.charAt(at) + escaped(words.substring(at + 1)) : ""));
        });
    }

    /// Has the buttons in `loaded` say their words as they are, but for those that [#give] gives a letter: JavaFX takes a low line for the sign before one, and
    /// a name, or that of a variable, may have one.
    static void none(Node loaded) {
        switch (loaded) {
            case ButtonBase button -> button.setMnemonicParsing(false);
            case ScrollPane scrolled when scrolled.getContent() != null -> none(scrolled.getContent());
            case TitledPane folded when folded.getContent() != null -> none(folded.getContent());
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(Mnemonics::none);
            default -> {}
        }
    }

    /// What a button says, without the sign before its letter.
    public static String words(ButtonBase button) {
        var words = Objects.requireNonNullElse(button.getText(), "");
        return button.getProperties().containsKey(Mnemonics.class) ? words.replaceAll("_(.)", "$1") : words;
    }

    private static String escaped(String words) {
        return words.replace("_", "__");
    }

    /// At the end where there is none.
    private static int place(String words, Set<Character> taken) {
        return IntStream.concat(
                        IntStream.range(0, words.length()).filter(at -> at == 0 || words.charAt(at - 1) == ' '),
                        IntStream.range(0, words.length()))
                .filter(at -> isLatin(words.charAt(at)) && taken.add(Character.toLowerCase(words.charAt(at))))
                .findFirst()
                .orElse(words.length());
    }

    private static boolean isLatin(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    /// Has them press what is in sight of `scene` and nothing that is covered: JavaFX, which comes right after, knows of neither, and presses no toggle.
    ///
    /// @param uppermost what is in sight
    public static void follow(Scene scene, Supplier<Parent> uppermost) {
        var press = new Press(scene, uppermost);
        scene.windowProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.ANY, press);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.ANY, press);
            }
        });
    }

    private static final class Press implements EventHandler<KeyEvent> {
        private final Scene scene;
        private final Supplier<Parent> uppermost;
        private boolean taken;

        private Press(Scene scene, Supplier<Parent> uppermost) {
            this.scene = scene;
            this.uppermost = uppermost;
        }

        @Override
        public void handle(KeyEvent event) {
            if (event.getEventType() == KeyEvent.KEY_PRESSED) {
                taken = event.isAltDown() && !event.isControlDown() && scene.getMnemonics().keySet().stream().anyMatch(it -> it.match(event));
                if (taken) {
                    pressed(event, uppermost.get()).ifPresent(ButtonBase::fire);
                }
            }
            // JavaFX would take it for pressed once more when it is typed.
            if (taken) {
                event.consume();
            }
        }
    }

    /// The button in `pane` that these keys press.
    private static Optional<ButtonBase> pressed(KeyEvent event, Parent pane) {
        return pane.getScene().getMnemonics().entrySet().stream()
                .filter(it -> it.getKey().match(event))
                .flatMap(it -> it.getValue().stream())
                .map(Mnemonic::getNode)
                .filter(it -> it instanceof ButtonBase button && !button.isDisabled() && isIn(button, pane))
                .map(ButtonBase.class::cast)
                .findFirst();
    }

    /// And in sight.
    private static boolean isIn(Node node, Parent pane) {
        for (Node each = node; each != null && each.isVisible(); each = each.getParent()) {
            if (each.equals(pane)) {
                return true;
            }
        }
        return false;
    }
}
