package dev.onehot.ui.programs;

import dev.onehot.model.DocumentFormat;
import dev.onehot.ui.Texts;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What the formats of files are called.
final class FormatWords extends StringConverter<DocumentFormat> {
    private final Texts texts;

    FormatWords(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String toString(@Nullable DocumentFormat format) {
        return switch (format) {
            case null -> "";
            case JSON, WHOLE -> texts.get("anyFile.format.json");
            case JSONC -> texts.get("anyFile.format.jsonc");
            case TOML -> texts.get("anyFile.format.toml");
            case DOTENV -> texts.get("anyFile.format.dotenv");
            case YAML -> texts.get("anyFile.format.yaml");
        };
    }

    /// Nobody types one.
    @Override
    public DocumentFormat fromString(String text) {
        throw new UnsupportedOperationException(text);
    }
}
