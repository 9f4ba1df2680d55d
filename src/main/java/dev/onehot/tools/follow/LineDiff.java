package dev.onehot.tools.follow;

import module java.base;

/// Which lines of two texts are the same, by Myers' greedy way: quick where little differs.
final class LineDiff {
    /// So many lines may differ; beyond that all are taken to.
    private static final int MOST = 2_000;

    private final List<String> before;
    private final List<String> after;

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /// A step from the one to the other.
    ///
    /// @param sign of unified diffs: a blank, `-` or `+`
    /// @param before how many lines of the first text were passed
    /// @param after how many of the second
    record Step(char sign, int before, int after) {}

    static List<Step> steps(List<String> before, List<String> after) {
        return new LineDiff(before, after).steps();
    }

    private List<Step> steps() {
        int most = Math.min(MOST, before.size() + after.size());
        var furthest = new int[2 * most + 3];
        var traces = new ArrayList<int[]>();
        for (int edits = 0; edits <= most; edits++) {
            traces.add(Arrays.copyOfRange(furthest, most + 1 - edits - 1, most + 1 + edits + 2));
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                int at = most + 1 + diagonal;
                boolean down = diagonal == -edits || (diagonal != edits && furthest[at - 1] < furthest[at + 1]);
                int x = down ? furthest[at + 1] : furthest[at - 1] + 1;
                while (x < before.size() && x - diagonal < after.size() && before.get(x).equals(after.get(x - diagonal))) {
                    x++;
                }
                furthest[at] = x;
                if (x >= before.size() && x - diagonal >= after.size()) {
                    return back(traces);
                }
            }
        }
        var steps = new ArrayList<Step>();
        before.forEach(_ -> steps.add(new Step('-', steps.size() + 1, 0)));
        after.forEach(_ -> steps.add(new Step('+', before.size(), steps.size() - before.size() + 1)));
        return steps;
    }

    /// @param traces for each number of edits the furthest lines on the diagonals around it, before its last edit
    private List<Step> back(List<int[]> traces) {
        var steps = new ArrayDeque<Step>();
        int x = before.size();
        int y = after.size();
        for (int edits = traces.size() - 1; x > 0 || y > 0; edits--) {
            var furthest = traces.get(edits);
            int diagonal = x - y;
            int at = diagonal + edits + 1;
            boolean down = diagonal == -edits || (diagonal != edits && furthest[at - 1] < furthest[at + 1]);
            int fromX = edits == 0 ? 0 : down ? furthest[at + 1] : furthest[at - 1];
            int fromY = edits == 0 ? 0 : fromX - (down ? diagonal + 1 : diagonal - 1);
            while (x > fromX && y > fromY) {
                steps.addFirst(new Step(' ', x--, y--));
            }
            if (edits > 0) {
                steps.addFirst(down ? new Step('+', x, y--) : new Step('-', x--, y));
            }
        }
        return List.copyOf(steps);
    }
}
