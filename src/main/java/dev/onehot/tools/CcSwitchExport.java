package dev.onehot.tools;

import module java.base;

import dev.onehot.model.CcSwitchRow;

/// The rows of the table of providers in a dump, cc-switch's own or that of `sqlite3 .dump`. Nothing of it is carried out: it is somebody's file.
final class CcSwitchExport {
    private static final String TABLE = "providers";

    private final SqlWords words;
    private final List<CcSwitchRow> rows = new ArrayList<>();
    private List<String> columns = List.of();

    private CcSwitchExport(String sql) {
        this.words = new SqlWords(sql);
    }

    static List<CcSwitchRow> rows(String sql) {
        var export = new CcSwitchExport(sql);
        while (!export.words.isEmpty()) {
            export.statement();
        }
        return export.rows;
    }

    private void statement() {
        if (words.takes("CREATE") && words.takes("TABLE")) {
            if (words.takes("IF")) {
                words.next();
                words.next();
            }
            if (words.isName(TABLE)) {
                words.next();
                columns = definitions();
            }
        } else if (words.takes("INSERT")) {
            while (!words.isEmpty() && !words.takes("INTO")) {
                words.next();
            }
            if (words.isName(TABLE)) {
                words.next();
                insert();
            }
        }
        words.skipStatement();
    }

    /// The first word of each definition, until those of the table begin.
    private List<String> definitions() {
        var names = new ArrayList<String>();
        for (var part : words.list()) {
            if (!part.isEmpty() && !List.of("PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "CONSTRAINT").contains(part.getFirst().toUpperCase(Locale.ROOT))) {
                names.add(part.getFirst());
            }
        }
        return names;
    }

    private void insert() {
        var named = words.isOpen() ? words.list().stream().filter(it -> !it.isEmpty()).map(List::getFirst).toList() : columns;
        if (!words.takes("VALUES")) {
            return;
        }
        while (words.isOpen()) {
            var values = words.list();
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < Math.min(named.size(), values.size()); i++) {
                row.put(named.get(i).toLowerCase(Locale.ROOT), SqlWords.value(values.get(i)));
            }
            rows.add(new CcSwitchRow(
                    row.getOrDefault("app_type", ""), row.getOrDefault("name", ""), row.getOrDefault("settings_config", ""), row.getOrDefault("meta", ""),
                    List.of("1", "true").contains(row.getOrDefault("is_current", "").toLowerCase(Locale.ROOT))));
            words.takes(",");
        }
    }
}
