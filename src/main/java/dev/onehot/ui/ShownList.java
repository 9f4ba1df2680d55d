package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import org.jspecify.annotations.Nullable;

/// A sorted observable list that changes by the least difference: a row whose content changes keeps its object and its place.
///
/// FX thread only. Only [UiModel] writes it.
public final class ShownList<K, V> {
    /// So many changes of a list are cheaper than going through all of it.
    private static final int FEW = 16;

    private final Comparator<Shown<K, V>> order;
    private final boolean moving;
    private final ObservableList<Shown<K, V>> rows = FXCollections.observableArrayList();
    private final ObservableList<Shown<K, V>> readOnly = FXCollections.unmodifiableObservableList(rows);
    private final Map<K, Shown<K, V>> byKey = new HashMap<>();

    /// @param moving whether a row's place depends on what it shows
    private ShownList(Comparator<Shown<K, V>> order, boolean moving) {
        this.order = order;
        this.moving = moving;
    }

    /// In the order of what identifies the rows.
    static <K, V> ShownList<K, V> byKey(Comparator<K> order) {
        return new ShownList<>((one, other) -> order.compare(one.key(), other.key()), false);
    }

    /// In the order of what the rows show; a row moves when that changes.
    static <K, V> ShownList<K, V> byValue(Comparator<V> order) {
        return new ShownList<>((one, other) -> order.compare(one.get(), other.get()), true);
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
                if (moving) {
                    putInOrder(row);
                }
            } else {
                var added = new Shown<>(key, value.get());
                byKey.put(key, added);
                rows.add(place(added), added);
            }
        } else if (row != null) {
            byKey.remove(key);
            rows.remove(moving ? rows.indexOf(row) : place(row));
        }
    }

    /// Shows or removes many rows: two or three changes of the list for all of them, and none for those that are there and stay.
    void showSome(Map<K, Optional<V>> values) {
        if (values.size() <= FEW) {
            values.forEach(this::showOne);
            return;
        }
        var added = new ArrayList<Shown<K, V>>();
        var removed = new HashSet<Shown<K, V>>();
        values.forEach((key, value) -> {
            @Nullable Shown<K, V> row = byKey.get(key);
            if (row != null && value.isPresent()) {
                row.show(value.get());
            } else if (row != null) {
                byKey.remove(key);
                removed.add(row);
            } else if (value.isPresent()) {
                var fresh = new Shown<>(key, value.get());
                byKey.put(key, fresh);
                added.add(fresh);
            }
        });
        if (!removed.isEmpty()) {
            rows.removeAll(removed);
        }
        if (!added.isEmpty()) {
            rows.addAll(added);
        }
        if (moving || !added.isEmpty()) {
            rows.sort(order);
        }
    }

    /// One permutation, which selections survive, and none where the row stands right.
    private void putInOrder(Shown<K, V> row) {
        int at = rows.indexOf(row);
        boolean right = (at == 0 || order.compare(rows.get(at - 1), row) <= 0)
                && (at == rows.size() - 1 || order.compare(row, rows.get(at + 1)) <= 0);
        if (!right) {
            rows.sort(order);
        }
    }

    /// Shows exactly `keys`. Touches only rows that differ; an empty list is filled in one change.
    void showAll(List<K> keys, Function<K, V> values) {
        if (rows.isEmpty()) {
            var all = new ArrayList<Shown<K, V>>(keys.size());
            for (var key : keys) {
                var row = new Shown<>(key, values.apply(key));
                byKey.put(key, row);
                all.add(row);
            }
            all.sort(order);
            rows.setAll(all);
            return;
        }
        Map<K, Optional<V>> differing = new HashMap<>();
        keys.forEach(key -> differing.put(key, Optional.of(values.apply(key))));
        byKey.keySet().forEach(key -> differing.putIfAbsent(key, Optional.empty()));
        differing.entrySet().removeIf(entry -> isShown(entry.getKey(), entry.getValue()));
        showSome(differing);
    }

    private boolean isShown(K key, Optional<V> value) {
        return find(key).map(Shown::get).equals(value);
    }

    /// As [#showAll], for keys in another order than before: one change of the whole list, and rows stay the same objects.
    void arrange(List<K> keys, Function<K, V> values) {
        var all = new ArrayList<Shown<K, V>>(keys.size());
        for (var key : keys) {
            var row = byKey.computeIfAbsent(key, it -> new Shown<>(it, values.apply(it)));
            row.show(values.apply(key));
            all.add(row);
        }
        byKey.keySet().retainAll(new HashSet<>(keys));
        rows.setAll(all);
    }

    void markChangedElsewhere(K key, long revision) {
        find(key).ifPresent(row -> row.markChangedElsewhere(revision));
    }

    /// Where a new row belongs.
    private int place(Shown<K, V> row) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(rows.get(middle), row) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
