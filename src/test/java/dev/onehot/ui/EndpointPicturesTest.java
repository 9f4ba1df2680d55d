package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.OwnSettings;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/// Every state of the endpoint, light and dark, in a usual window and in the smallest: drawn to `target/screens` to be looked at; every
/// control that takes the focus has an accessible name.
@ParameterizedClass
@CsvSource({"light,de", "dark,en"})
class EndpointPicturesTest extends EndpointFixture {
    private final String scheme;
    private final String language;
    private final Set<String> complaints = new HashSet<>();

    EndpointPicturesTest(String scheme, String language) {
        this.scheme = scheme;
        this.language = language;
    }

    @Override
    protected Locale locale() {
        return Locale.forLanguageTag(language);
    }

    @Override
    protected void prepare() {
        super.prepare();
        Logger.getLogger("javafx.css").addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                complaints.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        manager.setSetting(OwnSettings.APPEARANCE, scheme);
    }

    @Test
    void everyStateIsDrawn() throws Exception {
        var port = String.valueOf(this.port);
        var page = page();
        draw("endpoint-off");
        page.turn().awaitState(port);
        draw("endpoint-on");
        page.makeToken("codex", 0);
        page.makeToken("a script with a long name for itself", 2);
        draw("endpoint-token");
        page.putTokenAway();
        outside.run("INSERT INTO onehot_usage SELECT date('now', '-' || value || ' day'), 1 + value % 2, 'codex', 'm' || value % 3, 3 + (value * 7) % 23, value % 4, 900 * value,"
                + " 0, 70 * value, datetime('now', '-' || value || ' day') FROM json_each('[0,1,2,3,5,6,9,12,13,14,20,21,26]')");
        ask("oh-of-nobody");
        window.settings();
        page.open();
        page.awaitUsage("");
        page.scrollTo("failuresPane");
        draw("endpoint-traffic");
        page.scrollTo("usageGrid");
        draw("endpoint-usage");
        page.scrollTo("loginUnitArea");
        draw("endpoint-login");
        page.scrollTo("endpointSwitch");
        page.port(String.valueOf(freePort())).storePort();
        page.awaitProblem(port);
        draw("endpoint-moved");
        page.turn();
        dev.onehot.testing.Await.until("it is off", () -> isFree(this.port));
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            page.port(String.valueOf(taken.getLocalPort())).storePort();
            page.turn().awaitProblem(String.valueOf(taken.getLocalPort()));
            draw("endpoint-taken");
        }
        assertThat(complaints).as("what JavaFX says of the stylesheet").isEmpty();
    }

    private void draw(String state) throws IOException {
        for (var size : List.of(new Dimension2D(640, 480), new Dimension2D(960, 640))) {
            robot.interact(() -> {
                window.stage().setWidth(size.getWidth());
                window.stage().setHeight(size.getHeight());
            });
            var root = window.stage().getScene().getRoot();
            var pictures = Files.createDirectories(Path.of("target", "screens"));
            var name = state + "-" + scheme + "-" + language + (size.getWidth() < 700 ? "-small" : "") + ".png";
            Files.write(pictures.resolve(name), Png.of(Pixels.all(root)));
            requireNames(root, state);
        }
    }

    private static void requireNames(Node node, String state) {
        if (node.isFocusTraversable() && node.isVisible() && !(node instanceof ScrollBar) && node.getId() != null) {
            assertThat(Accessible.name(node)).as("%s: accessible name of %s", state, node).isNotBlank();
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> requireNames(child, state));
        }
    }
}
