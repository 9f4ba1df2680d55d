package dev.onehot.model;

import module java.base;

/// Which part of the history is asked for, newest first.
///
/// @param origin who did it; empty for everybody
/// @param text a part of a setting's key or a provider's name, without regard to case; empty for all
/// @param settings keys of settings that are meant by the text, too
/// @param since UTC, `YYYY-MM-DD HH:MM:SS`, inclusive; empty for the beginning
/// @param until as `since`, exclusive; empty for the end
/// @param before only changes with a smaller number, to read on from the oldest one that is known
/// @param limit about how many changes; a gesture is never cut
public record HistoryFilter(
        Optional<Origin> origin, String text, List<String> settings, String since, String until, long before, int limit) {
    /// The newest `limit` changes of everybody.
    public static HistoryFilter newest(int limit) {
        return new HistoryFilter(Optional.empty(), "", List.of(), "", "", Long.MAX_VALUE, limit);
    }

    public HistoryFilter by(Optional<Origin> other) {
        return new HistoryFilter(other, text, settings, since, until, before, limit);
    }

    public HistoryFilter about(String other) {
        return about(other, List.of());
    }

    /// As [#about(String)].
    ///
    /// @param meant keys of settings of which it is a part of the title
    public HistoryFilter about(String other, List<String> meant) {
        return new HistoryFilter(origin, other, meant, since, until, before, limit);
    }

    public HistoryFilter between(String from, String to) {
        return new HistoryFilter(origin, text, settings, from, to, before, limit);
    }

    public HistoryFilter olderThan(long number) {
        return new HistoryFilter(origin, text, settings, since, until, number, limit);
    }
}
