package dev.onehot.model;

import module java.base;

import java.util.ResourceBundle.Control;

/// Finds texts in the language that is asked for, or else in English. Safe on any thread.
public final class Languages {
    /// Those that a person may choose.
    public static final List<String> CHOICES = List.of("en", "de", "zh-CN");

    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    private Languages() {}

    /// The bundle `name` in `locale`, or in English where it is not translated into it.
    public static ResourceBundle bundle(String name, Locale locale) {
        var wanted = written(locale);
        var found = ResourceBundle.getBundle(name, wanted);
        // What was not asked for comes from the machine's own language: English on a German desktop would be German.
        return Control.getControl(Control.FORMAT_PROPERTIES)
                        .getCandidateLocales(name, wanted)
                        .contains(found.getLocale())
                ? found
                : ResourceBundle.getBundle(name, Locale.ROOT);
    }

    /// The language that a person chose, spoken as on this computer where it is the same: English on a British computer is that of Britain.
    ///
    /// @param chosen its tag; anything else, as `system`, stands for that of this computer
    /// @param system the language of this computer
    public static Locale chosen(String chosen, Locale system) {
        var wanted = CHOICES.contains(chosen) ? Locale.forLanguageTag(chosen) : system;
        return wanted.getCountry().isEmpty() && wanted.getLanguage().equals(system.getLanguage()) ? system : wanted;
    }

    /// How numbers and dates are written beside the texts of `bundle`: as in `locale`, if it is in that language.
    public static Locale beside(ResourceBundle bundle, Locale locale) {
        var language = bundle.getLocale().getLanguage().isEmpty() ? "en" : bundle.getLocale().getLanguage();
        return locale.getLanguage().equals(language) ? locale : Locale.of(language);
    }

    /// Simplified Chinese has one translation, whatever place it is read in.
    private static Locale written(Locale locale) {
        boolean simplified = locale.getLanguage().equals("zh")
                && (locale.getScript().equals("Hans")
                        || (locale.getScript().isEmpty() && !TRADITIONAL.contains(locale.getCountry())));
        return simplified ? Locale.SIMPLIFIED_CHINESE : locale;
    }
}
