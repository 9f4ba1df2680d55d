package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.ui.pages.ImportPage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which provider the first import makes active, in the window.
class ImportActiveScreenTest extends WindowFixture {
    @Override
    protected Surroundings surroundings() {
        return new Surroundings(Map.of(), folder, List.of());
    }

    @ParameterizedTest
    @CsvSource({"second, Second, 2 providers were imported.", "'', '', None is active yet: choose one and press Make active."})
    void itIsTheOneThatTheProgramUsesOrNone(String used, String active, String said) throws IOException {
        Files.createDirectories(folder.resolve(".codex"));
        Files.writeString(folder.resolve(".codex/config.toml"), "model_provider = \"" + used + "\"\n" + provider("First") + provider("Second"));
        var page = new ImportPage(robot);
        page.openFromWelcome();
        page.awaitFound("First", "will be added");
        page.awaitFound("Second", "will be added");
        page.importNow();
        Await.until("both are there", () -> manager.snapshot().providers().size() == 2);
        window.awaitNoticeWith(said);
        assertThat(manager.snapshot().active().map(it -> it.name()).orElse("")).isEqualTo(active);
    }

    private static String provider(String name) {
        return "[model_providers." + name.toLowerCase(java.util.Locale.ROOT) + "]\nname = \"" + name + "\"\nbase_url = \"https://" + name
                + ".example.com/v1\"\nexperimental_bearer_token = \"sk-" + name + "\"\n";
    }
}
