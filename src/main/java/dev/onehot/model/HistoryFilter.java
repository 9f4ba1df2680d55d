package dev.onehot.model;

import java.util.Optional;

/// Which part of the history is asked for, newest first.
///
/// @param origin who did it; empty for everybody
/// @param text a part of a setting's key or a provider's name, without regard to case; empty for all
/// @param since UTC, `YYYY-MM-DD HH:MM:SS`, inclusive; empty for the beginning
/// @param until as `since`, exclusive; empty for the end
/// @param before only changes with a smaller number, to read on from the oldest one that is known
/// @param limit about how many changes; a gesture is never cut
public record HistoryFilter(
        Optional<Origin> origin, String text, String since, String until, long before, int limit) {
    /// The newest `limit` changes of everybody.
    public static HistoryFilter newest(int limit) {
        return new HistoryFilter(Optional.empty(), "", "", "", Long.MAX_VALUE, limit);
    }

    public HistoryFilter by(Optional<Origin> other) {
        return new HistoryFilter(other, text, since, until, before, limit);
    }

    public HistoryFilter about(String other) {
        return new HistoryFilter(origin, other, since, until, before, limit);
    }

    public HistoryFilter between(String from, String to) {
        return new HistoryFilter(origin, text, from, to, before, limit);
    }

    public HistoryFilter olderThan(long number) {
        return new HistoryFilter(origin, text, since, until, number, limit);
    }
}
