package dev.onehot.ui;

import module java.base;

/// What is told, and each time is news, also where it is the same as before: of that a property says nothing to its listeners. Those hear it in the order in
/// which they came, for as long as this lives.
///
/// FX thread only.
public final class News<T> {
    private final List<Consumer<T>> listeners = new ArrayList<>();
    private T latest;

    /// @param first what holds before anything was told
    News(T first) {
        this.latest = first;
    }

    public T latest() {
        return latest;
    }

    public void hear(Consumer<T> listener) {
        listeners.add(listener);
    }

    void tell(T now) {
        FxThread.require();
        latest = now;
        listeners.forEach(it -> it.accept(now));
    }
}
