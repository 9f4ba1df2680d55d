package dev.onehot.tools.programs;

import module java.base;

/// The commands in a text for a shell, as far as they can be told without running it. What a variable holds is not known.
final class ShellText {
    private static final Set<String> RESERVED = Set.of("if", "then", "else", "elif", "do", "while", "until", "!", "{", "}", "and", "or", "not", "begin");
    private static final Set<String> READING = Set.of(".", "source", "eval");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)[A-Za-z_][A-Za-z_0-9]*\\+?=.*");

    private final String text;
    private final List<List<String>> commands = new ArrayList<>();
    private final Deque<String> heredocs = new ArrayDeque<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean isTarget;
    private int at;

    private ShellText(String text) {
        this.text = text;
    }

    /// Each with its words, without what is set before it.
    static List<List<String>> commands(String text) {
        return new ShellText(text).read();
    }

    /// Whether something in `text` sets or removes the variable.
    static boolean changes(String text, String variable) {
        var name = Pattern.quote(variable);
        return Pattern.compile("(?m)(^|[\\s;&|(\"'`])(" + name + "\\+?=|(unset|set|read)\\s(?:.*\\s)?[\"']?" + name + "\\b)").matcher(text).find();
    }

    /// The command in `text` that carries out what stands in a file or comes from another command, and may change any variable; empty when there is none.
    static Optional<String> read(String text) {
        return commands(text).stream().filter(it -> READING.contains(it.getFirst())).map(it -> String.join(" ", it)).findFirst();
    }

    private List<List<String>> read() {
        while (at < text.length()) {
            step(text.charAt(at));
        }
        endCommand();
        return commands;
    }

    private void step(char letter) {
        at++;
        switch (letter) {
            case '\\' -> escaped();
            case '\'' -> quoted();
            case '"' -> doubleQuoted();
            case ' ', '\t', '\r' -> endWord();
            case '\n' -> {
                endCommand();
                skipHeredocs();
            }
            case ';', '&', '|', '(', ')', '`' -> endCommand();
            case '<', '>' -> redirection(letter);
            case '#' -> {
                if (inWord) {
                    append(letter);
                } else {
                    at = Math.max(at, lineEnd());
                }
            }
            default -> {
                if (letter == '$' && at < text.length() && text.charAt(at) == '(') {
                    endCommand();
                } else {
                    append(letter);
                }
            }
        }
    }

    private void append(char letter) {
        inWord = true;
        word.append(letter);
    }

    private void escaped() {
        if (at < text.length()) {
            char next = text.charAt(at++);
            if (next != '\n') {
                append(next);
            }
        }
    }

    private void quoted() {
        int end = text.indexOf('\'', at);
        word.append(text, at, end < 0 ? text.length() : end);
        inWord = true;
        at = end < 0 ? text.length() : end + 1;
    }

    private void doubleQuoted() {
        inWord = true;
        var inner = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            inner.append(text.charAt(at++));
        }
        at++;
        word.append(inner);
        int command = Math.max(inner.indexOf("$("), inner.indexOf("`"));
        if (command >= 0) {
            commands.addAll(commands(inner.substring(command + 1)));
        }
    }

    private void redirection(char letter) {
        if (word.chars().allMatch(Character::isDigit)) {
            word.setLength(0);
            inWord = false;
        }
        endWord();
        boolean heredoc = letter == '<' && text.startsWith("<", at) && !text.startsWith("<<", at);
        while (at < text.length() && "<>&|-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (heredoc) {
            while (text.startsWith(" ", at)) {
                at++;
            }
            int end = at;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && ";&|)".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            heredocs.add(text.substring(at, end).replaceAll("['\"\\\\\\s]", ""));
            at = end;
        } else {
            isTarget = true;
        }
    }

    private void skipHeredocs() {
        while (!heredocs.isEmpty() && at < text.length()) {
            int end = lineEnd();
            if (text.substring(at, end).strip().equals(heredocs.peek())) {
                heredocs.remove();
            }
            at = Math.min(end + 1, text.length());
        }
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void endWord() {
        if (inWord) {
            if (!isTarget) {
                words.add(word.toString());
            }
            isTarget = false;
        }
        word.setLength(0);
        inWord = false;
    }

    private void endCommand() {
        endWord();
        isTarget = false;
        var command = words.stream().dropWhile(it -> RESERVED.contains(it) || ASSIGNMENT.matcher(it).matches()).toList();
        if (!command.isEmpty()) {
            commands.add(command);
        }
        words = new ArrayList<>();
    }
}
