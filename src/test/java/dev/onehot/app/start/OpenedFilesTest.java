package dev.onehot.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.sun.glass.ui.Application;
import dev.onehot.app.OpenedFilesChild;
import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// An export that macOS hands over by an event, which here is made, is shown in the window; JavaFX still gets every event.
class OpenedFilesTest {
    private static final String EXPORT = """
            {"format": "onehot-export", "version": 1, "settings": {"FROM_A_FILE": "1"}}
            """;

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsOpenedBeforeThereIsAWindowAndAfterIsPreviewed() throws IOException {
        var first = Files.writeString(folder.resolve("first.onehot"), EXPORT);
        var second = Files.writeString(folder.resolve("second.onehot"), EXPORT);
        var file = folder.resolve("onehot.db");
        try (var window = Child.start(OpenedFilesChild.class, folder, folder.toString(), file.toString(), first.toString(), second.toString())) {
            assertThat(window.readLine()).contains("first.onehot");
            assertThat(window.readLine()).contains("second.onehot");
            assertThat(window.readLine()).isEqualTo("ended 0");
        }
    }

    @Test
    void everyEventReachesJavafxAndOnlyExportsAreOpened() throws IOException, TimeoutException {
        var export = Files.writeString(folder.resolve("mine.onehot"), EXPORT);
        var other = Files.writeString(folder.resolve("onehot.db"), "");
        BlindPlatform.install();
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> check(export, other));
    }

    /// On the FX thread.
    private static void check(Path export, Path other) {
        var application = Application.GetApplication();
        var before = application.getEventHandler();
        var heard = new ArrayList<String>();
        var opened = new ArrayList<Path>();
        try {
            application.setEventHandler(new Application.EventHandler() {
                @Override
                public void handleOpenFilesAction(Application from, long time, String[] files) {
                    heard.addAll(List.of(files));
                }

                @Override
                public void handleQuitAction(Application from, long time) {
                    heard.add("quit");
                }
            });
            OpenedFiles.install(opened::add);
            var files = new String[] {other.toString(), export + ".json", export.toString()};
            application.getEventHandler().handleOpenFilesAction(application, 0, files);
            application.getEventHandler().handleQuitAction(application, 0);

            assertThat(opened).containsExactly(export);
            assertThat(heard).startsWith(files).endsWith("quit").hasSize(files.length + 1);
            // One that a later JavaFX adds would be kept from it.
            assertThat(handled(application.getEventHandler().getClass())).containsAll(handled(Application.EventHandler.class));
        } finally {
            application.setEventHandler(before);
        }
    }

    private static List<String> handled(Class<?> handler) {
        return Arrays.stream(handler.getDeclaredMethods()).map(Method::getName).filter(it -> it.startsWith("handle")).toList();
    }
}
