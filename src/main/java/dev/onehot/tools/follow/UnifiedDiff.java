package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.tools.follow.LineDiff.Step;

/// What a change of a file is, for a person: lines with a sign in front, and three around them. Values that may be keys are masked.
final class UnifiedDiff {
    private static final int AROUND = 3;

    private UnifiedDiff() {}

    /// From the one to the other; the empty text when they are the same.
    ///
    /// @param name of the file
    /// @param before empty where there is none
    /// @param after empty where there is none
    /// @param harmless texts of values that are shown whatever they are called
    static String of(String name, Optional<String> before, Optional<String> after, Collection<String> harmless) {
        if (before.equals(after)) {
            return "";
        }
        var old = before.orElse("").lines().toList();
        var now = after.orElse("").lines().toList();
        var steps = LineDiff.steps(old, now);
        var masked = new LineMask(harmless);
        var out = new StringBuilder()
                .append("--- ").append(before.isPresent() ? name : "/dev/null")
                .append("\n+++ ").append(after.isPresent() ? name : "/dev/null").append('\n');
        int at = 0;
        while (at < steps.size()) {
            int from = next(steps, at);
            if (from == steps.size()) {
                break;
            }
            int to = from;
            for (int each = next(steps, to); each - to <= 2 * AROUND && each < steps.size(); each = next(steps, to)) {
                to = each + 1;
            }
            at = Math.min(steps.size(), to + AROUND);
            var hunk = steps.subList(Math.max(0, from - AROUND), at);
            out.append(head(hunk));
            hunk.forEach(it -> out.append(it.sign()).append(it.sign() == '+' ? masked.line(now, it.after() - 1) : masked.line(old, it.before() - 1)).append('\n'));
        }
        return out.toString();
    }

    private static int next(List<Step> steps, int from) {
        int at = from;
        while (at < steps.size() && steps.get(at).sign() == ' ') {
            at++;
        }
        return at;
    }

    private static String head(List<Step> hunk) {
        long old = hunk.stream().filter(it -> it.sign() != '+').count();
        long now = hunk.stream().filter(it -> it.sign() != '-').count();
        var first = hunk.getFirst();
        int oldFrom = first.sign() == '+' ? first.before() + (old == 0 ? 0 : 1) : first.before();
        int nowFrom = first.sign() == '-' ? first.after() + (now == 0 ? 0 : 1) : first.after();
        return "@@ -" + oldFrom + "," + old + " +" + nowFrom + "," + now + " @@\n";
    }
}
