package dev.onehot.ui.programs;

import module java.base;
import module javafx.controls;

import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.UseLine;
import dev.onehot.tools.follow.UseLines;
import dev.onehot.tools.follow.UseLines.Shell;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.util.StringConverter;

/// The lines that a person types where no file of a program is written, for one shell at a time.
final class UseItController {
    private final Workspace workspace;
    private final Runnable close;

    @FXML private ComboBox<Shell> useItShellBox;
    @FXML private ListView<UseLine> useItList;
    @FXML private Button copyLineButton;

    /// @param close goes back to the programs
    UseItController(Workspace workspace, Runnable close) {
        this.workspace = workspace;
        this.close = close;
    }

    @FXML
    private void initialize() {
        useItShellBox.setConverter(new StringConverter<>() {
            @Override
            public String toString(Shell shell) {
                return shell == null ? "" : name(shell);
            }

            @Override
            public Shell fromString(String text) {
                return Shell.SH;
            }
        });
        useItShellBox.getItems().setAll(Shell.values());
        useItShellBox.setValue(usual());
        useItShellBox.valueProperty().subscribe((before, now) -> open());
        useItList.setCellFactory(list -> new UseLineCell(workspace.texts()));
        copyLineButton.disableProperty().bind(useItList.getSelectionModel().selectedItemProperty().isNull());
    }

    private String name(Shell shell) {
        return switch (shell) {
            case SH -> "sh, bash, zsh";
            case FISH -> "fish";
            case POWERSHELL -> "PowerShell";
            case CMD -> "cmd";
        };
    }

    private Shell usual() {
        var shell = workspace.surroundings().environment().getOrDefault("SHELL", "");
        return shell.endsWith("fish") ? Shell.FISH : shell.isEmpty() && File.separatorChar == '\\' ? Shell.POWERSHELL : Shell.SH;
    }

    /// Shows the lines for the shell that is chosen; which programs there are is read beside.
    void open() {
        var shell = useItShellBox.getValue();
        var now = workspace.programs().found().latest().known();
        var here = new Whereabouts(workspace.surroundings().home(), workspace.surroundings().environment());
        workspace.commands().aside(manager -> UseLines.of(shell, now, here), lines -> {
            if (shell == useItShellBox.getValue() && !lines.equals(useItList.getItems())) {
                useItList.getItems().setAll(lines);
                useItList.getSelectionModel().selectFirst();
            }
        }, workspace::fail);
    }

    Node firstFocus() {
        return useItList;
    }

    @FXML
    private void copy() {
        var line = useItList.getSelectionModel().getSelectedItem();
        if (line != null) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, line.line()));
            workspace.notices().say(workspace.texts().get("programs.useIt.copied"));
        }
    }

    @FXML
    private void click(MouseEvent event) {
        if (event.getClickCount() == 2) {
            copy();
        }
    }

    /// Enter copies what is selected.
    @FXML
    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            copy();
            event.consume();
        }
    }

    @FXML
    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close.run();
            event.consume();
        }
    }

    @FXML
    private void close() {
        close.run();
    }
}
