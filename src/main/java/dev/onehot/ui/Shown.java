package dev.onehot.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A row of a list that stays the same object while its content changes, so that selection and scroll survive.
///
/// @param <K> what identifies it
/// @param <V> the immutable record that it shows
public final class Shown<K, V> {
    private final K key;
    private final ReadOnlyObjectWrapper<V> value;
    private final ReadOnlyObjectWrapper<Long> changedElsewhere = new ReadOnlyObjectWrapper<>(0L);

    Shown(K key, V value) {
        this.key = key;
        this.value = new ReadOnlyObjectWrapper<>(value);
    }

    public K key() {
        return key;
    }

    public V get() {
        return value.get();
    }

    public ReadOnlyObjectProperty<V> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /// The revision in which another program changed it last; 0 for never while this window is open.
    public ReadOnlyObjectProperty<Long> changedElsewhereProperty() {
        return changedElsewhere.getReadOnlyProperty();
    }

    void show(V next) {
        value.set(next);
    }

    void markChangedElsewhere(long revision) {
        changedElsewhere.set(revision);
    }
}
