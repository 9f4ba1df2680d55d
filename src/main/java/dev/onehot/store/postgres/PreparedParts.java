package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.store.postgres.Unsent.Part;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Statements that go together, and which argument goes where.
record PreparedParts(PreparedStatement statement, List<Place> places) {
    private static final Pattern MARK = Pattern.compile("\\?(\\d*)|@(\\w+)|(?<!['\"@.\\w])(settings|ai_providers|onehot_[a-z_]+)\\b");

    /// Which argument of which part.
    private record Place(int part, int argument) {}

    static PreparedParts of(Connection connection, List<Part> parts, Naming naming) throws SQLException {
        var places = new ArrayList<Place>();
        var translated = new StringJoiner(";");
        for (int i = 0; i < parts.size(); i++) {
            translated.add(naming.whole(translated(naming.seen(parts.get(i).sql()), i, places, naming.schema())));
        }
        return new PreparedParts(connection.prepareStatement(translated.toString()), List.copyOf(places));
    }

    /// With `schema` before the names of tables; has no arguments.
    static String named(String sql, String schema) {
        return translated(sql, 0, new ArrayList<>(), schema);
    }

    private static String translated(String sql, int part, List<Place> places, String schema) {
        int first = places.size();
        return MARK.matcher(sql).replaceAll(mark -> {
            if (mark.group(1) != null) {
                places.add(new Place(part, mark.group(1).isEmpty() ? places.size() - first : Integer.parseInt(mark.group(1)) - 1));
                return "?";
            }
            return Matcher.quoteReplacement(schema + (mark.group(2) == null ? mark.group(3) : mark.group(2)));
        });
    }

    /// Leaves the answer of the last part to be read.
    void run(List<Part> parts) throws SQLException {
        int number = 0;
        for (var place : places) {
            number++;
            statement.setObject(number, parts.get(place.part()).arguments().get(place.argument()));
        }
        statement.execute();
        for (int i = 1; i < parts.size(); i++) {
            statement.getMoreResults();
        }
    }
}
