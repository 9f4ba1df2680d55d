package dev.onehot.model;

import module java.base;

/// The checks that several fields share. Each adds at most one problem.
final class Rules {
    /// The schemes of a web server.
    static final Set<String> WEB = Set.of("http", "https");

    private static final int LONGEST_URL = 2_048;

    private Rules() {}

    static void filled(String field, String text, List<Problem> problems) {
        if (text.isBlank()) {
            problems.add(Problem.of(field, "field.blank"));
        }
    }

    /// One line of text of at most `maximum` characters.
    static void line(String field, String text, int maximum, List<Problem> problems) {
        if (text.length() > maximum) {
            problems.add(Problem.of(field, "field.long", text.length(), maximum));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            problems.add(Problem.of(field, "field.control"));
        } else if (hasHalfCharacter(text)) {
            problems.add(Problem.of(field, "field.half"));
        }
    }

    /// Any text of at most `maximum` characters; NUL would cut it short for programs written in C.
    static void text(String field, String text, int maximum, List<Problem> problems) {
        if (text.length() > maximum) {
            problems.add(Problem.of(field, "field.long", text.length(), maximum));
        } else if (text.contains("\0")) {
            problems.add(Problem.of(field, "field.nul"));
        } else if (hasHalfCharacter(text)) {
            problems.add(Problem.of(field, "field.half"));
        }
    }

    /// Half of a surrogate pair has no UTF-8: it would be stored as a question mark, and two keys might become one.
    private static boolean hasHalfCharacter(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    /// Empty, or the address of a web server to which paths are added: nothing comes behind its own path, where a key might stand.
    static void base(String field, String text, List<Problem> problems) {
        int before = problems.size();
        url(field, text, WEB, problems);
        if (problems.size() == before) {
            VendorPage.of(text).ifPresent(it -> problems.add(Problem.of(field, "url.page", it.name(), it.baseUrl())));
        }
        if (problems.size() == before && (text.contains("?") || text.contains("#"))) {
            problems.add(Problem.of(field, "url.query"));
        }
    }

    /// Empty, or an absolute address with one of `schemes` and no password in it.
    static void url(String field, String text, Set<String> schemes, List<Problem> problems) {
        if (text.isEmpty()) {
            return;
        }
        if (text.length() > LONGEST_URL) {
            problems.add(Problem.of(field, "field.long", text.length(), LONGEST_URL));
            return;
        }
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme();
            if (scheme == null || !schemes.contains(scheme.toLowerCase(Locale.ROOT))) {
                problems.add(Problem.of(field, "url.scheme", schemes.stream().sorted().toList().getLast()));
            } else if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
                problems.add(Problem.of(field, "url.user"));
            } else if (Authority.wrongPort(text).isPresent()) {
                problems.add(Problem.of(field, "url.port", Authority.wrongPort(text).get()));
            } else if (Authority.of(uri).isEmpty()) {
                problems.add(Problem.of(field, "url.host"));
            }
        } catch (URISyntaxException broken) {
            problems.add(Problem.of(field, "url.broken"));
        }
    }

    /// Empty, or a label of a host's name.
    static void resource(String field, String text, int maximum, List<Problem> problems) {
        if (!text.isEmpty() && (text.length() > maximum || !text.matches("[A-Za-z0-9][A-Za-z0-9-]*"))) {
            problems.add(Problem.of(field, "option.resource"));
        }
    }

    /// Empty, or a number of them.
    static void seconds(String field, String text, int most, List<Problem> problems) {
        if (!text.isEmpty() && (Integer.parseInt(text) < 0 || Integer.parseInt(text) > most)) {
            problems.add(Problem.of(field, "option.timeout", most));
        }
    }

    static void proxy(String field, String text, List<Problem> problems) {
        if (text.toLowerCase(Locale.ROOT).equals(ProviderOptions.DIRECT) || ApiKey.of(text).environmentVariable().isPresent()) {
            return;
        }
        if (text.contains("@")) {
            problems.add(Problem.of(field, "option.proxy.password"));
        } else {
            url(field, text, Set.of("http"), problems);
        }
    }
}
