import module javafx.controls;

/// The least that a JavaFX program can show: what Onehot's start is measured against.
public final class Empty extends Application {
    public static void main(String[] arguments) {
        launch(arguments);
    }

    @Override
    public void start(Stage stage) {
        var label = new Label("An empty stage with one label");
        label.setAlignment(Pos.TOP_LEFT);
        stage.setScene(new Scene(label, 960, 640));
        stage.show();
        if (Boolean.getBoolean("empty.training")) {
            new AnimationTimer() {
                private int left = 30;

                @Override
                public void handle(long now) {
                    if (left-- == 0) {
                        Platform.exit();
                    }
                }
            }.start();
        }
    }
}
