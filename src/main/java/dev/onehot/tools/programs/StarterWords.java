package dev.onehot.tools.programs;

import module java.base;

/// The options of a starter, read from the words behind its name.
///
/// @param given those that were found, in their order
/// @param next the index of the first word that is none
/// @param isSeparated whether `--` stands before it
/// @param isUnclear whether there is one of which it is not known how many words it takes
record StarterWords(List<Given> given, int next, boolean isSeparated, boolean isUnclear) {
    /// One option.
    ///
    /// @param index of the word that it is in
    record Given(String name, String value, int index) {}

    /// @param from the index of the first word that is read
    static StarterWords read(Starter starter, List<String> words, int from) {
        return new Reader(starter, words, from).read();
    }

    /// The first option that stands under `key` in the starter's section.
    Optional<Given> first(Starter starter, String key) {
        return given.stream().filter(it -> starter.has(key, it.name())).findFirst();
    }

    private static final class Reader {
        private final Starter starter;
        private final List<String> words;
        private final List<Given> given = new ArrayList<>();
        private int next;
        private boolean unclear;

        Reader(Starter starter, List<String> words, int from) {
            this.starter = starter;
            this.words = words;
            this.next = from;
        }

        StarterWords read() {
            while (next < words.size() && isOption(words.get(next))) {
                var word = words.get(next);
                if (word.equals("--")) {
                    next++;
                    return new StarterWords(given, next, true, unclear);
                }
                option(word);
                next++;
            }
            next = Math.min(next, words.size());
            return new StarterWords(given, next, false, unclear);
        }

        private boolean isOption(String word) {
            return (word.startsWith("-") && (!word.equals("-") || starter.isFlag("-"))) || (starter.is("lenient") && word.matches("\\+[A-Za-z].*"));
        }

        private void option(String word) {
            int equals = word.indexOf('=');
            var name = starter.completed(equals < 0 ? word : word.substring(0, equals));
            if (starter.is("number") && word.matches("--?\\d+")) {
                return;
            }
            if (equals < 0 && (starter.isFlag(name) || starter.has("optional", name))) {
                add(name, "");
            } else if (equals < 0 && starter.takesValue(name)) {
                valueInNextWord(name);
            } else if (equals > 0 && word.startsWith("--")) {
                unclear |= !starter.takesValue(name) && !starter.has("optional", name) && !starter.is("lenient");
                add(name, word.substring(equals + 1));
            } else if (word.startsWith("--")) {
                unclear |= !starter.is("lenient");
            } else {
                letters(word);
            }
        }

        /// Flags may stand together, and a value right behind its letter.
        private void letters(String word) {
            for (int i = 1; i < word.length(); i++) {
                var name = word.charAt(0) + word.substring(i, i + 1);
                var rest = word.substring(i + 1);
                if (starter.isFlag(name)) {
                    add(name, "");
                } else if (starter.has("optional", name) || (starter.takesValue(name) && !rest.isEmpty())) {
                    add(name, rest);
                    return;
                } else if (starter.takesValue(name)) {
                    valueInNextWord(name);
                    return;
                } else if (!starter.is("lenient")) {
                    unclear = true;
                    return;
                }
            }
        }

        private void valueInNextWord(String name) {
            int at = next;
            next++;
            unclear |= next >= words.size();
            given.add(new Given(name, next < words.size() ? words.get(next) : "", at));
        }

        private void add(String name, String value) {
            given.add(new Given(name, value, next));
        }
    }
}
