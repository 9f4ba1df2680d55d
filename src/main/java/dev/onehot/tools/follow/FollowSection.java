package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.FollowableProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Message;
import dev.onehot.model.Protocol;
import dev.onehot.model.SessionBehavior;
import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;

/// How one program follows the switch: the sections `[ID/follow]` and `[ID/follow/PROTOCOL]` of `programs.ini`, or what a person says of any file.
///
/// @param commands what it is started by
/// @param words by which a running one is told: commands, packages of npm's, ends of folders
/// @param aside arguments of its processes that are no sessions
/// @param places of its files
/// @param deliveries how it can get the key, the best first
/// @param empties whether its sessions keep what is only removed from its file
/// @param tried version and date; empty when it could not be tried
/// @param variable that it takes the key from, with `{id}`; empty where the person types it into the program
/// @param reference how its file names a variable, with `{variable}`; empty where it cannot
/// @param asks the variable in which its helper finds the address that it asks; empty where there is none
/// @param responses whether it asks for OpenAI's Responses, and not for chat completions
/// @param sources by file, the line that a person puts into a file of theirs so that the program sees ours, with `{file}`
/// @param higher files that it obeys more than ours
/// @param trust what our file has where it obeys a project's, by `{folder}`; empty: it always does
/// @param ways by dialect
public record FollowSection(
        String id,
        String name,
        List<String> commands,
        List<String> words,
        List<String> aside,
        List<FilePlace> places,
        List<KeyDelivery> deliveries,
        SessionBehavior session,
        boolean empties,
        String tried,
        List<Message> remarks,
        String variable,
        String reference,
        String asks,
        boolean responses,
        SortedMap<Integer, String> sources,
        List<HigherFile> higher,
        Optional<FollowLine> trust,
        SortedMap<Protocol, FollowWay> ways) {
    public FollowSection {
        commands = List.copyOf(commands);
        words = List.copyOf(words);
        aside = List.copyOf(aside);
        places = List.copyOf(places);
        deliveries = List.copyOf(deliveries);
        remarks = List.copyOf(remarks);
        sources = Collections.unmodifiableSortedMap(sources);
        higher = List.copyOf(higher);
        ways = Collections.unmodifiableSortedMap(ways);
    }

    FollowableProgram program() {
        return new FollowableProgram(id, name, List.copyOf(ways.keySet()), deliveries, session, tried, remarks);
    }

    /// The variable that it takes this provider's key from; empty where there is none. Each program has a token of its own for the endpoint.
    public String variable(long provider) {
        return provider == EndpointProvider.ID
                ? variable.replace("KEY_{id}", "TOKEN_" + id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                : variable.replace("{id}", String.valueOf(provider));
    }

    DocumentFormat format(int number) {
        return places.stream().filter(it -> it.number() == number).map(FilePlace::format).findFirst().orElse(DocumentFormat.WHOLE);
    }

    /// The keys of ours with an address which a file decides that is above ours.
    SortedSet<String> addresses(HigherFile file) {
        return ways.values().stream()
                .flatMap(it -> it.lines().stream())
                .filter(it -> it.file() == file.number() && it.isAddress() && file.decides(it.path()))
                .map(FollowLine::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether some such file may lead it to another address.
    boolean canBeDiverted() {
        return higher.stream().anyMatch(it -> !it.hides() && it.scope() != HigherFile.Scope.VARIABLE && !addresses(it).isEmpty());
    }

    /// Its files on this system, there or not. Blocks on the disk.
    public List<Path> files(Whereabouts here) {
        return places.stream().flatMap(it -> it.path(here).stream()).toList();
    }

    /// Those of them that only this program makes.
    List<Path> ownPlaces(Whereabouts here) {
        return places.stream().filter(it -> it.format() != DocumentFormat.WHOLE).flatMap(it -> it.path(here).stream()).toList();
    }

    /// The lines that a person puts into the profile of a shell, or a file of the program's own, with our files in them.
    public List<String> sourced(Whereabouts here) {
        return places.stream()
                .filter(it -> sources.containsKey(it.number()))
                .flatMap(it -> it.path(here).map(file -> Quoting.filled(Objects.requireNonNull(sources.get(it.number())), Map.of("file", file.toString()))).stream())
                .toList();
    }
}
