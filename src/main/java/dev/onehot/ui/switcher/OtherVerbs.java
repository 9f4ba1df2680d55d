package dev.onehot.ui.switcher;

import module java.base;

import dev.onehot.model.Provider;
import dev.onehot.model.Visible;

/// What can be done with each provider, found by words for it and by the beginnings of words of its name, in any order: `test openai`. To make one active is found
/// without a name too, and everything is while the list holds nothing of any. What the list holds anyway is left out. Not safe for several threads.
final class OtherVerbs {
    /// So many letters are no longer the beginning of everything.
    private static final int MEANT = 4;

    private final ProviderVerbs verbs;
    private final Map<ProviderVerb, String> words = new EnumMap<>(ProviderVerb.class);
    private List<Provider> providers = List.of();
    private List<String> names = List.of();
    private Optional<Provider> listed = Optional.empty();

    OtherVerbs(ProviderVerbs verbs) {
        this.verbs = verbs;
    }

    /// @param one whose verbs are in the list
    void among(List<Provider> all, Optional<Provider> one) {
        providers = all;
        names = all.stream().map(it -> FuzzyMatch.folded(Visible.line(it.name()))).toList();
        listed = one;
    }

    private String words(ProviderVerb verb) {
        return words.computeIfAbsent(verb, it -> FuzzyMatch.folded(verbs.text(it, "") + " " + verbs.words(it)));
    }

    /// The one that is active comes last, to be told that it is.
    List<Hits.Ranked> find(String[] typed) {
        var found = new ArrayList<Hits.Ranked>();
        for (var verb : ProviderVerb.values()) {
            var rest = Stream.of(typed).filter(it -> !FuzzyMatch.beginsWord(it, words(verb))).toList();
            boolean all = rest.isEmpty() && (listed.isEmpty() || (verb == ProviderVerb.ACTIVATE && isMeant(typed)));
            if (all || (!rest.isEmpty() && rest.size() < typed.length)) {
                find(verb, rest, found);
            }
        }
        return found;
    }

    private void find(ProviderVerb verb, List<String> rest, List<Hits.Ranked> found) {
        var name = String.join(" ", rest);
        for (boolean active : List.of(false, true)) {
            for (int i = 0; i < names.size(); i++) {
                var provider = providers.get(i);
                var its = names.get(i);
                boolean offered = verb.fits(provider) ? !isListed(provider) : verb == ProviderVerb.ACTIVATE;
                if (provider.active() == active && offered && rest.stream().allMatch(it -> FuzzyMatch.beginsWord(it, its))) {
                    found.add(new Hits.Ranked(new Hit.OfProviderVerb(verb, provider, verbs), name.equals(its) ? 0 : FuzzyMatch.WORD));
                }
            }
        }
    }

    private boolean isListed(Provider provider) {
        return listed.filter(it -> it.id() == provider.id()).isPresent();
    }

    private boolean isMeant(String[] typed) {
        var whole = List.of(words(ProviderVerb.ACTIVATE).split("\\s+", 0));
        return Stream.of(typed).anyMatch(it -> it.length() >= MEANT || whole.contains(it) || Character.isIdeographic(it.charAt(0)));
    }
}
