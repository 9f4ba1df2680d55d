package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;

/// A file that leads a program to another address than ours does, so that it would send the key there which our file has it call for.
///
/// @param key of that file, which says so
public record Diversion(Path file, String key) {
    /// The first one of the program `id` that calls for a key in `folder`: the project may be that folder or one above. Blocks on the disk.
    ///
    /// @param isMeant whether the key is for an address
    public static Optional<Diversion> of(String id, Whereabouts here, Path folder, Predicate<String> isMeant) {
        return FollowSections.known(id).stream().flatMap(it -> all(it, here, folder, isMeant)).findFirst();
    }

    private static Stream<Diversion> all(FollowSection section, Whereabouts here, Path folder, Predicate<String> isMeant) {
        var own = section.files(here);
        return section.higher().stream().filter(it -> !it.hides()).flatMap(higher -> higher.filesUpwards(here, folder).stream()
                .filter(it -> !own.contains(it))
                .flatMap(file -> section.addresses(higher).stream().flatMap(path -> HigherText.of(section.format(higher.number()), file)
                        .flatMap(it -> it.anyhow(path))
                        .filter(it -> !isMeant.test(WrittenValue.text(it)))
                        .map(_ -> new Diversion(file, path))
                        .stream())));
    }
}
