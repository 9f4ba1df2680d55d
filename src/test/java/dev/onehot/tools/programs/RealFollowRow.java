package dev.onehot.tools.programs;

import module java.base;

/// One line of `real-follow.tsv`: what a real program does while it follows the switch.
///
/// @param sourced a file in the home folder that the shell reads before it starts; empty: none
/// @param commands that have it write its own files
/// @param rewriting what it makes of them, in words
/// @param session what a running one was seen to do
/// @param arguments for a session that is told what to ask on its standard input; empty: none is
/// @param said what it is told, as one line
/// @param takesOver whether that session follows the switch
/// @param ways one for each API that it speaks
public record RealFollowRow(
        String id,
        String sourced,
        List<List<String>> commands,
        String rewriting,
        String session,
        List<String> arguments,
        String said,
        boolean takesOver,
        List<RealProgramRow> ways) {
    public static List<RealFollowRow> all() {
        return RealProgramRow.lines("real-follow.tsv").stream().map(it -> it.split("\t", -1)).map(RealFollowRow::of).toList();
    }

    private static RealFollowRow of(String[] cells) {
        var commands = Arrays.stream(cells[2].split(" ; ", -1)).filter(it -> !it.isEmpty()).map(it -> List.of(it.split(" ", -1))).toList();
        var ways = RealProgramRow.all().stream().filter(it -> it.id().equals(cells[0])).toList();
        var arguments = Arrays.stream(cells[5].split(" ", -1)).filter(it -> !it.isEmpty()).toList();
        return new RealFollowRow(cells[0], cells[1], commands, cells[3], cells[4], arguments, cells[6], cells[7].equals("yes"), ways);
    }

    public KnownProgram program() {
        return ways.getFirst().program();
    }

    /// The way of the provider of this number: one after the other, so that each is asked.
    public RealProgramRow way(int number) {
        return ways.get(number % ways.size());
    }

    @Override
    public String toString() {
        return id;
    }
}
