package dev.onehot.cli;

import module java.base;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said of a line that is no command. Of the words on it only names of options and commands are shown: any other one may be a key,
/// which stands behind a name that was mistyped.
final class WrongLine {
    /// Letters only, so that no key looks like one.
    private static final Pattern OPTION = Pattern.compile("-[A-Za-z]|--[A-Za-z]{1,20}(-[A-Za-z]{1,20}){0,2}");

    private static final String HIDDEN = "…";

    private WrongLine() {}

    /// @param given all words of the line
    static String message(ParameterException wrong, List<String> given) {
        var message = String.valueOf(wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched.isUnknownOption() ? unknown(unmatched.getUnmatched()) : message.replaceFirst("(?s): .*", "");
        }
        var line = wrong.getCommandLine();
        return given.stream()
                .flatMap(WrongLine::parts)
                .filter(it -> !it.isEmpty() && !isName(line, it))
                // What is a part of another one does not keep it from being found.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(message, WrongLine::hide);
    }

    private static String unknown(List<String> unmatched) {
        var names = unmatched.stream()
                .filter(it -> it.startsWith("-"))
                .map(it -> "'" + name(it) + "'")
                .distinct()
                .toList();
        return (names.size() == 1 ? "Unknown option: " : "Unknown options: ") + String.join(", ", names);
    }

    private static String name(String word) {
        var name = word.split("=", 2)[0];
        return OPTION.matcher(name).matches() ? name : HIDDEN;
    }

    /// A word, and what of it can be a value.
    private static Stream<String> parts(String word) {
        int equals = word.indexOf('=');
        var value = equals < 0 ? word : word.substring(equals + 1);
        var attached = word.startsWith("-") && !word.startsWith("--") && word.length() > 2 ? word.substring(2) : "";
        return Stream.concat(Stream.of(word, value, attached), Arrays.stream(value.split(",")));
    }

    private static boolean isName(CommandLine line, String word) {
        for (var it = line; it != null; it = it.getParent()) {
            if (it.getCommandName().equals(word) || it.getCommandSpec().optionsMap().containsKey(word)) {
                return true;
            }
        }
        return OPTION.matcher(word).matches();
    }

    private static String hide(String message, String word) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])").matcher(message).replaceAll(HIDDEN);
    }
}
