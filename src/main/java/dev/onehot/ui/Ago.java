package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long ago something was, in words that stay true while they are seen, and the exact time in a tooltip. FX thread only, but [#words], [#exact], and [#instant].
public final class Ago {
    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final int DAYS_IN_WORDS = 7;
    private static final DateTimeFormatter STORED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private final Labeled label;
    private final Texts texts;
    private final InstantSource clock;
    private final Executor later;
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Instant at;
    private boolean waiting;

    /// @param every how often the words are looked at
    Ago(Labeled label, Texts texts, InstantSource clock, Duration every) {
        this.label = label;
        this.texts = texts;
        this.clock = clock;
        this.later = CompletableFuture.delayedExecutor(every.toMillis(), TimeUnit.MILLISECONDS);
        // What nobody sees is not looked at; it is as soon as it is seen again.
        label.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).subscribe(seen -> follow());
    }

    /// Has `label` say how long ago `at` was, from now on; nothing when it is empty, and then the label is anybody's again.
    public static void show(Labeled label, Optional<Instant> at, Texts texts) {
        FxThread.require();
        var known = label.getProperties().get(Ago.class);
        if (known instanceof Ago before && before.texts.equals(texts)) {
            before.show(at);
        } else if (at.isPresent()) {
            if (known instanceof Ago before) {
                before.at = null;
            }
            var made = new Ago(label, texts, InstantSource.system(), EVERY);
            label.getProperties().put(Ago.class, made);
            made.show(at);
        } else {
            label.setText("");
        }
    }

    void show(Optional<Instant> when) {
        at = when.orElse(null);
        label.setTooltip(at == null ? null : tooltip);
        if (at == null) {
            label.setText("");
        } else {
            tooltip.setText(exact(at, texts));
            follow();
        }
    }

    private void follow() {
        if (at == null) {
            return;
        }
        label.setText(words(at, clock.instant(), texts));
        var scene = label.getScene();
        if (!waiting && scene != null && scene.getWindow() != null && scene.getWindow().isShowing()) {
            waiting = true;
            var asleep = new WeakReference<>(this);
            later.execute(() -> FxThread.run(() -> goOn(asleep.get())));
        }
    }

    /// What waits keeps no window that was closed meanwhile.
    private static void goOn(@Nullable Ago ago) {
        if (ago != null) {
            ago.waiting = false;
            ago.follow();
        }
    }

    /// For example "2 min ago", "yesterday", or the date of what is a week ago or longer. What is to come is taken for now if it is near: clocks differ.
    public static String words(Instant at, Instant now, Texts texts) {
        var passed = Duration.between(at, now);
        if (passed.abs().toMinutes() < 1) {
            return texts.get("ago.now");
        }
        if (passed.isNegative()) {
            return exact(at, texts);
        }
        if (passed.toHours() < 1) {
            return texts.get("ago.minutes", passed.toMinutes());
        }
        if (passed.toDays() < 1) {
            return texts.get("ago.hours", passed.toHours());
        }
        var zone = ZoneId.systemDefault();
        var day = at.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(day, now.atZone(zone).toLocalDate());
        return days < DAYS_IN_WORDS
                ? texts.get("ago.days", days)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale()).format(day);
    }

    /// The date and the time on this computer's clock.
    public static String exact(Instant at, Texts texts) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    /// What rows and checks keep of a time: UTC as SQLite writes it. Empty for what is none, as other programs may leave it.
    public static Optional<Instant> instant(String stored) {
        try {
            return Optional.of(LocalDateTime.parse(stored, STORED).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
