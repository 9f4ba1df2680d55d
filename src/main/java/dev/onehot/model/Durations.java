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
    private static final Map<String, Long> UNITS = new HashMap<>();

    static {
        units(1, "ms", "毫秒");
        units(SECOND, "s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "秒");
        units(MINUTE, "m", "min", "mins", "minute", "minutes", "minuten", "分", "分钟");
        units(HOUR, "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "小时");
        units(DAY, "d", "day", "days", "tag", "tage", "天");
        units(7 * DAY, "w", "week", "weeks", "woche", "wochen", "周");
    }

    private Durations() {}

    private static void units(long millis, String... words) {
        Stream.of(words).forEach(it -> UNITS.put(it, millis));
    }

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
        while (part.find(end) && part.start() == end) {
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
