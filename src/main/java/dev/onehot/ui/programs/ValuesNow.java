package dev.onehot.ui.programs;

import module java.base;
import module javafx.controls;

import dev.onehot.core.programs.FollowRequest;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.Visible;
import dev.onehot.model.WantedFile;
import dev.onehot.tools.follow.AnyFile;
import dev.onehot.ui.Workspace;
import javafx.scene.control.Label;

/// What the values of a person's file, and what can be put into them, give just now. FX thread only.
final class ValuesNow {
    private final Workspace workspace;
    private final FileValues values;
    private final Label variables;
    private long round;

    /// @param variables shows the usual ones, where the file has those
    ValuesNow(Workspace workspace, FileValues values, Label variables) {
        this.workspace = workspace;
        this.values = values;
        this.variables = variables;
    }

    /// @param request empty while it is not known what is meant
    /// @param pinned the provider that it is about; empty: the active one
    void show(Optional<FollowRequest> request, OptionalLong pinned) {
        long mine = ++round;
        request.ifPresentOrElse(asked -> workspace.programs().ask(it -> it.wanted(asked), wanted -> {
            if (mine == round) {
                show(of(wanted));
            }
        }, failure -> show(Map.of())), () -> show(Map.of()));
        var all = AnyFile.PLACEHOLDERS.stream().map(it -> new AnyFile.Value(it, "{" + it + "}")).toList();
        var any = new AnyFile(workspace.surroundings().home().resolve("any.json").toString(), Optional.of(DocumentFormat.JSON), "", false, all);
        var each = new FollowRequest("", any.called(), pinned, Optional.empty(), any.definition());
        workspace.programs().ask(it -> it.wanted(each), wanted -> values.showPlaceholders(of(wanted)), workspace::fail);
    }

    private static Map<String, String> of(Optional<WantedFile> wanted) {
        return wanted.<Map<String, String>>map(WantedFile::values).orElse(Map.of());
    }

    private void show(Map<String, String> json) {
        values.showNow(json);
        var texts = workspace.texts();
        var lines = json.entrySet().stream().map(it -> texts.get("anyFile.usual.line", it.getKey(), Visible.line(FileValues.shown(it.getValue()))));
        var shown = Stream.concat(Stream.of(texts.get("anyFile.usual.text")), lines).collect(Collectors.joining("\n"));
        variables.setText(shown);
    }
}
