package dev.onehot.ui.switcher;

import module java.base;

import dev.onehot.model.Provider;
import dev.onehot.ui.Verb;

/// One thing that the palette finds.
sealed interface Hit {
    String name();

    /// By what it is known again when it was chosen before.
    String id();

    /// The code of its icon; of one that has a mark instead, the empty text.
    String icon();

    /// One that Enter makes active.
    ///
    /// @param elsewhere what else it is found by, folded
    /// @param number of the first nine, else 0
    record OfProvider(Provider provider, String name, String elsewhere, int number) implements Hit {
        @Override
        public String id() {
            return "provider " + provider.id();
        }

        @Override
        public String icon() {
            return "";
        }
    }

    /// One that Enter does.
    record OfVerb(Verb verb) implements Hit {
        @Override
        public String name() {
            return verb.text();
        }

        @Override
        public String id() {
            return "verb " + verb.text();
        }

        @Override
        public String icon() {
            return verb.icon();
        }
    }

    /// One that Enter does to a provider, whose name it says.
    record OfProviderVerb(ProviderVerb verb, Provider provider, ProviderVerbs verbs) implements Hit {
        /// All that can be done to this one.
        static List<Hit> all(Provider provider, ProviderVerbs verbs) {
            return Stream.of(ProviderVerb.values()).filter(it -> it.fits(provider)).<Hit>map(it -> new OfProviderVerb(it, provider, verbs)).toList();
        }

        @Override
        public String name() {
            return verbs.text(verb, provider);
        }

        @Override
        public String id() {
            return "verb " + verb + " " + provider.id();
        }

        @Override
        public String icon() {
            return verb.icon();
        }
    }

    /// One that Enter goes to.
    record OfSetting(String key, String name) implements Hit {
        /// How the ids of settings begin: there are too many to make each of them.
        static final String ID = "setting ";

        @Override
        public String id() {
            return ID + key;
        }

        @Override
        public String icon() {
            return "fth-sliders";
        }
    }

    /// What a row shows.
    ///
    /// @param typed folded: what of the name is marked
    record Row(Hit hit, String typed) {}
}
