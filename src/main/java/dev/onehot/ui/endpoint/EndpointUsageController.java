package dev.onehot.ui.endpoint;

import module java.base;
import module javafx.controls;

import dev.onehot.core.UsageCounts;
import dev.onehot.model.EndpointUsage;
import dev.onehot.model.Visible;
import dev.onehot.ui.Ago;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.util.Duration;
import javafx.util.StringConverter;

/// What programs asked through the endpoint in the last thirty days, whichever process answered: by day as a chart, and added up as a table.
final class EndpointUsageController {
    static final int DAYS = 30;

    /// Counts are stored a second behind.
    private static final Duration BEHIND = Duration.seconds(2);

    private final Workspace workspace;
    private final Consumer<Map<String, Instant>> used;
    private final PauseTransition pause = new PauseTransition(BEHIND);
    private List<EndpointUsage> all = List.of();

    @FXML private Label noUsageLabel;
    @FXML private VBox usagePane;
    @FXML private HBox usageChartPane;
    @FXML private Label usageFirstLabel;
    @FXML private Label usageLastLabel;
    @FXML private Label usageSumLabel;
    @FXML private ComboBox<By> usageByBox;
    @FXML private TableView<EndpointUsage> usageGrid;

    /// By what it can be added up.
    enum By {
        DAY,
        PROVIDER,
        MODEL,
        PROGRAM
    }

    /// @param used hears when each program asked last
    EndpointUsageController(Workspace workspace, Consumer<Map<String, Instant>> used) {
        this.workspace = workspace;
        this.used = used;
    }

    @FXML
    private void initialize() {
        usageByBox.setConverter(new StringConverter<>() {
            @Override
            public String toString(By by) {
                return by == null ? "" : words(by);
            }

            @Override
            public By fromString(String text) {
                return By.DAY;
            }
        });
        usageByBox.getItems().setAll(By.values());
        usageByBox.setValue(By.DAY);
        usageByBox.valueProperty().subscribe(by -> fill());
        column(0, this::title);
        column(1, it -> number(it.requests()));
        column(2, it -> number(it.failed()));
        column(3, it -> number(it.input()));
        column(4, it -> number(it.output()));
        column(5, it -> Ago.instant(it.lastAt()).map(at -> Ago.words(at, Instant.now(), workspace.texts())).orElse(""));
        pause.setOnFinished(over -> look());
        workspace.endpoint().trafficProperty().subscribe((before, now) -> {
            if (before.answered() != now.answered()) {
                pause.playFromStart();
            }
        });
    }

    private String words(By by) {
        return workspace.texts().get(switch (by) {
            case DAY -> "endpoint.usage.by.day";
            case PROVIDER -> "endpoint.usage.by.provider";
            case MODEL -> "endpoint.usage.by.model";
            case PROGRAM -> "endpoint.usage.by.program";
        });
    }

    @SuppressWarnings("unchecked")
    private void column(int index, Function<EndpointUsage, String> text) {
        var column = (TableColumn<EndpointUsage, String>) usageGrid.getColumns().get(index);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    }

    /// Reads what is stored.
    void look() {
        var first = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS - 1L);
        workspace.commands().aside(manager -> UsageCounts.since(manager, first.toString()), found -> show(first, found), workspace::fail);
    }

    private void show(LocalDate first, List<EndpointUsage> found) {
        all = found;
        Presence.set(noUsageLabel, found.isEmpty());
        Presence.set(usagePane, !found.isEmpty());
        var texts = workspace.texts();
        var days = sums(EndpointUsage::day);
        UsageChart.show(usageChartPane, texts, first, DAYS, days);
        usageFirstLabel.setText(UsageChart.day(first, texts));
        usageLastLabel.setText(UsageChart.day(first.plusDays(DAYS - 1L), texts));
        found.stream().reduce(EndpointUsage::plus).ifPresent(sum -> {
            var most = Collections.max(days.values(), Comparator.comparingLong(EndpointUsage::requests));
            usageSumLabel.setText(texts.get("endpoint.usage.sum", sum.requests(), sum.failed(), UsageChart.day(LocalDate.parse(most.day()), texts), most.requests()));
            usageChartPane.setAccessibleText(texts.get("endpoint.usage.chart") + " " + usageSumLabel.getText());
        });
        fill();
        used.accept(sums(EndpointUsage::program).values().stream()
                .filter(it -> Ago.instant(it.lastAt()).isPresent())
                .collect(Collectors.toMap(EndpointUsage::program, it -> Ago.instant(it.lastAt()).orElseThrow())));
    }

    private <K> Map<K, EndpointUsage> sums(Function<EndpointUsage, K> key) {
        return all.stream().collect(Collectors.toMap(key, it -> it, EndpointUsage::plus, LinkedHashMap::new));
    }

    private void fill() {
        var by = usageByBox.getValue();
        var rows = switch (by) {
            case DAY -> sums(EndpointUsage::day);
            case PROVIDER -> sums(EndpointUsage::provider);
            case MODEL -> sums(EndpointUsage::model);
            case PROGRAM -> sums(EndpointUsage::program);
        };
        var order = by == By.DAY ? Comparator.comparing(EndpointUsage::day).reversed() : Comparator.comparingLong(EndpointUsage::requests).reversed();
        usageGrid.getColumns().getFirst().setText(words(by));
        usageGrid.getItems().setAll(rows.values().stream().sorted(order).toList());
    }

    private String title(EndpointUsage it) {
        return switch (usageByBox.getValue()) {
            case DAY -> UsageChart.day(LocalDate.parse(it.day()), workspace.texts());
            case PROVIDER -> ProviderNames.of(workspace, it.provider());
            case MODEL -> Visible.line(it.model());
            case PROGRAM -> Visible.line(it.program());
        };
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(workspace.texts().locale()).format(value);
    }
}
