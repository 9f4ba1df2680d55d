package dev.onehot.ui.switcher;

import module java.base;

import dev.onehot.ui.switcher.Hit.Row;

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
        boolean settingLately = recent.stream().anyMatch(it -> it.startsWith(Hit.OfSetting.ID));
        recency = next.stream().mapToInt(it -> isActive(it) || (it instanceof Hit.OfSetting && !settingLately)
                ? MOST_REMEMBERED
                : lately.getOrDefault(it.id(), MOST_REMEMBERED)).toArray();
    }

    private static String elsewhere(Hit hit) {
        return switch (hit) {
            case Hit.OfProvider provider -> provider.elsewhere();
            case Hit.OfVerb(var verb) -> FuzzyMatch.folded(verb.words());
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

    /// What was chosen lately, the latest first.
    List<String> recent() {
        return List.copyOf(recent);
    }

    /// It was chosen before all that was chosen since.
    void restore(List<String> earlier) {
        earlier.stream().filter(it -> !recent.contains(it)).limit(MOST_REMEMBERED - recent.size()).toList().forEach(recent::addLast);
    }

    /// Whether it was chosen lately, and is not what is active.
    boolean isRecent(Hit hit) {
        return !isActive(hit) && recent.contains(hit.id());
    }

    private static boolean isActive(Hit hit) {
        return hit instanceof Hit.OfProvider it && it.provider().active();
    }

    /// Rows are made when they are looked at.
    List<Row> find(String typed) {
        var wanted = FuzzyMatch.folded(typed.strip());
        var words = wanted.split("\\s+", 0);
        // Sorted as numbers: a letter may fit ten thousand.
        var keys = new long[hits.size()];
        int found = 0;
        for (int i = 0; i < keys.length; i++) {
            int rank = wanted.isEmpty() ? 0 : rank(wanted, words, i);
            if (rank != FuzzyMatch.NONE) {
                keys[found++] = (FuzzyMatch.isGood(rank) ? 0 : 1L << 60) | (long) kind(hits.get(i)) << 56 | (long) recency[i] << 48 | (long) rank << 40 | i;
            }
        }
        Arrays.sort(keys, 0, found);
        return new Found(hits, Arrays.copyOf(keys, found), wanted);
    }

    /// The lower half of a key is a place among the hits.
    private static final class Found extends AbstractList<Row> implements RandomAccess {
        private final List<Hit> hits;
        private final long[] keys;
        private final String wanted;

        Found(List<Hit> hits, long[] keys, String wanted) {
            this.hits = hits;
            this.keys = keys;
            this.wanted = wanted;
        }

        @Override
        public Row get(int index) {
            return new Row(hits.get((int) keys[index]), wanted);
        }

        @Override
        public int size() {
            return keys.length;
        }
    }

    private int rank(String wanted, String[] words, int at) {
        int inName = FuzzyMatch.rank(wanted, names[at]);
        if (!FuzzyMatch.isGood(inName) && hits.get(at) instanceof Hit.OfVerb && FuzzyMatch.beginsWord(wanted, elsewhere[at])) {
            return FuzzyMatch.WORD;
        }
        if (inName == FuzzyMatch.NONE) {
            for (var word : words) {
                if (!elsewhere[at].contains(word) && !names[at].contains(word)) {
                    return FuzzyMatch.NONE;
                }
            }
            return FuzzyMatch.ELSEWHERE;
        }
        return inName;
    }

    private static int kind(Hit hit) {
        return switch (hit) {
            case Hit.OfProvider _ -> 0;
            case Hit.OfVerb _ -> 1;
            case Hit.OfSetting _ -> 2;
        };
    }
}
