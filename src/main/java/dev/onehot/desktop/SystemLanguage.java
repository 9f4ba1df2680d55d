package dev.onehot.desktop;

import module java.base;

/// The language of this computer: of the session, or where that names none, as a login or a start by a service leaves it, what the system was set up with.
public final class SystemLanguage {
    private static final Pattern NAME = Pattern.compile("([a-z]{2,3})(?:_([A-Z]{2}))?(?:[.@].*)?");
    private static final Pattern LINE = Pattern.compile("\\s*LANG=\"?([^\"\\s]*)\"?\\s*");
    private static final long LARGEST = 10_000;

    private SystemLanguage() {}

    public static Locale ofThisComputer() {
        return of(System.getenv());
    }

    /// That of a session.
    ///
    /// @param environment its variables
    public static Locale of(Map<String, String> environment) {
        return of(environment, Locale.getDefault(), List.of(Path.of("/etc/locale.conf"), Path.of("/etc/default/locale")));
    }

    /// @param session what Java takes it for
    /// @param files where Linux keeps it; there are none on other systems, whose Java knows
    static Locale of(Map<String, String> environment, Locale session, List<Path> files) {
        if (!environment.getOrDefault("LC_ALL", "").isEmpty()) {
            return session;
        }
        var named = Stream.of("LC_MESSAGES", "LANG").map(it -> environment.getOrDefault(it, "")).filter(it -> !it.isEmpty()).findFirst().orElse("");
        boolean none = named.isEmpty() || named.equals("POSIX") || named.equals("C") || named.startsWith("C.");
        return none ? files.stream().map(SystemLanguage::read).flatMap(Optional::stream).findFirst().orElse(session) : session;
    }

    private static Optional<Locale> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return Files.readString(file).lines()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(it -> NAME.matcher(it.group(1)))
                    .filter(Matcher::matches)
                    .map(it -> Locale.of(it.group(1), Objects.requireNonNullElse(it.group(2), "")))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
