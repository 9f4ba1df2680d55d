package dev.onehot.core;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// How files of exports are called. The installers tell each system that files with this extension are Onehot's.
///
/// What a file is decides its content: an export may have any name. Only where nothing but a name is known, it is looked at.
public final class ExportFile {
    /// Without its dot, as Windows and macOS want it.
    public static final String EXTENSION = "onehot";

    /// How the names end of files that a start may be handed: ours, and JSON, which an export is too.
    public static final List<String> ENDINGS = List.of("." + EXTENSION, ".json");

    private ExportFile() {}

    /// The name that is proposed for an export made on `day`.
    public static String proposed(LocalDate day) {
        return EXTENSION + "-" + day + ENDINGS.getFirst();
    }

    /// Whether a file of this name is taken for an export.
    public static boolean isNamed(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /// Where to write when a person chose `chosen`. A name without any ending gets ours, so that the file opens Onehot. Not where `chosen`
    /// is there, which the person agreed to replace, nor where the other is, of which nobody asked them.
    public static Path completed(Path chosen) {
        var name = String.valueOf(chosen.getFileName());
        var complete = chosen.resolveSibling(name + ENDINGS.getFirst());
        return name.contains(".") || Files.exists(chosen) || Files.exists(complete) ? chosen : complete;
    }
}
