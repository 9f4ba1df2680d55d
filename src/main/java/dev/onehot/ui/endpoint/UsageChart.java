package dev.onehot.ui.endpoint;

import module java.base;
import module javafx.controls;

import dev.onehot.model.EndpointUsage;
import dev.onehot.ui.Texts;

/// Requests by day as columns: those that failed stand on the others, hollow, so that colour alone says nothing. FX thread only.
final class UsageChart {
    private static final double HEIGHT = 96;

    /// What is there is seen, however little it is beside the most.
    private static final double LEAST = 2;

    private UsageChart() {}

    /// @param days by their names, as they are stored
    static void show(HBox pane, Texts texts, LocalDate first, int count, Map<String, EndpointUsage> days) {
        long most = days.values().stream().mapToLong(EndpointUsage::requests).max().orElse(1);
        pane.getChildren().setAll(IntStream.range(0, count).mapToObj(first::plusDays).map(day -> column(day, Optional.ofNullable(days.get(day.toString())), most, texts)).toList());
    }

    private static Node column(LocalDate day, Optional<EndpointUsage> usage, long most, Texts texts) {
        long failed = usage.map(EndpointUsage::failed).orElse(0L);
        long well = usage.map(it -> it.requests() - it.failed()).orElse(0L);
        var column = new VBox(bar(failed, most, "usage-failed"), bar(well, most, "usage-well"));
        column.getStyleClass().add("usage-day");
        column.setMinHeight(HEIGHT);
        HBox.setHgrow(column, Priority.ALWAYS);
        Tooltip.install(column, new Tooltip(texts.get("endpoint.usage.day", day(day, texts), well + failed, failed)));
        return column;
    }

    private static Region bar(long value, long most, String style) {
        var bar = new Region();
        bar.getStyleClass().add(style);
        double height = value == 0 ? 0 : Math.max(LEAST, (HEIGHT - LEAST) * value / most);
        bar.setMinHeight(height);
        bar.setMaxHeight(height);
        return bar;
    }

    /// A day as a person writes it.
    static String day(LocalDate day, Texts texts) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale()).format(day);
    }
}
