package dev.onehot.ui.switcher;

import module java.base;

import dev.onehot.ui.switcher.Hit.Row;
import org.jspecify.annotations.Nullable;

/// What fits what was typed, the likeliest first: providers, then what can be done, then settings; of each kind what was chosen lately first.
/// Not safe for several threads.
final class Hits {
    private static final int MOST_REMEMBERED = 20;

    private final Deque<String> recent = new ArrayDeque<>();
    private List<Hit> hits = List.of();
    private String[] names = {};
    private String[] elsewhere = {};
    private int[] recency = {};

    /// Looks among these from now on.
    void among(List<Hit> next) {
        hits = next;
        names = next.stream().map(it -> FuzzyMatch.folded(it.name())).toArray(String[]::new);
        elsewhere = next.stream().map(Hits::elsewhere).toArray(String[]::new);
        var lately = new HashMap<String, Integer>();
        recent.forEach(it -> lately.put(it, lately.size()));
        // The active one was chosen last, and is what nobody looks for.
        recency = next.stream().mapToInt(it -> isActive(it) ? MOST_REMEMBERED : lately.getOrDefault(it.id(), MOST_REMEMBERED)).toArray();
    }

    private static String elsewhere(Hit hit) {
        return switch (hit) {
            case Hit.OfProvider provider -> provider.elsewhere();
            case Hit.OfVerb _ -> "";
            case Hit.OfSetting(var key, _) -> FuzzyMatch.folded(key);
        };
    }

    /// It was chosen: next time it stands further up.
    void remember(String id) {
        recent.remove(id);
        recent.addFirst(id);
        if (recent.size() > MOST_REMEMBERED) {
            recent.removeLast();
        }
    }

    /// Whether it was chosen lately, and is not what is active.
    boolean isRecent(Hit hit) {
        return !isActive(hit) && recent.contains(hit.id());
    }

    private static boolean isActive(Hit hit) {
        return hit instanceof Hit.OfProvider it && it.provider().active();
    }

    List<Row> find(String typed) {
        var wanted = FuzzyMatch.folded(typed.strip());
        // Sorted as numbers: a letter may fit ten thousand.
        var keys = new long[hits.size()];
        var marks = new BitSet[hits.size()];
        int found = 0;
        for (int i = 0; i < keys.length; i++) {
            var match = wanted.isEmpty() ? new FuzzyMatch(0, new BitSet()) : match(wanted, i);
            if (match != null) {
                marks[i] = match.marks();
                keys[found++] = (match.isGood() ? 0 : 1L << 60) | (long) kind(hits.get(i)) << 56 | (long) recency[i] << 48 | (long) match.rank() << 40 | i;
            }
        }
        Arrays.sort(keys, 0, found);
        var rows = new ArrayList<Row>(found);
        for (int i = 0; i < found; i++) {
            int at = (int) keys[i];
            rows.add(new Row(hits.get(at), marks[at]));
        }
        return rows;
    }

    private @Nullable FuzzyMatch match(String wanted, int at) {
        var inName = FuzzyMatch.of(wanted, names[at]);
        return inName.orElseGet(() -> Arrays.stream(wanted.split("\\s+", 0)).allMatch(it -> elsewhere[at].contains(it) || names[at].contains(it)) ? FuzzyMatch.ELSEWHERE : null);
    }

    private static int kind(Hit hit) {
        return switch (hit) {
            case Hit.OfProvider _ -> 0;
            case Hit.OfVerb _ -> 1;
            case Hit.OfSetting _ -> 2;
        };
    }
}
