package dev.onehot.ui;

import module java.base;

import dev.onehot.ui.pages.ProgramsPage;
import java.nio.file.Path;

/// The window of a person who has some programs: their real files, in a home folder of its own.
abstract class ProgramsFixture extends WindowFixture {
    protected static final String CLAUDE = "{\n  \"theme\": \"dark\"\n}\n";

    protected Path claude() {
        return folder.resolve(".claude/settings.json");
    }

    protected Path gemini() {
        return folder.resolve(".gemini/settings.json");
    }

    protected Path openCode() {
        return folder.resolve(".config/opencode/opencode.json");
    }

    /// What the thread does that a window has for it.
    protected void writeFiles() {
        shown.tellPrograms(following(manager).write());
    }

    protected ProgramsPage programs() {
        return new ProgramsPage(robot).open();
    }

    protected static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    protected static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
