package dev.onehot.ui.databases;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.DatabaseChoice;
import dev.onehot.ui.FileQuestions;
import dev.onehot.ui.Sheet;
import dev.onehot.ui.Sheets;
import dev.onehot.ui.Texts;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;

/// Asks for another database, over the window's content. FX thread only.
public final class DatabaseDialog {
    private DatabaseDialog() {}

    /// Shows it over what is open.
    public static void show(Workspace workspace) {
        show(workspace.sheets(), workspace.texts(), workspace.surroundings().databases(), workspace.files(), false);
    }

    /// As the other one, for a person who wants one on a server.
    public static void showServer(Workspace workspace) {
        show(workspace.sheets(), workspace.texts(), workspace.surroundings().databases(), workspace.files(), true);
    }

    /// Shows it where there is no window over a database.
    public static void show(Sheets sheets, Texts texts, DatabaseChoice choice, FileQuestions files) {
        show(sheets, texts, choice, files, false);
    }

    private static void show(Sheets sheets, Texts texts, DatabaseChoice choice, FileQuestions files, boolean server) {
        var shown = new AtomicReference<Sheet>();
        var controller = new DatabaseController(texts, choice, files, () -> sheets.close(shown.get()));
        var content = Views.load(controller, texts.bundle());
        var close = button(texts.get("settings.cancel"));
        var test = button(texts.get("database.test"));
        var open = button(texts.get("database.open"));
        close.setId("closeDatabaseButton");
        test.setId("testDatabaseButton");
        open.setId("openDatabaseButton");
        open.getStyleClass().add("accent");
        controller.follow(test, open);
        if (server) {
            controller.turnToServer();
        }
        var sheet = new Sheet(texts.get("database.title"), content).with(close, test, open);
        sheet.setId("databaseDialog");
        shown.set(sheet);
        close.setOnAction(event -> sheets.close(sheet));
        sheets.open(sheet.startingAt(controller.firstFocus()).onEnter(open::fire));
        controller.fill();
    }

    private static Button button(String text) {
        var button = new Button(text);
        button.setAccessibleText(button.getText());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
