package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// What is hidden at first comes when it is shown, to its place, and stays.
class HiddenAtFirstTest {
    private final List<Rectangle> children = IntStream.range(0, 5).mapToObj(i -> new Rectangle()).toList();

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private void hide(int... which) {
        for (int each : which) {
            Presence.set(children.get(each), false);
        }
    }

    private Pane kept(Pane pane) {
        pane.getChildren().setAll(children);
        HiddenAtFirst.keepOut(pane);
        return pane;
    }

    @Test
    void itComesToItsPlaceInWhateverOrder() {
        for (var order : List.of(List.of(0, 2, 4), List.of(4, 2, 0), List.of(2, 4, 0))) {
            hide(0, 2, 4);
            var pane = kept(new VBox());
            assertThat(pane.getChildren()).isEqualTo(List.of(children.get(1), children.get(3)));
            order.forEach(each -> Presence.set(children.get(each), true));
            assertThat(pane.getChildren()).isEqualTo(children);
        }
    }

    @Test
    void whatIsHiddenLaterStays() {
        hide(2);
        var pane = kept(new HBox());
        Presence.set(children.get(2), true);
        hide(1, 2);
        assertThat(pane.getChildren()).isEqualTo(children);
    }

    @Test
    void whatWasAddedMeanwhileKeepsItsPlace() {
        hide(1);
        var pane = kept(new StackPane());
        var first = new Rectangle();
        var last = new Rectangle();
        pane.getChildren().addFirst(first);
        pane.getChildren().addLast(last);
        Presence.set(children.get(1), true);
        assertThat(pane.getChildren()).startsWith(first, children.get(0), children.get(1), children.get(2)).endsWith(last);
    }

    @Test
    void aBindingShowsItToo() {
        var shown = new SimpleBooleanProperty();
        children.get(1).visibleProperty().bind(shown);
        children.get(1).managedProperty().bind(shown);
        var pane = kept(new GridPane());
        assertThat(pane.getChildren()).doesNotContain(children.get(1));
        shown.set(true);
        assertThat(pane.getChildren()).isEqualTo(children);
        children.get(1).visibleProperty().unbind();
        children.get(1).managedProperty().unbind();
    }

    /// It takes room though it is not seen, or its pane arranges by number.
    @Test
    void whatMattersToTheOthersStays() {
        children.get(1).setVisible(false);
        assertThat(kept(new HBox()).getChildren()).isEqualTo(children);
        hide(1);
        assertThat(kept(new Pane() {}).getChildren()).isEqualTo(children);
    }

    @Test
    void whatIsScrolledOrFoldedIsLookedThroughAndComesWhenItUnfolds() {
        hide(1);
        var content = new VBox();
        content.getChildren().setAll(children);
        var folded = new TitledPane("fold", new ScrollPane(content));
        folded.setExpanded(false);
        HiddenAtFirst.keepOut(new VBox(folded));
        assertThat(folded.getContent()).isNull();
        folded.setExpanded(true);
        assertThat(folded.getContent()).isInstanceOf(ScrollPane.class);
        assertThat(content.getChildren()).doesNotContain(children.get(1));
        Presence.set(children.get(1), true);
        assertThat(content.getChildren()).isEqualTo(children);
    }

    /// It can have the focus in the moment in which it is shown.
    @Test
    void itCanHaveTheFocusAtOnce() throws TimeoutException {
        var field = new TextField();
        var inside = new VBox(new ScrollPane(field));
        Presence.set(inside, false);
        var pane = new StackPane(inside);
        HiddenAtFirst.keepOut(pane);
        FxToolkit.setupFixture(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(pane));
            stage.show();
            Presence.set(inside, true);
            field.requestFocus();
            assertThat(stage.getScene().getFocusOwner()).isEqualTo(field);
            stage.close();
        });
    }
}
