package dev.onehot.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A sorted observable list that changes by the least difference: a row whose content changes keeps its object and its place.
///
/// FX thread only. Only [UiModel] writes it.
public final class ShownList<K, V> {
    private final Comparator<K> order;
    private final ObservableList<Shown<K, V>> rows = FXCollections.observableArrayList();
    private final ObservableList<Shown<K, V>> readOnly = FXCollections.unmodifiableObservableList(rows);
    private final Map<K, Shown<K, V>> byKey = new HashMap<>();

    ShownList(Comparator<K> order) {
        this.order = order;
    }

    public ObservableList<Shown<K, V>> rows() {
        return readOnly;
    }

    public Optional<Shown<K, V>> find(K key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /// Shows or, when `value` is empty, removes one row.
    void showOne(K key, Optional<V> value) {
        @Nullable Shown<K, V> row = byKey.get(key);
        if (value.isPresent()) {
            if (row != null) {
                row.show(value.get());
            } else {
                var added = new Shown<>(key, value.get());
                byKey.put(key, added);
                rows.add(place(key), added);
            }
        } else if (row != null) {
            byKey.remove(key);
            rows.remove(place(key));
        }
    }

    /// Shows exactly `keys`, which are in order. Touches only rows that differ; an empty list is filled in one change.
    void showAll(List<K> keys, Function<K, V> values) {
        if (rows.isEmpty()) {
            var all = new ArrayList<Shown<K, V>>(keys.size());
            for (var key : keys) {
                var row = new Shown<>(key, values.apply(key));
                byKey.put(key, row);
                all.add(row);
            }
            rows.setAll(all);
            return;
        }
        var wanted = new java.util.HashSet<>(keys);
        List.copyOf(byKey.keySet()).stream()
                .filter(key -> !wanted.contains(key))
                .forEach(key -> showOne(key, Optional.empty()));
        keys.forEach(key -> showOne(key, Optional.of(values.apply(key))));
    }

    void markChangedElsewhere(K key, long revision) {
        find(key).ifPresent(row -> row.markChangedElsewhere(revision));
    }

    /// Where `key` stands, or would.
    private int place(K key) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(rows.get(middle).key(), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
