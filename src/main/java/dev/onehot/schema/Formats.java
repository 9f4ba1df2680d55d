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
        return List.of(
                new Checked("path", Formats::isPath),
                new Checked("file-path", Formats::isPath),
                new Checked("directory-path", Formats::isPath),
                new Checked("url", Formats::isUrl),
                new Checked("duration", Durations::isIso),
                new Checked("color", Formats::isColour),
                new Checked("colour", Formats::isColour),
                new Checked("timezone", Formats::isTimeZone),
                new Checked("time-zone", Formats::isTimeZone),
                new Checked("secret", any -> true),
                new Checked("password", any -> true));
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

    private static boolean isColour(String value) {
        return COLOUR.matcher(value).matches();
    }

    private static boolean isTimeZone(String value) {
        try {
            return ZoneId.of(value) != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
