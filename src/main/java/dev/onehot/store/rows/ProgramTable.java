package dev.onehot.store.rows;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.Insertion;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.KeyUse;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.Worded;
import dev.onehot.store.StoredPrograms;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// `onehot_program`, `onehot_program_file`, `onehot_program_key`, and `onehot_key_use`.
public final class ProgramTable implements StoredPrograms {
    static final String PROGRAMS = "SELECT place, program, name, pinned, key_way, definition, releasing FROM onehot_program";
    static final String FILES = "SELECT place, program, file, format, existed, provider, written_at FROM onehot_program_file";
    static final String KEYS = "SELECT place, program, file, path, original, put_before, put_after, written, intended, secret FROM onehot_program_key";
    static final String USES = "SELECT provider_id, day, count, last_at FROM onehot_key_use";

    private static final String SAVE_KEY = "INSERT INTO onehot_program_key(place, program, file, number, path, original, put_before, put_after,"
            + " written, intended, secret) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Statements sql;

    public ProgramTable(Statements sql) {
        this.sql = sql;
    }

    private record OfProgram<T>(String program, String file, T found) {}

    /// All of them. Where nothing follows that is one look.
    static List<FollowedProgram> all(Statements sql) {
        var programs = sql.query(PROGRAMS + " ORDER BY place, program", ProgramTable::program);
        if (programs.isEmpty()) {
            return programs;
        }
        Map<String, Map<String, List<OwnedKey>>> keys = new HashMap<>();
        sql.query(KEYS + " ORDER BY place, program, file, number", row -> new OfProgram<>(key(row), row.getString(3), ownedKey(row)))
                .forEach(it -> keys.computeIfAbsent(it.program(), any -> new HashMap<>()).computeIfAbsent(it.file(), any -> new ArrayList<>()).add(it.found()));
        Map<String, List<FollowedFile>> files = new HashMap<>();
        sql.query(FILES + " ORDER BY place, program, file", row -> new OfProgram<>(key(row), row.getString(3), file(row)))
                .forEach(it -> files.computeIfAbsent(it.program(), any -> new ArrayList<>())
                        .add(it.found().withKeys(keys.getOrDefault(it.program(), Map.of()).getOrDefault(it.file(), List.of()))));
        return programs.stream().map(it -> it.withFiles(files.getOrDefault(it.key(), List.of()))).toList();
    }

    private static String key(ResultSet row) throws SQLException {
        return FollowedProgram.key(row.getString(1), row.getString(2));
    }

    private static FollowedProgram program(ResultSet row) throws SQLException {
        return new FollowedProgram(
                row.getString(1), row.getString(2), row.getString(3), number(row, 4), word(KeyDelivery.values(), row.getString(5), KeyDelivery.HELPER),
                row.getString(6), row.getBoolean(7), List.of());
    }

    private static FollowedFile file(ResultSet row) throws SQLException {
        return new FollowedFile(
                row.getString(3), word(DocumentFormat.values(), row.getString(4), DocumentFormat.WHOLE), row.getBoolean(5), number(row, 6),
                row.getString(7), List.of());
    }

    private static OwnedKey ownedKey(ResultSet row) throws SQLException {
        var before = Optional.ofNullable(row.getString(6));
        var after = Optional.ofNullable(row.getString(7));
        return new OwnedKey(
                row.getString(4), Optional.ofNullable(row.getString(5)), before.flatMap(it -> after.map(end -> new Insertion(it, end))),
                Optional.ofNullable(row.getString(8)), Optional.ofNullable(row.getString(9)), row.getBoolean(10));
    }

    private static OptionalLong number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /// A word of a newer Onehot is read as the plainest.
    private static <E extends Worded> E word(E[] all, String word, E otherwise) {
        return Stream.of(all).filter(it -> it.word().equals(word)).findFirst().orElse(otherwise);
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }

    @Override
    public void save(FollowedProgram program) {
        delete(program);
        sql.update("INSERT INTO onehot_program(place, program, name, releasing, pinned, key_way, definition) VALUES (?, ?, ?, ?, ?, ?, ?)",
                program.place(), program.id(), program.name(), program.releasing() ? 1 : 0, boxed(program.pinned()), program.delivery().word(),
                program.definition());
        for (var file : program.files()) {
            sql.update("INSERT INTO onehot_program_file(place, program, file, format, existed, provider, written_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    program.place(), program.id(), file.path(), file.format().word(), file.existed() ? 1 : 0, boxed(file.provider()), file.writtenAt());
            int number = 0;
            for (var key : file.keys()) {
                sql.update(SAVE_KEY, program.place(), program.id(), file.path(), number++, key.path(), key.original().orElse(null),
                        key.insertion().map(Insertion::before).orElse(null), key.insertion().map(Insertion::after).orElse(null),
                        key.written().orElse(null), key.intended().orElse(null), key.secret() ? 1 : 0);
            }
        }
    }

    @Override
    public void delete(FollowedProgram program) {
        for (var table : List.of("onehot_program", "onehot_program_file", "onehot_program_key")) {
            sql.update("DELETE FROM " + table + " WHERE place = ? AND program = ?", program.place(), program.id());
        }
    }

    @Override
    public void addKeyUse(long providerId, long count, String at) {
        sql.update("INSERT INTO onehot_key_use(provider_id, day, count, last_at) VALUES (?1, substr(?3, 1, 10), ?2, ?3)"
                + " ON CONFLICT(provider_id, day) DO UPDATE SET count = onehot_key_use.count + excluded.count, last_at = excluded.last_at", providerId, count, at);
    }

    @Override
    public List<KeyUse> keyUses() {
        return sql.query(USES + " ORDER BY day DESC, provider_id", row -> new KeyUse(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)));
    }
}
