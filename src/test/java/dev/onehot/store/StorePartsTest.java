package dev.onehot.store;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture.Kind;
import dev.onehot.model.StoredKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a store reckons without a database: which gestures stand, which settings may be others, what time it is.
class StorePartsTest {
    /// Gestures by number; `4>2` undoes 2, `5>4` undoes that again.
    @ParameterizedTest
    @CsvSource({
        // gestures, undoes, next to undo, next to redo, standing
        "1 2 3, '', 3, -, 3 2 1", "1 2 3, 3>2, 1, 3, 1", "1 2 3 4, 3>2 4>3, 2, -, 2 1", "1 2 3 4, 3>2, 4, -, 4 1", "1 2 3 4, 3>2 4>1, -, 4, ''",
        "1 2 3 4 5, 3>2 4>3 5>4, 1, 5, 1", "2 3, 3>1, 2, 3, 3 2", "1 2 3, 3>2 3>1, -, 3, ''", "'', '', -, -, ''"
    })
    void whatStands(String gestures, String undoes, String undo, String redo, String standing) {
        var marks = marks(undoes);
        var all = numbers(gestures).reversed();
        assertThat(shown(marks.toUndo(all))).isEqualTo(undo);
        assertThat(shown(marks.toRedo(all))).isEqualTo(redo);
        assertThat(marks.standing(all.reversed())).isEqualTo(numbers(standing));
    }

    @Test
    void anUndoAndARedo() {
        var marks = marks("3>2 4>3 6>5");
        assertThat(LongStream.rangeClosed(2, 6).mapToObj(marks::kind)).containsExactly(Kind.CHANGE, Kind.UNDO, Kind.REDO, Kind.CHANGE, Kind.UNDO);
        assertThat(LongStream.rangeClosed(2, 6).filter(marks::isUndone)).containsExactly(3L, 5L);
        assertThat(marks.undoes(4)).containsExactly(3L);
        assertThat(marks.undoes(2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2 3, 3>2, 2, -, true", "2 3, 3>2, 9, -, true", "2, '', 2, -, false", "2 3 4, 3>2 4>3, 2, -, false", "2 3 4 5, 3>2 4>3 5>4, 2, -, true", "2, '', 2, 2, true", "2 3, 3>2, 2, 2, false",
        "3, 3>2, 2, 3, false", "2 3, 3>2 3>1, 1 2, -, false"
    })
    void whatCancelsOut(String gestures, String undoes, String concerned, String underWay, boolean cancels) {
        var own = underWay.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(underWay));
        assertThat(marks(undoes).cancelOut(numbers(gestures), Set.copyOf(numbers(concerned)), own)).isEqualTo(cancels);
    }

    /// Pieces of settings whose number is another one, or untold; too many are not listed.
    @ParameterizedTest
    @CsvSource({
        // now, before, other
        "1:5 2:6 3:7, 1:5 2:6 3:7, ''", "1:5 2:6 3:8, 1:5 2:6 3:7, 3", "1:5 2:6 4:7 5:1, 1:5 2:6 3:7 5:1, 4", "1:5 2:0 3:1, 1:5 2:0 3:1, 2", "1:5 2:6, 1:5 2:7, 2", "1:5 2:6 3:7, 1:5 2:9 3:9, -",
        "1:5, '', -", "'', 1:5, ''", "2:1 3:1, 1:9 2:1 3:1 4:1, ''", "1:1 2:1, 2:1, 1"
    })
    void whichSettingsMayBeOthers(String now, String before, String other) {
        var found = print(now).otherThan(print(before));
        assertThat(found.map(it -> it.stream().map(String::valueOf).collect(Collectors.joining(" "))).orElse("-")).isEqualTo(other);
    }

    @Test
    void manyPieces() {
        var many = IntStream.range(0, 200).mapToObj(it -> it + ":" + (it + 1)).collect(Collectors.joining(" "));
        assertThat(print(many).otherThan(print(many)).orElseThrow()).isEmpty();
        var few = IntStream.range(0, 64).mapToObj(it -> it + ":" + (it + 1)).collect(Collectors.joining(" "));
        assertThat(print(few + " 64:1").otherThan(print(few)).orElseThrow()).containsExactly(64L);
        assertThat(print(many).otherThan(print(many.replace("199:200", "199:1"))).orElseThrow()).containsExactly(199L);
    }

    @Test
    void time() {
        var now = new long[] {1_999};
        var seconds = new Seconds(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(now[0]);
            }
        });
        assertThat(seconds.now()).isEqualTo("1970-01-01 00:00:01").isSameAs(seconds.now());
        now[0] = 2_000;
        assertThat(seconds.now()).isEqualTo("1970-01-01 00:00:02");
        now[0] = -1;
        assertThat(seconds.now()).isEqualTo("1969-12-31 23:59:59");
        assertThat(LocalDateTime.parse(Seconds.daysAgo(3).replace(' ', 'T'))).isBetween(LocalDateTime.now(ZoneOffset.UTC).minusDays(3).minusMinutes(1), LocalDateTime.now(ZoneOffset.UTC).minusDays(3));
        assertThat(new Stamp(1, "at", Origin.CLI).withRevision(2)).isEqualTo(new Stamp(2, "at", Origin.CLI));
        var cell = new KeyCell(KeyCell.Column.SPARE, 3, 4, StoredKey.NONE);
        assertThat(cell.field()).isEqualTo(KeyCell.field(4)).isEqualTo("provider/4/api_key");
        assertThat(cell.withKey(StoredKey.of("env:A"))).isEqualTo(new KeyCell(KeyCell.Column.SPARE, 3, 4, StoredKey.of("env:A")));
    }

    private static UndoMarks marks(String undoes) {
        var map = new TreeMap<Long, Set<Long>>();
        for (var pair : undoes.split(" ")) {
            if (!pair.isEmpty()) {
                map.computeIfAbsent(Long.valueOf(pair.split(">")[0]), _ -> new HashSet<>()).add(Long.valueOf(pair.split(">")[1]));
            }
        }
        return new UndoMarks(map);
    }

    private static SettingPrint print(String pieces) {
        var print = new SettingPrint();
        for (var piece : pieces.split(" ")) {
            if (!piece.isEmpty()) {
                print.add(Long.parseLong(piece.split(":")[0]), Long.parseLong(piece.split(":")[1]));
            }
        }
        return print;
    }

    private static List<Long> numbers(String text) {
        return Stream.of(text.split(" ")).filter(it -> !it.isEmpty()).map(Long::valueOf).toList();
    }

    private static String shown(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "-";
    }
}
