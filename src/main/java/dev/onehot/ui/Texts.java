package dev.onehot.ui;

import module java.base;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.Languages;
import dev.onehot.model.Message;
import dev.onehot.model.SettingKey;
import dev.onehot.model.Visible;
import dev.onehot.ui.text.Isolated;

/// The window's texts in one language, or in English where there are none in it: the bundle `dev/onehot/ui/texts`.
public final class Texts {
    private static final Map<String, String> SWITCHED = Map.of("true", "settings.on", "false", "settings.off");

    private final ResourceBundle bundle;
    private final Locale locale;
    private final Locale asked;
    /// Those without arguments, which rows of lists ask for again and again.
    private final Map<String, String> plain = new ConcurrentHashMap<>();

    public Texts(Locale locale) {
        this.bundle = Languages.bundle("dev.onehot.ui.texts", locale);
        this.locale = Languages.beside(bundle, locale);
        this.asked = locale;
    }

    /// The texts in a language that a person chose.
    ///
    /// @param chosen its tag; anything else, as `system`, stands for that of this computer
    /// @param system the language of this computer
    public static Texts in(String chosen, Texts system) {
        var wanted = Languages.chosen(chosen, system.asked);
        return wanted.equals(system.asked) ? system : new Texts(wanted);
    }

    public ResourceBundle bundle() {
        return bundle;
    }

    /// How numbers and dates are written beside these texts: as where the person lives, if the texts are in the language spoken there.
    public Locale locale() {
        return locale;
    }

    public String get(String key, Object... arguments) {
        return arguments.length == 0 ? plain.computeIfAbsent(key, it -> format(it)) : format(key, arguments);
    }

    private String format(String key, Object... arguments) {
        var text = bundle.getString(key);
        // Most are only words, and the first frame need not wait for what formats numbers and plurals.
        if (text.indexOf('{') < 0 && text.indexOf('\'') < 0) {
            return text;
        }
        return new MessageFormat(text, locale)
                .format(Arrays.stream(arguments).map(this::shown).toArray());
    }

    /// Names and values of other programs cannot turn the sentence around that they stand in; its lines stay.
    private Object shown(Object argument) {
        return switch (argument) {
            case String words -> Isolated.in(words);
            case SettingKey(var key) -> Isolated.in(settingTitle(key, Optional.empty()));
            default -> argument;
        };
    }

    /// A sentence of the model in this language, in which names stand as in those of [#get]; in other words where the window has them, which speaks to more people
    /// than the command line.
    public String message(Message message) {
        var own = "window." + message.code();
        return bundle.containsKey(own) ? get(own, message.arguments().stream().map(this::part).toArray()) : message.text(locale, this::shown);
    }

    private Object part(Object argument) {
        return switch (argument) {
            case Message it -> message(it);
            case List<?> all -> all.stream().map(it -> String.valueOf(shown(part(it)))).collect(Collectors.joining(", "));
            default -> argument;
        };
    }

    /// All of them, one after the other.
    public String messages(List<Message> messages) {
        return messages.stream().map(this::message).collect(Collectors.joining(" "));
    }

    /// The text, where there is one; for settings and units that may come without.
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(get(key)) : Optional.empty();
    }

    /// The title of a setting: in this language where Onehot has one, else as its schema says, else its key.
    public String settingTitle(KnownSetting known) {
        return own(known, "title").orElse(known.title().isEmpty() ? known.key() : known.title());
    }

    /// As [#settingTitle(KnownSetting)], for one that is perhaps not known. Onehot's own schema is the first: what it has a title for is called so.
    public String settingTitle(String key, Optional<KnownSetting> known) {
        return known.map(this::settingTitle).or(() -> find("setting." + key + ".title")).orElseGet(() -> Visible.line(key));
    }

    /// A value of a setting, as its choice is called where it is one.
    public String settingValue(String key, String value, Optional<KnownSetting> known) {
        boolean turned = known.map(it -> it.type() == KnownSetting.Type.SWITCH).orElse(bundle.containsKey("setting." + key + ".title"));
        return find("choice." + key + "." + value)
                .or(() -> known.stream().flatMap(it -> it.choices().stream()).filter(it -> it.value().equals(value)).map(KnownSetting.Choice::label).findFirst())
                .or(() -> Optional.ofNullable(turned ? SWITCHED.get(value) : null).map(this::get))
                .orElse(value);
    }

    /// The keys of those that have a title here.
    Stream<String> titledSettings() {
        return bundle.keySet().stream().filter(it -> it.startsWith("setting.") && it.endsWith(".title")).map(it -> it.substring("setting.".length(), it.length() - ".title".length()));
    }

    public String settingDescription(KnownSetting known) {
        return own(known, "description").orElse(known.description());
    }

    private Optional<String> own(KnownSetting known, String part) {
        var key = "setting." + known.key() + "." + part;
        return known.own() && bundle.containsKey(key) ? Optional.of(get(key)) : Optional.empty();
    }

    /// What a failure says to a person, whatever wrapped it on its way.
    public String failure(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof dev.onehot.model.OnehotException known
                ? messages(List.of(known.what(), known.advice()))
                : get("failure.unexpected", cause.getClass().getSimpleName());
    }
}
