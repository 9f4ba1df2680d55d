package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.desktop.SystemStyle;
import dev.onehot.desktop.SystemStyle.Accent;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The window looks as the system wants it to, at once when that changes; what is pinned holds.
class SystemLookTest extends WindowFixture {
    private static final PseudoClass HIGH_CONTRAST = PseudoClass.getPseudoClass("high-contrast");

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
    }

    @AfterEach
    void forget() {
        SystemLook.hear(SystemStyle.UNKNOWN);
    }

    @Test
    void darkAndLightFollowUnlessPinned() {
        hear(Optional.of(true), false, Optional.empty(), Optional.empty());
        Await.until("dark", () -> scheme() == ColorScheme.DARK && Application.getUserAgentStylesheet().contains("dark"));
        hear(Optional.of(false), false, Optional.empty(), Optional.empty());
        Await.until("light", () -> scheme() == ColorScheme.LIGHT && Application.getUserAgentStylesheet().contains("light"));
        manager.apply(new Command.SetSetting(OwnSettings.APPEARANCE, "dark", OptionalLong.empty()), Origin.API);
        Await.until("pinned", () -> scheme() == ColorScheme.DARK);
        hear(Optional.of(false), false, Optional.empty(), Optional.of(true));
        Await.until("stillness", () -> root().getScene().getPreferences().isReducedMotion());
        assertThat(scheme()).isEqualTo(ColorScheme.DARK);
        hear(Optional.of(false), false, Optional.empty(), Optional.of(false));
        Await.until("motion", () -> !root().getScene().getPreferences().isReducedMotion());
    }

    /// By a colour, because a pseudo-class that no rule hears of says nothing.
    @Test
    void contrastIsSeen() {
        var usual = lineBelowHeader();
        hear(Optional.of(false), true, Optional.empty(), Optional.empty());
        Await.until("contrast", () -> root().getPseudoClassStates().contains(HIGH_CONTRAST));
        Await.until("a strong line", () -> AccentColours.contrast(lineBelowHeader(), Color.WHITE) >= 7);
        assertThat(AccentColours.contrast(usual, Color.WHITE)).isLessThan(3);
        hear(Optional.of(false), false, Optional.empty(), Optional.empty());
        Await.until("the usual line", () -> lineBelowHeader().equals(usual));
    }

    @Test
    void theAccentIsSeenAndEveryAccentCanBeRead() {
        hear(Optional.of(false), false, Optional.of(new Accent(0.9, 0.1, 0.6)), Optional.empty());
        Await.until("the accent", () -> edge().getRed() > 0.6 && edge().getBlue() > 0.3 && edge().getGreen() < 0.2);
        hear(Optional.of(false), false, Optional.empty(), Optional.empty());
        Await.until("Onehot's own", () -> edge().getBlue() > edge().getRed());
        for (double red = 0; red <= 1; red += 0.25) {
            for (double green = 0; green <= 1; green += 0.25) {
                for (double blue = 0; blue <= 1; blue += 0.25) {
                    var accent = new Accent(red, green, blue);
                    assertReadable(accent, false, Color.WHITE);
                    assertReadable(accent, true, Color.web("#0d1117"));
                }
            }
        }
    }

    private static void assertReadable(Accent accent, boolean dark, Color ground) {
        var colours = Pattern.compile("-color-accent-(\\w+):([^;]+);").matcher(new AccentColours(accent, dark).style()).results()
                .collect(Collectors.toMap(it -> it.group(1), it -> Color.web(it.group(2))));
        assertThat(AccentColours.contrast(colours.get("fg"), ground)).as("%s", accent).isGreaterThan(4.5);
        var tint = colours.get("subtle");
        var tinted = ground.interpolate(Color.color(tint.getRed(), tint.getGreen(), tint.getBlue()), tint.getOpacity());
        assertThat(AccentColours.contrast(colours.get("fg"), tinted)).as("%s on its tint", accent).isGreaterThan(4.4);
        assertThat(AccentColours.contrast(colours.get("emphasis"), Color.WHITE)).as("%s", accent).isGreaterThan(4.5);
    }

    private void hear(Optional<Boolean> dark, boolean contrast, Optional<Accent> accent, Optional<Boolean> still) {
        SystemLook.hear(new SystemStyle(dark, contrast, accent, still));
    }

    private Parent root() {
        return window.stage().getScene().getRoot();
    }

    private ColorScheme scheme() {
        return root().getScene().getPreferences().getColorScheme();
    }

    /// Of the control that has the accent; transparent while it has none yet.
    private Color edge() {
        return Person.ask(() -> Optional.ofNullable(((Region) root().lookup("#activeButton")).getBackground()))
                .map(it -> (Color) it.getFills().getFirst().getFill()).orElse(Color.TRANSPARENT);
    }

    private Color lineBelowHeader() {
        return line(".header");
    }

    /// The colour of a region's lower border; transparent while it has none.
    private Color line(String selector) {
        return Person.ask(() -> Optional.ofNullable(((Region) root().lookup(selector)).getBorder())
                .map(it -> (Color) it.getStrokes().getFirst().getBottomStroke()).orElse(Color.TRANSPARENT));
    }
}
