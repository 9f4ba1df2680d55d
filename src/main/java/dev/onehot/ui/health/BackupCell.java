package dev.onehot.ui.health;

import module java.base;

import dev.onehot.model.BackupFile;
import dev.onehot.ui.Texts;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// One backup in the list: when, why, how large.
final class BackupCell extends ListCell<BackupFile> {
    private final Texts texts;

    BackupCell(Texts texts) {
        this.texts = texts;
        getStyleClass().add("planned-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable BackupFile item, boolean empty) {
        super.updateItem(item, empty);
        setText(item == null || empty ? null : describe(item, texts));
    }

    static String describe(BackupFile item, Texts texts) {
        var at = time(item.at(), texts);
        return texts.get("health.backup", at, texts.get("health.kind." + item.kind().word()), (item.bytes() + 1023) / 1024);
    }

    static String time(Instant at, Texts texts) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .format(at.atZone(ZoneId.systemDefault()));
    }
}
