package dev.onehot.schema;

import module java.base;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import dev.onehot.model.Durations;

/// The formats that settings have beyond those of JSON Schema.
final class Formats {
    private static final Pattern COLOUR = Pattern.compile("#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})");

    private Formats() {}

    static List<Format> all() {
        return Stream.of(
                        checked(Formats::isPath, "path", "file-path", "directory-path"),
                        checked(Formats::isUrl, "url"),
                        checked(Durations::isIso, "duration"),
                        checked(COLOUR.asMatchPredicate(), "color", "colour"),
                        checked(Formats::isTimeZone, "timezone", "time-zone"),
                        checked(any -> true, "secret", "password"))
                .flatMap(it -> it)
                .toList();
    }

    private static Stream<Format> checked(Predicate<String> rule, String... names) {
        return Stream.of(names).map(it -> new Checked(it, rule));
    }

    private record Checked(String name, Predicate<String> rule) implements Format {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return rule.test(value);
        }
    }

    private static boolean isPath(String value) {
        try {
            return Path.of(value).getNameCount() >= 0;
        } catch (InvalidPathException none) {
            return false;
        }
    }

    private static boolean isUrl(String value) {
        try {
            var uri = new URI(value);
            return uri.getScheme() != null && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private static boolean isTimeZone(String value) {
        try {
            return ZoneId.of(value) != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
