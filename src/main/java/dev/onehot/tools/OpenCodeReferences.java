package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;

/// `{env:NAME}` and `{file:PATH}`, which OpenCode fills in before it reads its file. Blocks on the disk.
///
/// @param folder of the file, where relative paths begin
record OpenCodeReferences(Map<String, String> environment, Path home, Path folder) implements References {
    private static final Pattern REFERENCE = Pattern.compile("\\{(env|file):([^}]+)}");
    private static final int LONGEST_LINE = 8_192;

    @Override
    public Value read(String text) {
        var whole = REFERENCE.matcher(text.strip());
        if (whole.matches()) {
            return whole.group(1).equals("env") ? Value.in(whole.group(2)) : file(whole.group(2));
        }
        // The way of other programs to write it, which OpenCode does not take whole.
        return text.strip().startsWith("${") ? Value.of(text) : filled(text);
    }

    @Override
    public Value filled(String text) {
        return References.fill(
                REFERENCE, text, it -> it.group(1).equals("env") ? References.variable(environment, it.group(2), "") : file(it.group(2)));
    }

    /// A variable stays one; a file is read.
    @Override
    public Value header(String text) {
        return text.contains("{file:") ? read(text) : Value.of(text);
    }

    /// One line, as a key is. Anything else is somebody's file, and stays where it is.
    private Value file(String path) {
        try {
            var file = path.startsWith("~/") ? home.resolve(path.substring(2)) : folder.resolve(path);
            var line = TextFile.text(file).map(String::strip).orElse("");
            boolean key = !line.isEmpty() && line.length() <= LONGEST_LINE && line.chars().noneMatch(Character::isWhitespace);
            return key ? Value.of(line).with(Message.of("found.key.file", path)) : Value.none(Message.of("found.key.no_file", path));
        } catch (InvalidPathException noPath) {
            return Value.none(Message.of("found.key.no_file", path));
        }
    }
}
