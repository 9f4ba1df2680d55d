package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.model.KnownSetting;
import javafx.util.Duration;

/// Changes numbers by the step that their schema names. Many steps in a row are saved as one change, when the last of them is a moment ago. FX thread only.
final class NumberSteps {
    private static final Duration PAUSE = Duration.millis(700);

    private final SettingDrafts drafts;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private String key = "";

    NumberSteps(SettingDrafts drafts) {
        this.drafts = drafts;
        pause.setOnFinished(event -> drafts.choose(key));
    }

    static boolean fits(EditedSetting setting) {
        return isNumber(setting) && setting.isLine() && !setting.isTooLong();
    }

    static boolean isNumber(EditedSetting setting) {
        return setting.known().map(KnownSetting::type).filter(it -> it == KnownSetting.Type.INTEGER || it == KnownSetting.Type.NUMBER).isPresent();
    }

    /// @param steps negative for less
    void step(EditedSetting setting, int steps) {
        next(setting, steps).ifPresent(next -> {
            if (!key.equals(setting.key())) {
                drafts.choose(key);
            }
            key = setting.key();
            drafts.type(setting, next);
            pause.playFromStart();
        });
    }

    /// Empty where it stands at its bound already, or is no number.
    static Optional<String> next(EditedSetting setting, int steps) {
        try {
            var known = setting.known().orElseThrow();
            var now = new BigDecimal(setting.text());
            var next = now.add(new BigDecimal(known.step()).multiply(BigDecimal.valueOf(steps)));
            if (!known.minimum().isEmpty()) {
                next = next.max(new BigDecimal(known.minimum()));
            }
            if (!known.maximum().isEmpty()) {
                next = next.min(new BigDecimal(known.maximum()));
            }
            return next.compareTo(now) == 0 ? Optional.empty() : Optional.of(next.toPlainString());
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
