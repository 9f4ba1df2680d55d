package dev.onehot.desktop;

import module java.base;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.desktop.TrayEntry.Mark;
import dev.onehot.model.Languages;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.Visible;

/// What a tray says of a snapshot. One thread.
final class TrayWords {
    /// A menu has no more room than a screen is high.
    private static final int MOST = 25;

    private static final int LONGEST = 60;

    private static final int OPEN = 1;
    private static final int QUIT = 2;
    private static final int MORE = 3;
    private static final int FIRST_LINE = 4;
    private static final int ENDPOINT = 5;
    private static final int SECOND_LINE = 6;
    private static final int FIRST_PROVIDER = 100;

    private final LongConsumer activate;
    private final Consumer<Boolean> serve;
    private final Runnable open;
    private final Runnable quit;
    private final Map<Long, Integer> ids = new HashMap<>();

    /// What its entries do.
    TrayWords(LongConsumer activate, Consumer<Boolean> serve, Runnable open, Runnable quit) {
        this.activate = activate;
        this.serve = serve;
        this.open = open;
        this.quit = quit;
    }

    TrayShown of(Snapshot now, Locale locale) {
        var providers = now.inOrder();
        var active = providers.stream().filter(Provider::active).toList();
        var entries = new ArrayList<TrayEntry>();
        providers.stream().limit(MOST).forEach(it -> entries.add(entry(it)));
        // The one that is hot is never missing.
        providers.stream().skip(MOST).filter(Provider::active).forEach(it -> entries.add(entry(it)));
        if (providers.size() > entries.size()) {
            entries.add(new TrayEntry(MORE, words("tray.more", locale), Mark.NONE, false, open));
        }
        if (!providers.isEmpty()) {
            entries.add(TrayEntry.line(FIRST_LINE));
        }
        boolean serves = now.setting(OwnSettings.ENDPOINT).map(Setting::value).filter("true"::equals).isPresent();
        entries.add(new TrayEntry(ENDPOINT, words("tray.endpoint", locale), Mark.CHECK, serves, () -> serve.accept(!serves)));
        entries.add(TrayEntry.line(SECOND_LINE));
        entries.add(new TrayEntry(OPEN, words("tray.open", locale), Mark.NONE, false, open));
        entries.add(new TrayEntry(QUIT, words("tray.quit", locale), Mark.NONE, false, quit));
        if (active.isEmpty()) {
            return new TrayShown("", words("tray.none", locale), entries);
        }
        var name = name(active.getFirst());
        return new TrayShown(name, words(active.size() == 1 ? "tray.active" : "tray.several", locale, name), entries);
    }

    private TrayEntry entry(Provider provider) {
        long provided = provider.id();
        int id = ids.computeIfAbsent(provided, it -> FIRST_PROVIDER + ids.size());
        return new TrayEntry(id, name(provider), Mark.RADIO, provider.active(), () -> activate.accept(provided));
    }

    private static String name(Provider provider) {
        var name = Visible.line(provider.name());
        return name.codePointCount(0, name.length()) <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /// The language that a person chose.
    ///
    /// @param system that of this computer
    static Locale locale(Snapshot now, Locale system) {
        return Languages.chosen(now.setting(OwnSettings.LANGUAGE).map(Setting::value).orElse(""), system);
    }

    /// In that language, or in English where there is none in it.
    static String words(String key, Locale locale, Object... arguments) {
        return MessageFormat.format(Languages.bundle("dev.onehot.desktop.tray", locale).getString(key), arguments);
    }
}
