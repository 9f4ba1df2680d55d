package dev.onehot.proof;

import module java.base;

import dev.onehot.store.sqlite.SqlFaults;

/// What was tried in all stories of a run.
final class ModelCounts {
    final AtomicLong stories = new AtomicLong();
    final AtomicLong steps = new AtomicLong();
    final AtomicLong events = new AtomicLong();
    final AtomicLong toldEarly = new AtomicLong();
    private final Map<Step.Kind, Long> changed = new ConcurrentSkipListMap<>();
    private final Map<SqlFaults.Kind, Long> struck = new ConcurrentSkipListMap<>();

    void changed(Step.Kind kind) {
        changed.merge(kind, 1L, Long::sum);
    }

    void struck(Step step, int statements) {
        if (statements > 0) {
            step.fault().ifPresent(it -> struck.merge(it.how(), (long) statements, Long::sum));
        }
    }

    long faults() {
        return struck.values().stream().mapToLong(it -> it).sum();
    }

    Map<Step.Kind, Long> changed() {
        return changed;
    }

    Map<SqlFaults.Kind, Long> struck() {
        return struck;
    }

    @Override
    public String toString() {
        return String.format(
                "%,d stories, %,d steps, %,d events, %,d statements failed %s; steps that changed something: %s", stories.get(), steps.get(), events.get(), faults(), struck,
                changed);
    }
}
