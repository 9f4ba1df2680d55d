package dev.onehot.proof;

import module java.base;

/// Decides whether what several did at the same time can have been done one after the other (Wing and Gong's search, with Lowe's memory of what was tried).
final class Linearizability {
    private Linearizability() {}

    /// What one of them did.
    ///
    /// @param called as [System#nanoTime], which all processes of one machine share
    /// @param returned as `called`; [Long#MAX_VALUE] when nobody was told, so that it may be done at any later time, or never
    record Operation(Kind kind, String argument, String answer, long called, long returned) {
        Operation asUnknown() {
            return new Operation(kind, argument, "?", called, Long.MAX_VALUE);
        }

        boolean isUnknown() {
            return returned == Long.MAX_VALUE;
        }

        /// One word for each part, none of them with white space.
        String line() {
            return String.join(" ", kind.name(), argument, answer, String.valueOf(called), String.valueOf(returned));
        }

        static Operation parse(String line) {
            var words = line.split(" ");
            return new Operation(Kind.valueOf(words[0]), words[1], words[2], Long.parseLong(words[3]), Long.parseLong(words[4]));
        }
    }

    /// What can be done to a cell that holds one text. A one-hot is such a cell: it holds who is active.
    enum Kind {
        /// The answer is what is there.
        READ,
        /// The argument is there from now on.
        WRITE,
        /// The argument is `expected>next`; the answer `ok`, or what was there instead.
        COMPARE_AND_SET
    }

    private record Tried(BitSet done, String state) {}

    /// Whether there is an order of them, each within its time, in which every answer is right.
    static boolean holds(List<Operation> history, String first) {
        var all = history.stream().sorted(Comparator.comparingLong(Operation::called)).toList();
        var tried = new HashSet<Tried>();
        var waiting = new ArrayDeque<Tried>(List.of(new Tried(new BitSet(), first)));
        while (!waiting.isEmpty()) {
            var now = waiting.removeLast();
            if (isOver(all, now.done())) {
                return true;
            }
            for (int next : mayBeNext(all, now.done())) {
                after(all.get(next), now.state()).ifPresent(state -> {
                    var done = (BitSet) now.done().clone();
                    done.set(next);
                    var step = new Tried(done, state);
                    if (tried.add(step)) {
                        waiting.add(step);
                    }
                });
            }
        }
        return false;
    }

    private static boolean isOver(List<Operation> all, BitSet done) {
        return IntStream.range(0, all.size()).allMatch(it -> done.get(it) || all.get(it).isUnknown());
    }

    /// Those that were called before any other one that is still to come had returned.
    private static List<Integer> mayBeNext(List<Operation> all, BitSet done) {
        var candidates = new ArrayList<Integer>();
        long firstReturn = Long.MAX_VALUE;
        for (int n = done.nextClearBit(0); n < all.size() && all.get(n).called() <= firstReturn; n = done.nextClearBit(n + 1)) {
            candidates.add(n);
            firstReturn = Math.min(firstReturn, all.get(n).returned());
        }
        return candidates;
    }

    /// What is there afterwards; empty when the answer would be another one.
    private static Optional<String> after(Operation operation, String state) {
        return switch (operation.kind()) {
            case READ -> operation.isUnknown() || operation.answer().equals(state) ? Optional.of(state) : Optional.empty();
            case WRITE -> Optional.of(operation.argument());
            case COMPARE_AND_SET -> {
                var parts = operation.argument().split(">");
                boolean fits = parts[0].equals(state);
                var answer = fits ? "ok" : state;
                yield operation.isUnknown() || operation.answer().equals(answer) ? Optional.of(fits ? parts[1] : state) : Optional.empty();
            }
        };
    }
}
