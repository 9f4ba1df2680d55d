package dev.onehot.bench;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.files.ImportPreview;
import dev.onehot.tools.ToolFiles;
import dev.onehot.tools.Whereabouts;

/// How long the preview of an import of a thousand providers takes: one file read, taken apart, and compared with what is stored.
final class ImportTimes {
    private static final int PROVIDERS = 1_000;
    private static final int ROUNDS = 9;

    private ImportTimes() {}

    /// Writes an export of cc-switch with a thousand rows and answers the median of its previews in ms, the first one left out.
    static double previewMillis(SettingsManager manager, Path folder) throws IOException {
        var text = new StringBuilder("-- CC Switch SQLite\nBEGIN TRANSACTION;\nINSERT INTO \"providers\" (\"id\", \"app_type\", \"name\", \"settings_config\", \"meta\") VALUES ");
        for (int i = 0; i < PROVIDERS; i++) {
            text.append(i == 0 ? "" : ",\n").append(("('%d', 'claude', 'Relay', '{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://r%d.example.com\","
                    + "\"ANTHROPIC_AUTH_TOKEN\":\"sk-%d\",\"ANTHROPIC_CUSTOM_HEADERS\":\"x-team: blue\"}}', '{}')").formatted(i, i, i));
        }
        var file = Files.writeString(folder.resolve("thousand.sql"), text.append(";\nCOMMIT;\n"));
        var tools = new ToolFiles(new Whereabouts(folder, Map.of()), _ -> List.of());
        var took = new double[ROUNDS];
        for (int i = -1; i < ROUNDS; i++) {
            long start = System.nanoTime();
            var entries = ImportPreview.of(manager.snapshot(), tools.file(file).providers());
            if (entries.size() != PROVIDERS) {
                throw new IllegalStateException(entries.size() + " providers");
            }
            if (i >= 0) {
                took[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Files.delete(file);
        Arrays.sort(took);
        return took[ROUNDS / 2];
    }
}
