package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.tools.programs.StartedProgram.Unclear.How;

/// What stands between us and a program, and does to the variables that it is given.
///
/// @param all in their order
public record VariableChanges(List<Change> all) {
    static final VariableChanges NONE = new VariableChanges(List.of());

    /// @param who makes it
    /// @param variable empty where it is about all of them
    /// @param isRemoval whether it only takes the variable away
    /// @param text of a script that may change any
    record Change(String who, How how, String variable, boolean isRemoval, String text) {}

    public VariableChanges {
        all = List.copyOf(all);
    }

    VariableChanges with(Change change) {
        var more = new ArrayList<>(all);
        more.add(change);
        return new VariableChanges(more);
    }

    /// The first that keeps a program from getting what it has to get; names the variable.
    ///
    /// @param set those that have a value for it
    /// @param unset those that it must not have
    Optional<Change> first(Set<String> set, Set<String> unset) {
        return all.stream().flatMap(it -> touching(it, set, unset).stream()).findFirst();
    }

    /// What it reads may be any variable; names of ours stand in nobody's files.
    private static Optional<Change> read(Change change, Stream<String> variables) {
        return variables.anyMatch(it -> !it.startsWith("ONEHOT_"))
                ? ShellText.read(change.text()).map(_ -> new Change(change.who(), How.LOADED, "", false, ""))
                : Optional.empty();
    }

    private static Optional<Change> touching(Change change, Set<String> set, Set<String> unset) {
        return switch (change.how()) {
            case CHANGED -> Optional.of(change).filter(it -> set.contains(it.variable()) || (!it.isRemoval() && unset.contains(it.variable())));
            case SCRIPT -> Stream.concat(set.stream(), unset.stream())
                    .filter(it -> ShellText.changes(change.text(), it))
                    .sorted()
                    .findFirst()
                    .map(it -> new Change(change.who(), How.CHANGED, it, false, ""))
                    .or(() -> read(change, Stream.concat(set.stream(), unset.stream())));
            default -> Optional.of(change);
        };
    }
}
