package dev.onehot.ui;

import module java.base;

/// Has icons grow with the letters. Their sizes in the style sheet are px: told in letters they would be told in their own, and grow without end.
final class IconSizes {
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern SIZE = Pattern.compile("-fx-icon-size: (\\d+)px;");

    private IconSizes() {}

    /// The address of a style sheet in which each icon of `sheet` is larger or smaller by as much.
    ///
    /// @param percent 100 for as they are
    static String at(int percent, URL sheet) {
        try (var in = sheet.openStream()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "");
            var rules = RULE.matcher(text).results()
                    .flatMap(rule -> SIZE.matcher(rule.group(2)).results()
                            .map(size -> rule.group(1) + "{-fx-icon-size: " + Integer.parseInt(size.group(1)) * percent / 100 + "px;}"))
                    .collect(Collectors.joining());
            return "data:text/css;base64," + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
