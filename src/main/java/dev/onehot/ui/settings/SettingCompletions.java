package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.KnownSetting.Choice;
import dev.onehot.ui.BestMatch;
import dev.onehot.ui.Texts;
import dev.onehot.ui.UiModel;
import dev.onehot.ui.json.Completion;
import dev.onehot.ui.json.CompletionPlace;

/// What can be written into the settings' JSON: keys of known settings that are not there yet, and values that their schemas name. No secrets, which
/// do not stand there. FX thread only.
record SettingCompletions(UiModel model, Texts texts) {
    private static final int MOST = 100;

    private static final String COLON = " : ";

    /// @param present the keys that stand there
    List<Completion> of(CompletionPlace place, Set<String> present) {
        return place.key().map(key -> values(place, key)).orElseGet(() -> keys(place, present));
    }

    private Optional<KnownSetting> known(String key) {
        return model.known(key).filter(it -> !it.isSecret());
    }

    private List<Completion> keys(CompletionPlace place, Set<String> present) {
        return model.settings().rows().stream()
                .map(it -> known(it.key()))
                .flatMap(Optional::stream)
                .filter(it -> !present.contains(it.key()) && (has(it.key(), place.typed()) || has(texts.settingTitle(it), place.typed())))
                .sorted(BestMatch.first(place.typed(), KnownSetting::key))
                .limit(MOST)
                .map(it -> key(place, it))
                .toList();
    }

    private Completion key(CompletionPlace place, KnownSetting known) {
        var title = texts.settingTitle(known);
        var words = title.equals(known.key()) ? "" : title;
        var key = Completion.quoted(known.key());
        if (place.named()) {
            return new Completion(known.key(), words, key, "", false);
        }
        if (!choices(known).isEmpty()) {
            return new Completion(known.key(), words, key + COLON, comma(place), true);
        }
        var value = Completion.quoted(known.defaultValue().orElse(""));
        int last = value.length() - 1;
        return new Completion(known.key(), words, key + COLON + value.substring(0, last), value.substring(last) + comma(place), false);
    }

    private static String comma(CompletionPlace place) {
        return place.last() ? "" : ",";
    }

    private List<Completion> values(CompletionPlace place, String key) {
        var known = known(key);
        var all = new LinkedHashMap<String, String>();
        known.map(this::choices).orElse(List.of()).forEach(it -> all.put(it.value(), it.label()));
        known.flatMap(KnownSetting::defaultValue).ifPresent(it -> all.merge(
                it, texts.get("json.default"), (label, also) -> label.equals(it) ? also : label + " · " + also));
        // Of what is written wholly, the others are of interest.
        var typed = all.containsKey(place.typed()) ? "" : place.typed();
        return all.entrySet().stream()
                .filter(it -> has(it.getKey(), typed) || has(it.getValue(), typed))
                .sorted(Comparator.comparing(Map.Entry::getKey, BestMatch.first(place.typed(), Function.identity())))
                .map(it -> new Completion(
                        it.getKey(), it.getValue().equals(it.getKey()) ? "" : it.getValue(), Completion.quoted(it.getKey()), comma(place), false))
                .toList();
    }

    /// Each with what a person reads for it.
    private List<Choice> choices(KnownSetting known) {
        if (known.type() == KnownSetting.Type.SWITCH) {
            return Stream.of("true", "false").map(it -> new Choice(it, it)).toList();
        }
        return known.choices().stream()
                .map(it -> new Choice(it.value(), texts.find("choice." + known.key() + "." + it.value()).orElse(it.label())))
                .toList();
    }

    private static boolean has(String text, String typed) {
        return text.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }
}
