package dev.onehot.cli;

import module java.base;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Everything about one provider except its key.
@Command(name = "show", description = "Show everything about one provider except its key.")
final class ProviderShow extends Action {
    private static final int NARROWEST = 11;

    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    @Override
    int run() {
        var snapshot = session().snapshot();
        var details = Shapes.details(Names.provider(snapshot, name), snapshot.protection());
        if (session().json()) {
            session().out().json(Json.object("provider", details));
        } else {
            details.values().removeIf(it -> text(it).isEmpty());
            int width = details.keySet().stream().mapToInt(it -> it.length() + 1).reduce(NARROWEST, Math::max);
            details.forEach((label, value) -> session().out().line(String.format("%-" + width + "s%s", label, text(value))));
        }
        return Exit.DONE;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Optional<?> optional -> text(optional.orElse(null));
            case List<?> list -> list.stream().map(ProviderShow::text).collect(Collectors.joining(", "));
            case OptionalLong number -> number.isPresent() ? String.valueOf(number.getAsLong()) : "";
            case Map<?, ?> members -> members.entrySet().stream()
                    .filter(it -> !text(it.getValue()).isEmpty())
                    .map(it -> it.getKey().equals("ms") ? text(it.getValue()) + " ms" : it.getKey() + " " + text(it.getValue()))
                    .collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
