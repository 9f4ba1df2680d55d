package dev.onehot.ui.switcher;

import module java.base;

import dev.onehot.ui.switcher.Hit.Row;

/// What fits what was typed, the likeliest first: providers, then to make one active, then what else can be done, then settings; of each kind what was chosen
/// lately first. What takes something away is never first for that.
/// Not safe for several threads.
final class Hits {
    private static final int MOST_REMEMBERED = 20;
    private static final int VERBS = 2;

    /// Between words, and between letters and signs that are words each.
    private static final Pattern BETWEEN_WORDS = Pattern.compile("\\s+|(?<=\\p{IsIdeographic})(?=[a-z0-9])|(?<=[a-z0-9])(?=\\p{IsIdeographic})");

    /// One that was found otherwise.
    record Ranked(Hit hit, int rank) {}

    private final Deque<String> recent = new ArrayDeque<>();
    private List<Hit> hits = List.of();
    private String[] names = {};
    private long[] starts = {};
    private String[] elsewhere = {};
    private int[] recency = {};

    /// Looks among these from now on.
    void among(List<Hit> next) {
        hits = next;
        names = next.stream().map(it -> FuzzyMatch.folded(it.name())).toArray(String[]::new);
        starts = Arrays.stream(names).mapToLong(FuzzyMatch::starts).toArray();
        elsewhere = next.stream().map(Hits::elsewhere).toArray(String[]::new);
        var lately = new HashMap<String, Integer>();
        recent.forEach(it -> lately.put(it, lately.size()));
        // The active one was chosen last, and is what nobody looks for.
        boolean settingLately = recent.stream().anyMatch(it -> it.startsWith(Hit.OfSetting.ID));
        recency = next.stream().mapToInt(it -> isActive(it) || harm(it) > 0 || (it instanceof Hit.OfSetting && !settingLately)
                ? MOST_REMEMBERED
                : lately.getOrDefault(it.id(), MOST_REMEMBERED)).toArray();
    }

    private static String elsewhere(Hit hit) {
        return switch (hit) {
            case Hit.OfProvider provider -> provider.elsewhere();
            case Hit.OfVerb(var verb) -> FuzzyMatch.folded(verb.words());
            case Hit.OfProviderVerb it -> FuzzyMatch.folded(it.verbs().words(it.verb()));
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

    /// The words that were typed, each by itself.
    static String[] words(String typed) {
        return BETWEEN_WORDS.split(FuzzyMatch.folded(typed.strip()), 0);
    }

    /// Rows are made when they are looked at.
    ///
    /// @param others found as well
    List<Row> find(String typed, List<Ranked> others) {
        var wanted = FuzzyMatch.folded(typed.strip());
        var words = words(typed);
        // Sorted as numbers: a letter may fit ten thousand.
        var keys = new long[hits.size() + others.size()];
        int found = 0;
        for (int i = 0; i < hits.size(); i++) {
            int rank = wanted.isEmpty() ? 0 : rank(wanted, words, i);
            if (rank != FuzzyMatch.NONE) {
                keys[found++] = key(hits.get(i), !wanted.isEmpty(), recency[i], rank) | i;
            }
        }
        for (int i = 0; i < others.size(); i++) {
            var other = others.get(i);
            keys[found++] = key(other.hit(), true, MOST_REMEMBERED, other.rank()) | (hits.size() + i);
        }
        Arrays.sort(keys, 0, found);
        return new Found(hits, others, Arrays.copyOf(keys, found), wanted);
    }

    private static long key(Hit hit, boolean typed, int recency, int rank) {
        boolean activates = typed && hit instanceof Hit.OfProviderVerb it && it.verb() == ProviderVerb.ACTIVATE;
        int lately = activates ? MOST_REMEMBERED : recency;
        return (FuzzyMatch.isGood(rank) ? 0 : 1L << 60) | (long) (activates ? 1 : kind(hit)) << 56 | (long) lately << 48 | (long) rank << 44 | harm(hit) << 40;
    }

    /// More than nothing for what takes something away.
    private static long harm(Hit hit) {
        return hit instanceof Hit.OfProviderVerb it ? switch (it.verb()) {
            case DELETE -> 2;
            case DEACTIVATE -> 1;
            default -> 0;
        } : 0;
    }

    /// The lower half of a key is a place among the hits.
    private static final class Found extends AbstractList<Row> implements RandomAccess {
        private final List<Hit> hits;
        private final List<Ranked> others;
        private final long[] keys;
        private final String wanted;

        Found(List<Hit> hits, List<Ranked> others, long[] keys, String wanted) {
            this.hits = hits;
            this.others = others;
            this.keys = keys;
            this.wanted = wanted;
        }

        @Override
        public Row get(int index) {
            int at = (int) keys[index];
            return new Row(at < hits.size() ? hits.get(at) : others.get(at - hits.size()).hit(), wanted);
        }

        @Override
        public int size() {
            return keys.length;
        }
    }

    private int rank(String wanted, String[] words, int at) {
        int inName = FuzzyMatch.rank(wanted, names[at], starts[at]);
        if (inName != FuzzyMatch.NONE && inName <= FuzzyMatch.WORD) {
            return inName;
        }
        boolean verb = kind(hits.get(at)) == VERBS;
        boolean begin = verb || words.length > 1;
        boolean there = inName == FuzzyMatch.NONE;
        for (int i = 0; i < words.length && (begin || there); i++) {
            var word = words[i];
            begin = begin && (FuzzyMatch.beginsWord(word, names[at]) || (verb && FuzzyMatch.beginsWord(word, elsewhere[at])));
            there = there && (elsewhere[at].contains(word) || names[at].contains(word));
        }
        return begin ? FuzzyMatch.WORD : there ? FuzzyMatch.ELSEWHERE : inName;
    }

    private static int kind(Hit hit) {
        return switch (hit) {
            case Hit.OfProvider _ -> 0;
            case Hit.OfVerb _, Hit.OfProviderVerb _ -> VERBS;
            case Hit.OfSetting _ -> 3;
        };
    }
}
