package dev.onehot.model;

import module java.base;

/// A program whose files follow the switch.
///
/// @param place random id of a computer's folder of Onehot: a row of another place is shown, never written
/// @param id that of the known program, or `file-1`, `file-2` … for any file
/// @param pinned the provider that it stays with; empty: the active one
/// @param definition of any file, in the grammar of `programs.ini`; of a known program only what of its files is not ours, and mostly the empty text
/// @param releasing whether its files are to be put back; the row goes when they are
/// @param files by path
public record FollowedProgram(
        String place, String id, String name, OptionalLong pinned, KeyDelivery delivery, String definition, boolean releasing, List<FollowedFile> files) {
    public FollowedProgram {
        files = files.stream().sorted(Comparator.comparing(FollowedFile::path)).toList();
    }

    private static final String PLACE = "place";
    private static final String PINNED = "pinned";
    private static final String DELIVERY = "delivery";
    private static final String DEFINITION = "definition";

    /// What the history has of it: how it follows, and nothing of its files.
    public SequencedMap<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put(PLACE, place);
        fields.put(PINNED, pinned.isPresent() ? String.valueOf(pinned.getAsLong()) : "");
        fields.put(DELIVERY, delivery.word());
        fields.put(DEFINITION, definition);
        return fields;
    }

    /// The program that had these [#fields()], without its files.
    public static FollowedProgram of(String id, String name, Map<String, String> fields) {
        var pinned = fields.getOrDefault(PINNED, "");
        var delivery = Stream.of(KeyDelivery.values()).filter(it -> it.word().equals(fields.get(DELIVERY))).findFirst().orElse(KeyDelivery.HELPER);
        return new FollowedProgram(
                fields.getOrDefault(PLACE, ""), id, name, pinned.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pinned)), delivery,
                fields.getOrDefault(DEFINITION, ""), false, List.of());
    }

    /// By what all programs of a database are told apart.
    public String key() {
        return key(place, id);
    }

    /// As [#key()].
    public static String key(String place, String id) {
        return place + "/" + id;
    }

    /// The same with these files.
    public FollowedProgram withFiles(List<FollowedFile> others) {
        return new FollowedProgram(place, id, name, pinned, delivery, definition, releasing, others);
    }

    /// The same, held to this provider.
    public FollowedProgram withPinned(OptionalLong provider) {
        return new FollowedProgram(place, id, name, provider, delivery, definition, releasing, files);
    }

    /// The same, of which this is said.
    public FollowedProgram withDefinition(String said) {
        return new FollowedProgram(place, id, name, pinned, delivery, said, releasing, files);
    }

    /// The same, to be put back or not.
    public FollowedProgram withReleasing(boolean ends) {
        return new FollowedProgram(place, id, name, pinned, delivery, definition, ends, files);
    }

    /// The file of this path.
    public Optional<FollowedFile> file(String path) {
        return files.stream().filter(it -> it.path().equals(path)).findFirst();
    }
}
