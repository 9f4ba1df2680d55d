package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.model.Protocol;

/// One line of `real-programs.tsv`: what a real program does when `onehotctl run` starts it.
///
/// @param arguments for one prompt that is not interactive
/// @param path what it asks, with `{model}` in it
/// @param headers that carry the key, with `{key}` in them
public record RealProgramRow(
        String id, String version, String tried, Protocol protocol, List<String> arguments, String path, List<String> headers, String words) {
    public static List<RealProgramRow> all() {
        return lines("real-programs.tsv").stream().map(it -> it.split("\t", -1)).map(RealProgramRow::of).toList();
    }

    static List<String> lines(String resource) {
        try (var in = Objects.requireNonNull(RealProgramRow.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(it -> !it.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RealProgramRow of(String[] cells) {
        return new RealProgramRow(
                cells[0],
                cells[1],
                cells[2],
                Protocol.valueOf(cells[3].toUpperCase(Locale.ROOT)),
                Arrays.stream(cells[4].split(" ", -1)).map(it -> it.replace('_', ' ')).toList(),
                cells[5],
                Arrays.stream(cells[6].split("(?<=}) ", -1)).toList(),
                cells[7]);
    }

    public KnownProgram program() {
        return Programs.all().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    /// The variables that its way sets or unsets, and the key's.
    public List<String> variables() {
        var way = Objects.requireNonNull(program().ways().get(protocol));
        return Stream.of(way.all("set").stream().map(it -> it.replaceFirst("=.*", "")), way.all("unset").stream(), way.all("empty").stream(), Stream.of("ONEHOT_API_KEY"))
                .flatMap(it -> it)
                .toList();
    }

    /// How this test's provider is reached at a server whose address is `root`.
    public String address(String root) {
        return switch (protocol) {
            case OPENAI -> root + "/v1";
            case ANTHROPIC -> root;
            case GOOGLE -> root + "/v1beta";
        };
    }

    /// A kind that is no vendor's.
    public String kind() {
        return protocol == Protocol.OPENAI ? "openai-compatible" : protocol.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return id + " " + protocol.name().toLowerCase(Locale.ROOT);
    }
}
