package dev.onehot.cli;

import module java.base;

import dev.onehot.disk.NamedFile;
import dev.onehot.model.OwnPresets;
import dev.onehot.model.Preset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// The catalog, and what a person has added to it.
@Command(name = "presets", description = "List the providers that are known, and your own from presets.ini beside the database.")
final class ProviderPresets extends Action {
    @Override
    int run() {
        var own = own(session().file());
        own.problems()
                .forEach(it -> session().remark(
                        OwnPresets.FILE_NAME + ", line " + it.field() + ": " + it.message().text(Locale.ROOT)));
        var all = own.withCatalog();
        return session().show(() -> Json.object("presets", all.stream().map(ProviderPresets::shape).toList()), out -> {
            var table = new Table("PRESET", "NAME", "KIND", "BASE URL");
            all.forEach(it -> table.row(it.id() + (it.own() ? " *" : ""), it.name(), it.kind(), it.baseUrl()));
            table.print(out);
        });
    }

    static OwnPresets own(Path database) {
        var file = database.toAbsolutePath().resolveSibling(OwnPresets.FILE_NAME);
        try {
            return Files.exists(file) ? OwnPresets.parse(NamedFile.text(file)) : OwnPresets.NONE;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, @Nullable Object> shape(Preset it) {
        return Json.object(
                "id", it.id(),
                "name", it.name(),
                "kind", it.kind(),
                "vendor", it.vendor(),
                "baseUrl", Shapes.orNull(it.baseUrl()),
                "needsKey", it.speech().needsKey(),
                "models", it.models(),
                "environment", it.environment(),
                "keyPage", Shapes.orNull(it.keyPage()),
                "own", it.own());
    }
}
