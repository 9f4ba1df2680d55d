package dev.onehot.cli;

import module java.base;

import dev.onehot.core.UsageCounts;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.EndpointUsage;
import dev.onehot.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What went through the endpoint.
@Command(
        name = "usage",
        description = "Print what programs asked through the endpoint (onehotctl serve): requests, and tokens as far as providers tell them. Nothing of what"
                + " was asked is kept. Days are those of UTC.")
final class UsageAction extends Action {
    private static final int USUAL_DAYS = 30;
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,4})d");

    /// By what it can be added up.
    enum By {
        provider,
        model,
        program,
        day
    }

    @Option(names = "--since", paramLabel = "DAY", description = "The first day, as 2026-11-01, or how many days back, as 7d; by default 30d.")
    private String since = "";

    @Option(names = "--by", paramLabel = "WHAT", description = "Add up by provider, model, program or day; by default provider.")
    private By by = By.provider;

    @Override
    int run() {
        var first = first();
        var manager = session().reading();
        var snapshot = manager.snapshot();
        var rows = new LinkedHashMap<String, EndpointUsage>();
        UsageCounts.since(manager, first).forEach(it -> rows.merge(word(it), it, EndpointUsage::plus));
        var all = rows.values().stream().sorted(order()).toList();
        return session().show(
                () -> JsonOutput.object("since", first, "by", by.name(), "usage", all.stream().map(it -> shape(it, snapshot)).toList()), out -> {
                    var table = new Table(by.name().toUpperCase(Locale.ROOT), "REQUESTS", "FAILED", "INPUT", "CACHED", "OUTPUT", "LAST");
                    all.forEach(it -> table.row(
                            title(it, snapshot), number(it.requests()), number(it.failed()), number(it.input()), number(it.cached()), number(it.output()),
                            it.lastAt()));
                    table.print(out);
                });
    }

    private String first() {
        var today = LocalDate.now(ZoneOffset.UTC);
        if (since.isEmpty()) {
            return today.minusDays(USUAL_DAYS).toString();
        }
        var days = DAYS.matcher(since);
        try {
            return days.matches() ? today.minusDays(Long.parseLong(days.group(1))).toString() : LocalDate.parse(since).toString();
        } catch (DateTimeParseException noDay) {
            throw Refusal.usage("--since " + since + " is no day.", "Write one as 2026-11-01, or how many days back as 7d.");
        }
    }

    private Comparator<EndpointUsage> order() {
        return by == By.day ? Comparator.comparing(EndpointUsage::day).reversed() : Comparator.comparingLong(EndpointUsage::requests).reversed();
    }

    private String word(EndpointUsage it) {
        return switch (by) {
            case provider -> String.valueOf(it.provider());
            case model -> it.model();
            case program -> it.program();
            case day -> it.day();
        };
    }

    private String title(EndpointUsage it, Snapshot snapshot) {
        return by == By.provider ? name(it, snapshot).orElse("(deleted, " + it.provider() + ")") : word(it);
    }

    private static Optional<String> name(EndpointUsage it, Snapshot snapshot) {
        return snapshot.provider(it.provider()).map(Provider::name).map(Table::name);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private Map<String, @Nullable Object> shape(EndpointUsage it, Snapshot snapshot) {
        return JsonOutput.object(
                by.name(), by == By.provider ? JsonOutput.object("id", it.provider(), "name", name(it, snapshot)) : word(it), "requests", it.requests(),
                "failed", it.failed(), "input", it.input(), "cached", it.cached(), "output", it.output(), "lastAt", it.lastAt());
    }
}
