package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

/// A list changes by the least difference, and by few changes however many rows differ.
class ShownListTest {
    private static final int MANY = 1_000;

    private final ShownList<String, String> list = ShownList.byKey(Comparator.<String>naturalOrder());
    private final List<String> told = new ArrayList<>();

    @Test
    void manyRowsComeAndGoInAFewChanges() {
        list.showAll(List.of("a", "m", "z"), key -> key + " value");
        var stays = list.find("m").orElseThrow();
        list.rows().addListener((ListChangeListener<Object>) change -> told.add("changed"));
        Map<String, Optional<String>> values = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            values.put("n" + i, Optional.of("new"));
        }
        values.put("a", Optional.empty());
        values.put("m", Optional.of("other"));
        list.showSome(values);
        assertThat(told).hasSizeLessThanOrEqualTo(3);
        assertThat(list.rows()).hasSize(MANY + 2).isSortedAccordingTo(Comparator.comparing(Shown::key));
        assertThat(list.rows().getFirst()).isSameAs(stays);
        assertThat(stays.get()).isEqualTo("other");
        assertThat(list.find("a")).isEmpty();
    }

    @Test
    void whatIsTheSameIsNotTouched() {
        list.showAll(List.of("a", "b"), key -> "1");
        list.rows().addListener((ListChangeListener<Object>) change -> told.add("changed"));
        var follows = new ArrayList<String>();
        list.find("a").orElseThrow().valueProperty().subscribe((before, now) -> follows.add(now));
        list.showAll(List.of("a", "b"), key -> "1");
        assertThat(told).isEmpty();
        assertThat(follows).isEmpty();
    }

    @Test
    void aSearchTextIsMadeAnewOnlyForNewContent() {
        list.showAll(List.of("a"), key -> "One");
        var row = list.find("a").orElseThrow();
        assertThat(row.searchText(it -> it.get() + told.size())).isEqualTo("One0");
        told.add("later");
        assertThat(row.searchText(it -> it.get() + told.size())).isEqualTo("One0");
        list.showOne("a", Optional.of("Two"));
        assertThat(row.searchText(it -> it.get() + told.size())).isEqualTo("Two1");
    }
}
