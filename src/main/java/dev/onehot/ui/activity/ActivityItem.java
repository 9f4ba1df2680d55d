package dev.onehot.ui.activity;

import module java.base;

import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;

/// One line of the list: a heading, or a gesture under it.
sealed interface ActivityItem {
    /// Who did what follows, and when the newest of it was.
    record Heading(ZonedDateTime at, Origin origin) implements ActivityItem {}

    record Entry(PastGesture gesture, ZonedDateTime at) implements ActivityItem {}

    /// A pause longer than this begins a new group.
    Duration PAUSE = Duration.ofMinutes(30);

    DateTimeFormatter SQLITE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /// Groups by actor and time.
    ///
    /// @param gestures newest first
    static List<ActivityItem> group(List<PastGesture> gestures, ZoneId zone) {
        var items = new ArrayList<ActivityItem>();
        ZonedDateTime before = null;
        Origin origin = null;
        for (var gesture : gestures) {
            var at = LocalDateTime.parse(gesture.at(), SQLITE).atOffset(ZoneOffset.UTC).atZoneSameInstant(zone);
            boolean same = before != null
                    && gesture.origin() == origin
                    && at.toLocalDate().equals(before.toLocalDate())
                    && Duration.between(at, before).compareTo(PAUSE) <= 0;
            if (!same) {
                items.add(new Heading(at, gesture.origin()));
            }
            items.add(new Entry(gesture, at));
            before = at;
            origin = gesture.origin();
        }
        return items;
    }
}
