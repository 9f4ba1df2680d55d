package dev.onehot.ui.health;

import module java.base;
import module javafx.controls;

import dev.onehot.core.files.ExportFile;
import dev.onehot.core.files.Exported;
import dev.onehot.core.files.Transfer;
import dev.onehot.model.Visible;
import dev.onehot.ui.Workspace;
import java.nio.file.Path;
import javafx.stage.FileChooser.ExtensionFilter;

/// Asks where an export is to go or to come from, and writes or reads it there.
final class ExportFiles {
    /// GTK wants the first, macOS the second, Windows takes both.
    private static final String[] ALL = {"*", "*.*"};

    private final Workspace workspace;

    ExportFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Where to write an export. FX thread; empty when the person changed their mind.
    Optional<Path> target(Window owner) {
        var name = ExportFile.proposed(LocalDate.now(ZoneId.systemDefault()));
        return workspace.files()
                .save(owner, text("health.export"), name, exports(ExportFile.ENDINGS.subList(0, 1)))
                .map(ExportFile::completed);
    }

    /// An export to import. FX thread; empty when the person changed their mind.
    Optional<Path> source(Window owner) {
        return workspace.files()
                .open(owner, text("health.import"), exports(ExportFile.ENDINGS), new ExtensionFilter(text("files.all"), ALL));
    }

    /// What was typed; empty to leave keys aside.
    static Optional<char[]> passphrase(PasswordField field) {
        return field.getText().isEmpty() ? Optional.empty() : Optional.of(field.getText().toCharArray());
    }

    /// Whether a passphrase for an export was typed twice alike; if not, says so. A slip would make the keys in the file unreadable for ever.
    boolean isRepeated(PasswordField passphrase, PasswordField again) {
        boolean same = passphrase.getText().isEmpty() || passphrase.getText().equals(again.getText());
        if (!same) {
            workspace.notices().fail(text("keys.notTheSame"));
            again.requestFocus();
        }
        return same;
    }

    private ExtensionFilter exports(List<String> endings) {
        var patterns = endings.stream().map(it -> "*" + it).toList();
        return new ExtensionFilter(workspace.texts().get("files.exports", String.join(", ", patterns)), patterns);
    }

    private String text(String key) {
        return workspace.texts().get(key);
    }

    /// Blocks. The person was asked whether to replace what is there. Throws [dev.onehot.core.files.FileException].
    ///
    /// @param only these providers; empty for everything
    Exported write(Path target, Transfer transfer, Optional<char[]> passphrase, Set<Long> only) {
        return ExportFile.write(Path.of(workspace.file()), target, transfer, passphrase, only);
    }

    /// Says what was written where, and what was left out. FX thread.
    void tell(Path target, Exported exported) {
        var name = String.valueOf(target.getFileName());
        var leftOut = exported.leftOut();
        workspace.notices().say(leftOut.isEmpty()
                ? workspace.texts().get("health.exported", name)
                : workspace.texts().get("health.exportedWithout", name, leftOut.size(), Visible.line(leftOut.getFirst())));
    }
}
