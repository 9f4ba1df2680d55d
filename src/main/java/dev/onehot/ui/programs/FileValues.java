package dev.onehot.ui.programs;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Header;
import dev.onehot.tools.follow.AnyFile;
import dev.onehot.ui.Problems;
import dev.onehot.ui.Texts;
import dev.onehot.ui.Views;

/// The values of a person's file, a row each. FX thread only.
final class FileValues implements FileValueController.Rows {
    private static final String MASK = "••••";

    private final Pane slot;
    private final Texts texts;
    private final Runnable changed;
    private final List<FileValueController> rows = new ArrayList<>();
    private List<String> paths = List.of();
    private Map<String, String> placeholders = Map.of();
    private String prompt = "";
    private boolean showing;

    /// @param changed is called when a person changed one
    FileValues(Pane slot, Texts texts, Runnable changed) {
        this.slot = slot;
        this.texts = texts;
        this.changed = changed;
    }

    List<AnyFile.Value> values() {
        return rows.stream().map(FileValueController::value).toList();
    }

    void show(List<AnyFile.Value> values) {
        showing = true;
        rows.clear();
        slot.getChildren().clear();
        values.forEach(it -> append().show(it));
        showing = false;
        changed();
    }

    private FileValueController append() {
        var row = new FileValueController(texts, this);
        rows.add(row);
        slot.getChildren().add(Views.load(row, texts.bundle()));
        row.number(rows.size());
        row.prompt(prompt);
        return row;
    }

    /// One more, in which the person goes on typing.
    void add() {
        append().firstFocus().requestFocus();
        changed();
    }

    @Override
    public void remove(FileValueController row) {
        int index = rows.indexOf(row);
        rows.remove(index);
        slot.getChildren().remove(index);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).number(i + 1);
        }
        if (!rows.isEmpty()) {
            rows.get(Math.min(index, rows.size() - 1)).firstFocus().requestFocus();
        }
        changed();
    }

    @Override
    public void changed() {
        if (!showing) {
            changed.run();
        }
    }

    /// @param found where values stand in the file already
    /// @param example of a path
    void know(List<String> found, String example) {
        paths = found;
        prompt = example;
        rows.forEach(it -> it.prompt(example));
    }

    /// @param json what each path would have now
    void showNow(Map<String, String> json) {
        rows.forEach(it -> {
            var value = it.value();
            it.showNow(value.text().contains("{") ? shown(json.getOrDefault(value.path().strip(), "")) : "");
        });
    }

    /// @param json what each placeholder gives now
    void showPlaceholders(Map<String, String> json) {
        placeholders = json;
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public String now(String placeholder) {
        return placeholder.equals(AnyFile.CLEAR) ? MASK : shown(placeholders.getOrDefault(placeholder, ""));
    }

    /// The text in a value; the empty one where there is none.
    static String shown(String json) {
        return json.isEmpty() ? "" : AnyFile.text(json).replace(Header.KEY, MASK);
    }

    Map<String, Problems.Field> problemFields() {
        var fields = new HashMap<String, Problems.Field>();
        for (int i = 0; i < rows.size(); i++) {
            fields.put("path." + i, rows.get(i).problemField());
        }
        return fields;
    }
}
