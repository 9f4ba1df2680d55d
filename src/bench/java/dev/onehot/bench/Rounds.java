package dev.onehot.bench;

import module java.base;

/// Lets contenders take turns and answers medians, so that whatever else the machine does is shared by all.
final class Rounds implements AutoCloseable {
    private static final int WARM_UP = 2;

    private final int rounds;
    private final Map<String, Load> loads = new LinkedHashMap<>();
    private final Map<String, List<Load.Turn>> turns = new LinkedHashMap<>();

    /// @param rounds measured turns of each contender, after a few that only warm up
    Rounds(int rounds) {
        this.rounds = rounds;
    }

    void add(String name, Load load) {
        loads.put(name, load);
        turns.put(name, new ArrayList<>());
    }

    /// Every second round goes backwards: nobody always runs after the same neighbour.
    void run() {
        var order = new ArrayList<>(loads.keySet());
        for (int round = -WARM_UP; round < rounds; round++) {
            for (var name : order) {
                var turn = loads.get(name).turn();
                if (round >= 0) {
                    turns.get(name).add(turn);
                }
            }
            Collections.reverse(order);
        }
    }

    double median(String name, ToDoubleFunction<Load.Turn> figure) {
        return median(turns.get(name).stream().mapToDouble(figure).sorted().toArray());
    }

    /// The median over the rounds of how many times as fast as `other` it was in the same round.
    double ratio(String name, String other) {
        var mine = turns.get(name);
        var theirs = turns.get(other);
        var ratios = new double[mine.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = mine.get(i).perSecond() / theirs.get(i).perSecond();
        }
        Arrays.sort(ratios);
        return median(ratios);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public void close() {
        loads.values().forEach(Load::close);
    }
}
