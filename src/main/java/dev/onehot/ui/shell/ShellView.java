package dev.onehot.ui.shell;

import module javafx.controls;

import dev.onehot.ui.Presence;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Texts;

/// The window's frame, with all that the first frame shows: the active provider and what switches it.
///
/// In code, unlike all other views: reading FXML would be a good part of the time until then. Icons are shapes here, since the icon
/// font is loaded later; so are tooltips.
final class ShellView {
    final StackPane layersPane = new StackPane();
    final BorderPane shellPane = new BorderPane();
    final VBox navigationPane = new VBox();
    final VBox bannerSlot = new VBox();
    final StackPane contentPane = new StackPane();
    private final StackPane contentLayers = new StackPane();
    final Button activeButton = new Button();
    final Label activeNameLabel = new Label();
    final Label activeModelLabel = new Label();
    final Label activeStateLabel = new Label();
    final Label activeWordLabel = new Label();
    final Label activeMark = new Label();
    final Region activeLight = new Region();
    final Button paletteButton = new Button();
    final ActiveLine activeLine;
    final Button appearanceButton = new Button();
    final Button helpButton = new Button();

    ShellView(Texts texts) {
        layersPane.setId("layersPane");
        shellPane.setId("shellPane");
        navigationPane.setId("navigationPane");
        bannerSlot.setId("bannerSlot");
        contentPane.setId("contentPane");
        activeButton.setId("activeButton");
        activeNameLabel.setId("activeNameLabel");
        activeModelLabel.setId("activeModelLabel");
        activeStateLabel.setId("activeStateLabel");
        activeWordLabel.setId("activeWordLabel");
        activeMark.setId("activeMark");
        paletteButton.setId("paletteButton");
        appearanceButton.setId("appearanceButton");
        helpButton.setId("helpButton");

        shellPane.getStyleClass().add("shell");
        navigationPane.getStyleClass().add("navigation");
        layersPane.getChildren().add(shellPane);
        activeLine = activeLine();
        shellPane.setTop(new VBox(header(texts), bannerSlot));
        shellPane.setLeft(navigationPane);
        contentLayers.getChildren().setAll(contentPane);
        contentLayers.setMinSize(0, 0);
        shellPane.setCenter(contentLayers);
        // What is larger than the window is cut itself, and pushes neither the header nor the status out.
        contentPane.setMinSize(0, 0);
        contentPane.setAlignment(Pos.TOP_LEFT);
        var edge = new Rectangle();
        edge.widthProperty().bind(contentPane.widthProperty());
        edge.heightProperty().bind(contentPane.heightProperty());
        contentPane.setClip(edge);
    }

    /// Over the screen, of which nothing moves.
    FloatingPane showFloating(Node... floating) {
        var pane = new FloatingPane(contentPane, floating);
        contentLayers.getChildren().setAll(contentPane, pane);
        return pane;
    }

    /// The button for light and dark shows what it leads to.
    void showScheme(boolean dark, Texts texts) {
        var words = texts.get(dark ? "header.toLight" : "header.toDark");
        appearanceButton.setGraphic(shape(dark ? "shape-sun" : "shape-moon"));
        appearanceButton.setAccessibleText(words);
        if (appearanceButton.getTooltip() != null) {
            appearanceButton.getTooltip().setText(words);
        }
    }

    private ActiveLine activeLine() {
        activeNameLabel.getStyleClass().add("active-name");
        activeModelLabel.getStyleClass().add("active-model");
        activeStateLabel.getStyleClass().add("active-state");
        activeWordLabel.getStyleClass().add("active-state");
        activeLight.setId("activeLightIcon");
        activeLight.getStyleClass().add("provider-light");
        // It has one when the first frame is there: vendors' colours are read from a file.
        Presence.set(activeMark, false);
        var activeIcon = shape("shape-active");
        activeIcon.setId("activeIcon");
        return new ActiveLine(
                activeIcon, activeMark, activeNameLabel, activeModelLabel, activeLight, activeStateLabel, activeWordLabel, shape("shape-down"));
    }

    private Node header(Texts texts) {
        activeButton.getStyleClass().add("active-button");
        activeButton.setGraphic(activeLine);
        activeButton.setMinWidth(0);
        paletteButton.getStyleClass().addAll("key-chip", "flat");
        paletteButton.setText(Shortcuts.words(Shortcuts.shortcut(KeyCode.K), texts).replace('+', ' '));
        paletteButton.setAccessibleText(texts.get("header.palette"));
        paletteButton.setMinWidth(Region.USE_PREF_SIZE);
        paletteButton.setFocusTraversable(false);

        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        makeIcon(appearanceButton, "shape-moon", texts.get("header.toDark"));
        makeIcon(helpButton, "shape-help", texts.get("help.title"));

        var header = new HBox(activeButton, paletteButton, space, appearanceButton, helpButton);
        header.getStyleClass().add("header");
        return header;
    }

    /// In a low window with large letters the screens' names scroll too. Not for the first frame, in which there are none.
    void scrollNavigation() {
        var scroll = new ScrollPane(navigationPane);
        scroll.getStyleClass().add("navigation-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        shellPane.setLeft(scroll);
    }

    private static void makeIcon(Button button, String shape, String text) {
        button.setGraphic(shape(shape));
        button.setAccessibleText(text);
        button.getStyleClass().addAll("button-icon", "flat");
    }

    private static Region shape(String style) {
        var region = new Region();
        region.getStyleClass().addAll("shape", style);
        return region;
    }
}
