package dev.onehot.ui;

import module javafx.controls;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A row of a list that stays the same object while its content changes, so that selection and scroll survive.
///
/// There may be very many, of which a screen shows a few: properties are made for those that somebody follows. FX thread only.
///
/// @param <K> what identifies it
/// @param <V> the immutable record that it shows
public final class Shown<K, V> {
    private final K key;
    private V value;
    private long changedElsewhere;
    private @Nullable String searchText;
    private @Nullable ReadOnlyObjectWrapper<V> valueProperty;
    private @Nullable ReadOnlyObjectWrapper<Long> changedProperty;

    Shown(K key, V value) {
        this.key = key;
        this.value = value;
    }

    /// A row of something else than the model, which shows what `content` is.
    public static <K, V> Shown<K, V> following(K key, ObservableValue<V> content) {
        var row = new Shown<>(key, content.getValue());
        content.subscribe(row::show);
        return row;
    }

    public K key() {
        return key;
    }

    public V get() {
        return value;
    }

    public ReadOnlyObjectProperty<V> valueProperty() {
        if (valueProperty == null) {
            valueProperty = new ReadOnlyObjectWrapper<>(value);
        }
        return valueProperty.getReadOnlyProperty();
    }

    /// The revision in which another program changed it last; 0 for never while this window is open.
    public ReadOnlyObjectProperty<Long> changedElsewhereProperty() {
        if (changedProperty == null) {
            changedProperty = new ReadOnlyObjectWrapper<>(changedElsewhere);
        }
        return changedProperty.getReadOnlyProperty();
    }

    /// What a search looks at: made by the first one, and kept until the content is shown anew.
    public String searchText(Function<Shown<K, V>, String> make) {
        var text = searchText;
        if (text == null) {
            text = make.apply(this);
            searchText = text;
        }
        return text;
    }

    void show(V next) {
        value = next;
        searchText = null;
        if (valueProperty != null) {
            valueProperty.set(next);
        }
    }

    void markChangedElsewhere(long revision) {
        changedElsewhere = revision;
        if (changedProperty != null) {
            changedProperty.set(revision);
        }
    }
}
