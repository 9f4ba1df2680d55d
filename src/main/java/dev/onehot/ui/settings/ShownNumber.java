package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.model.KnownSetting;

/// A number as a person's language writes it, while nobody is at it: what is stored and what is typed have no thousands.
final class ShownNumber {
    private static final Pattern PLAIN = Pattern.compile("(-?\\d{1,18})(?:\\.(\\d{1,18}))?");

    private ShownNumber() {}

    /// Numbers that count something; a port or a year is no amount.
    static String of(EditedSetting setting, Locale locale) {
        boolean counts = setting.known().map(KnownSetting::unit).filter(it -> !it.isEmpty()).isPresent();
        return counts && NumberSteps.isNumber(setting) && setting.typed().isEmpty() ? of(setting.value(), locale) : setting.text();
    }

    /// As many decimals as there are; what is no plain number stays as it is.
    static String of(String number, Locale locale) {
        var parts = PLAIN.matcher(number);
        if (!parts.matches()) {
            return number;
        }
        var format = NumberFormat.getNumberInstance(locale);
        int decimals = parts.group(2) == null ? 0 : parts.group(2).length();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(new BigDecimal(number));
    }
}
