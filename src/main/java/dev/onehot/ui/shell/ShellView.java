package dev.onehot.ui.shell;

import module javafx.controls;

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
    final Button activeButton = new Button();
    final Label activeNameLabel = new Label();
    final Label activeModelLabel = new Label();
    final Label activeStateLabel = new Label();
    final Region activeLight = new Region();
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
        appearanceButton.setId("appearanceButton");
        helpButton.setId("helpButton");

        shellPane.getStyleClass().add("shell");
        navigationPane.getStyleClass().add("navigation");
        layersPane.getChildren().add(shellPane);
        shellPane.setTop(new VBox(header(texts), bannerSlot));
        shellPane.setLeft(navigationPane);
        shellPane.setCenter(contentPane);
        // What is larger than the window is cut itself, and pushes neither the header nor the status out.
        contentPane.setMinSize(0, 0);
        contentPane.setAlignment(Pos.TOP_LEFT);
        var edge = new Rectangle();
        edge.widthProperty().bind(contentPane.widthProperty());
        edge.heightProperty().bind(contentPane.heightProperty());
        contentPane.setClip(edge);
    }

    private Node header(Texts texts) {
        var name = new Label(texts.get("app.name"));
        name.getStyleClass().add("app-name");

        activeNameLabel.getStyleClass().add("active-name");
        activeModelLabel.getStyleClass().add("active-model");
        activeStateLabel.getStyleClass().add("active-state");
        activeStateLabel.setMinWidth(Region.USE_PREF_SIZE);
        activeLight.setId("activeLightIcon");
        activeLight.getStyleClass().add("provider-light");
        var activeIcon = shape("shape-active");
        activeIcon.setId("activeIcon");
        var content = new HBox(activeIcon, activeNameLabel, activeModelLabel, activeLight, activeStateLabel, shape("shape-down"));
        content.getStyleClass().add("active-content");
        activeButton.getStyleClass().add("active-button");
        activeButton.setGraphic(content);
        activeButton.setMinWidth(0);

        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        makeIcon(appearanceButton, "shape-moon", texts.get("header.appearance"));
        makeIcon(helpButton, "shape-help", texts.get("help.title"));

        var header = new HBox(name, activeButton, space, appearanceButton, helpButton);
        header.getStyleClass().add("header");
        return header;
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
