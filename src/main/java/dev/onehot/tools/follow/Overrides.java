package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.HelperCall;
import dev.onehot.model.Message;
import dev.onehot.model.WantedFile;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.programs.Template;
import java.nio.file.Path;

/// What a program obeys more than our files, where it is there and says something else: files of the project and the system, variables of this process and of
/// the person's shell. Blocks on the disk, and changes nothing. Names and places are told, never a value.
///
/// @param folder in which the program would be started; empty: not known
record Overrides(FollowSection section, Whereabouts here, Optional<Path> folder) {
    /// A sentence for each.
    ///
    /// @param filling what our files say
    List<Message> of(FollowedProgram program, FollowFilling filling, HelperCall call) {
        var all = new ArrayList<Message>();
        for (var place : section.places()) {
            var own = place.path(here);
            var values = own.isPresent() ? filling.decided(place, call) : Map.<String, List<String>>of();
            for (var higher : section.higher()) {
                if (higher.number() == place.number() && own.isPresent() && isTrusted(higher)) {
                    (higher.hides() ? hiding(higher, own.get()) : deciding(higher, place, own.get(), values, program)).forEach(all::add);
                }
            }
        }
        variables(program, filling.variables(call)).forEach(all::add);
        return all.stream().distinct().toList();
    }

    /// Whether the program obeys a project's files at all, where it asks the person about that.
    private boolean isTrusted(HigherFile higher) {
        if (!higher.scope().isProjects() || section.trust().isEmpty() || folder.isEmpty()) {
            return true;
        }
        var place = section.places().getFirst();
        var trust = section.trust().get();
        var text = place.path(here).flatMap(it -> HigherText.of(place.format(), it));
        return Stream.iterate(folder.get(), Objects::nonNull, Path::getParent)
                .map(it -> Quoting.inJson(trust.path(), Map.of("folder", it.toString()), Map.of()))
                .anyMatch(path -> text.flatMap(it -> it.get(path)).equals(Optional.of(trust.text())));
    }

    /// The nearest one, unless that is ours.
    private Stream<Message> hiding(HigherFile higher, Path own) {
        return higher.files(here, folder).stream()
                .filter(Files::isRegularFile)
                .limit(1)
                .filter(it -> !isSame(it, own))
                .map(it -> Message.of("program.override.hides", it.toString(), own.toString()));
    }

    private Stream<Message> deciding(HigherFile higher, FilePlace place, Path own, Map<String, List<String>> values, FollowedProgram program) {
        if (higher.scope() == HigherFile.Scope.VARIABLE) {
            return higher.names().stream()
                    .filter(it -> !here.environment().getOrDefault(it, "").isBlank())
                    .filter(it -> {
                        var content = here.environment().getOrDefault(it, "").getBytes(StandardCharsets.UTF_8);
                        return !otherwise(higher, HigherText.of(place.format(), content), values, program).isEmpty();
                    })
                    .map(it -> Message.of("program.override.variable", it));
        }
        return higher.files(here, folder).stream().filter(it -> !isSame(it, own)).flatMap(file -> {
            var paths = HigherText.of(place.format(), file).map(it -> otherwise(higher, it, values, program)).orElse(List.of());
            return paths.isEmpty() ? Stream.of() : Stream.of(Message.of("program.override.file", file.toString(), String.join(", ", paths)));
        });
    }

    /// Paths at which something else stands than we want there.
    private static List<String> otherwise(HigherFile higher, HigherText text, Map<String, List<String>> values, FollowedProgram program) {
        return values.entrySet().stream()
                .filter(it -> higher.decides(it.getKey()))
                .filter(it -> text.get(it.getKey()).filter(there -> it.getValue().stream().noneMatch(ours -> isSame(there, ours, it.getKey(), program))).isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Stream<Message> variables(FollowedProgram program, SequencedMap<String, String> wanted) {
        var profiles = wanted.isEmpty() ? new ProfileVariables(Map.of(), Map.of()) : ProfileVariables.of(here);
        return wanted.entrySet().stream().flatMap(it -> {
            var name = it.getKey();
            var set = here.environment().getOrDefault(name, "");
            var profile = Objects.requireNonNullElse(profiles.values().get(name), "");
            var ours = Template.json(it.getValue());
            if (!set.isEmpty()) {
                return isSame(Template.json(set), ours, name, program) ? Stream.<Message>of() : Stream.of(Message.of("program.override.variable", name));
            }
            return profile.isEmpty() || isSame(Template.json(profile), ours, name, program)
                    ? Stream.<Message>of()
                    : Stream.of(Message.of("program.override.profile", name, String.valueOf(profiles.files().get(name))));
        });
    }

    /// A key in clear is told by what was noted of it; where nothing was, nothing is said.
    private static boolean isSame(String there, String ours, String path, FollowedProgram program) {
        if (!ours.contains(WantedFile.KEY)) {
            return WrittenValue.is(withoutSlash(ours), withoutSlash(there));
        }
        var noted = program.files().stream()
                .map(FollowedFile::keys)
                .flatMap(List::stream)
                .filter(it -> it.path().equals(path))
                .flatMap(it -> Stream.concat(it.written().stream(), it.intended().stream()))
                .toList();
        return noted.isEmpty() || noted.stream().anyMatch(it -> WrittenValue.is(it, there));
    }

    /// Of an address the stroke at its end says nothing.
    private static String withoutSlash(String json) {
        return json.replaceFirst("/+\"$", "\"");
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException notThere) {
            return one.equals(other);
        }
    }
}
