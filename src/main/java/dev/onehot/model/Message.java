package dev.onehot.model;

import module java.base;

/// A sentence for a person, kept as a code and its arguments until somebody shows it in a language.
///
/// The texts are in the bundle `dev/onehot/model/messages`. Arguments must never hold a secret; one that is a message is shown in the same language, the
/// parts of a list one after the other, and a setting is named by a [SettingKey].
/// Safe on any thread.
public record Message(String code, List<Object> arguments) {
    private static final String BUNDLE = "dev.onehot.model.messages";

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String code, Object... arguments) {
        return new Message(code, List.of(arguments));
    }

    /// The sentence in the default language.
    public String text() {
        return text(Locale.getDefault());
    }

    /// The sentence in `locale`, or in English where it has none. A code without a text is a defect that a test finds; here it is shown as itself.
    public String text(Locale locale) {
        return text(locale, it -> it);
    }

    /// As [#text(Locale)].
    ///
    /// @param shown what stands in the sentence for an argument
    public String text(Locale locale, UnaryOperator<Object> shown) {
        try {
            var bundle = Languages.bundle(BUNDLE, locale);
            return new MessageFormat(bundle.getString(code), Languages.beside(bundle, locale)).format(arguments.stream().map(it -> said(it, locale, shown)).toArray());
        } catch (MissingResourceException missing) {
            return code;
        }
    }

    private static Object said(Object argument, Locale locale, UnaryOperator<Object> shown) {
        return switch (argument) {
            case Message part -> part.text(locale, shown);
            case List<?> parts -> parts.stream().map(it -> String.valueOf(said(it, locale, shown))).collect(Collectors.joining(", "));
            default -> shown.apply(argument);
        };
    }
}
