package dev.onehot.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.OwnClasses;
import dev.onehot.testing.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

/// A row to which a list is scrolled is in sight, whatever heights the rows have that were not shown yet.
class ScrollingTest {
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        BlindPlatform.install();
        FxToolkit.registerPrimaryStage();
    }

    /// The first eight with which the own way of JavaFX 26.0.2 stops before the row; and four with which it does not.
    @ParameterizedTest
    @ValueSource(ints = {60, 481, 1077, 1623, 1999, 2133, 2402, 2557, 1, 2, 3, 9})
    void aRowIsInSight(int seed) {
        Person.ask(() -> {
            var random = new Random(seed);
            int count = 30 + random.nextInt(200);
            var heights = new int[count];
            Arrays.setAll(heights, row -> random.nextInt(4) == 0 ? 40 + random.nextInt(80) : 51);
            var list = list(heights);
            for (int before = random.nextInt(12); before > 0; before--) {
                list.scrollTo(random.nextInt(count));
                list.layout();
            }
            int wanted = random.nextInt(3) == 0 ? count - 1 - random.nextInt(4) : random.nextInt(count);
            Scrolling.bring(list, wanted);
            list.requestLayout();
            list.getScene().getRoot().layout();
            var cell = list.lookupAll(".list-cell").stream()
                    .filter(it -> it instanceof ListCell<?> shown && shown.isVisible() && shown.getIndex() == wanted)
                    .findFirst()
                    .orElseThrow();
            var place = list.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
            assertThat(place.getMinY()).isGreaterThanOrEqualTo(-1);
            assertThat(place.getMaxY()).isLessThanOrEqualTo(list.getHeight() + 1);
            return true;
        });
    }

    private static ListView<Integer> list(int[] heights) {
        var list = new ListView<Integer>();
        for (int row = 0; row < heights.length; row++) {
            list.getItems().add(row);
        }
        list.setCellFactory(of -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Integer row, boolean empty) {
                super.updateItem(row, empty);
                setText(row == null || empty ? null : row.toString());
            }

            @Override
            protected double computePrefHeight(double width) {
                return getItem() == null ? 51 : heights[getItem()];
            }
        });
        new Scene(new StackPane(list), 639, 368);
        list.getScene().getRoot().applyCss();
        list.getScene().getRoot().layout();
        return list;
    }

    @Test
    void thereIsNoOtherWay() {
        noClasses().that().doNotHaveFullyQualifiedName(Scrolling.class.getName())
                .should().callMethod(ListView.class, "scrollTo", int.class)
                .orShould().callMethod(ListView.class, "scrollTo", Object.class)
                .check(OwnClasses.ALL);
    }
}
