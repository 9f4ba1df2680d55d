package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.ui.shell.MainWindow;
import dev.onehot.ui.shell.WindowPlace;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// The window is where it was, unless that is nowhere any more.
class WindowPlaceTest extends WindowFixture {
    @Test
    void whatIsWrittenIsRead() {
        var place = new WindowPlace(-20, 30.4, 800, 600, true);
        assertThat(WindowPlace.parse(place.toString())).contains(new WindowPlace(-20, 30, 800, 600, true));
        for (var nonsense : List.of("", "1 2 3", "1 2 3 4 5 6", "a b c d true", "1 2 NaN 4 false", "1 2 999999 4 false")) {
            assertThat(WindowPlace.parse(nonsense)).as(nonsense).isEmpty();
        }
    }

    @Test
    void theWindowIsWhereItWas() throws TimeoutException {
        var again = open(new WindowPlace(40, 50, 800, 600, false));
        assertThat(again).isEqualTo(new WindowPlace(40, 50, 800, 600, false));
    }

    @Test
    void aPlaceOnAScreenThatIsGoneIsNotTaken() throws TimeoutException {
        var again = open(new WindowPlace(5000, 50, 800, 600, false));
        assertThat(again.x()).isLessThan(1000);
        assertThat(again.width()).isEqualTo(800);
    }

    @Test
    void aWindowIsNeverTooSmallToUse() throws TimeoutException {
        assertThat(open(new WindowPlace(0, 0, 10, 10, false)).width()).isGreaterThanOrEqualTo(640);
    }

    /// A second window over the same database, opened at a place; answers where it then is.
    private WindowPlace open(WindowPlace last) throws TimeoutException {
        var opened = new MainWindow[1];
        var stages = new Stage[1];
        FxToolkit.setupFixture(() -> {
            stages[0] = new Stage();
            opened[0] = new MainWindow(stages[0], manager, new Texts(locale()), Optional.of(last));
            stages[0].show();
        });
        try {
            return opened[0].place();
        } finally {
            FxToolkit.setupFixture(stages[0]::hide);
            opened[0].close();
        }
    }
}
