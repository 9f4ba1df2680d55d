package dev.onehot.model;

import module java.base;

/// Durations as people write them, `90 s`, `5 min`, `1h30m`, `2 Tage`, `5 分钟`, and as ISO 8601 has them, which is what is stored. Pure.
public final class Durations {
    private static final int LONGEST = 100;
    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,9}(?:[.,]\\d{1,3})?)\\s*(\\p{L}+)\\.?\\s*(?:,|and|und)?");
    private static final Pattern ISO = Pattern.compile("P(?=[\\dT])(?:(\\d+)D)?(?:T(?=\\d)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)(\\.\\d+)?S)?)?");
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("ms", 1L), Map.entry("毫秒", 1L),
            Map.entry("s", SECOND), Map.entry("sec", SECOND), Map.entry("secs", SECOND), Map.entry("second", SECOND), Map.entry("seconds", SECOND),
            Map.entry("sek", SECOND), Map.entry("sekunde", SECOND), Map.entry("sekunden", SECOND), Map.entry("秒", SECOND),
            Map.entry("m", MINUTE), Map.entry("min", MINUTE), Map.entry("mins", MINUTE), Map.entry("minute", MINUTE), Map.entry("minutes", MINUTE),
            Map.entry("minuten", MINUTE), Map.entry("分", MINUTE), Map.entry("分钟", MINUTE),
            Map.entry("h", HOUR), Map.entry("hr", HOUR), Map.entry("hrs", HOUR), Map.entry("hour", HOUR), Map.entry("hours", HOUR),
            Map.entry("std", HOUR), Map.entry("stunde", HOUR), Map.entry("stunden", HOUR), Map.entry("小时", HOUR),
            Map.entry("d", DAY), Map.entry("day", DAY), Map.entry("days", DAY), Map.entry("tag", DAY), Map.entry("tage", DAY), Map.entry("天", DAY),
            Map.entry("w", 7 * DAY), Map.entry("week", 7 * DAY), Map.entry("weeks", 7 * DAY), Map.entry("woche", 7 * DAY),
            Map.entry("wochen", 7 * DAY), Map.entry("周", 7 * DAY));

    private Durations() {}

    /// Whether it is an ISO 8601 duration: `PT5M`, `P1D`, `P1DT2H`, `P3M`.
    public static boolean isIso(String text) {
        return text.length() <= LONGEST && (parses(() -> Duration.parse(text)) || (!text.contains("T") && parses(() -> Period.parse(text))));
    }

    private static boolean parses(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /// What was typed, in ISO 8601; empty when it is no duration. What is ISO 8601 already stays as it is.
    public static Optional<String> iso(String typed) {
        if (typed.length() > LONGEST || typed.isBlank()) {
            return Optional.empty();
        }
        if (isIso(typed.strip())) {
            return Optional.of(typed.strip());
        }
        var part = PART.matcher(typed.toLowerCase(Locale.ROOT));
        long millis = 0;
        int end = 0;
        while (end < typed.length() && part.find(end) && part.start() == end) {
            var unit = UNITS.get(part.group(2));
            if (unit == null) {
                return Optional.empty();
            }
            millis += Math.round(Double.parseDouble(part.group(1).replace(',', '.')) * unit);
            end = part.end();
        }
        return end == typed.length() ? Optional.of(text(Duration.ofMillis(millis))) : Optional.empty();
    }

    /// Whole days apart from the time, so that two days are not shown as 48 hours.
    private static String text(Duration duration) {
        long days = duration.toDays();
        var time = duration.minusDays(days);
        if (days == 0) {
            return time.toString();
        }
        return "P" + days + "D" + (time.isZero() ? "" : time.toString().substring(1));
    }

    /// The short form of an ISO 8601 duration of days and less, `1 d 2 h 3 min 4 s`; empty for others.
    public static Optional<String> spoken(String iso) {
        var parts = ISO.matcher(iso);
        if (!parts.matches() || parts.group(5) != null) {
            return Optional.empty();
        }
        var words = new StringBuilder();
        var units = new String[] {"d", "h", "min", "s"};
        for (int i = 0; i < units.length; i++) {
            if (parts.group(i + 1) != null) {
                words.append(words.isEmpty() ? "" : " ").append(parts.group(i + 1)).append(' ').append(units[i]);
            }
        }
        return Optional.of(words.toString());
    }
}
