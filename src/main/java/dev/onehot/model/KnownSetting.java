package dev.onehot.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A setting whose meaning is known: its type, default and bounds.
///
/// @param minimum smallest number, or empty
/// @param maximum largest number, or empty
/// @param choices what a choice may be, or empty
/// @param unit what a number counts, as a key of the window's texts, or empty
public record KnownSetting(
        String key, Type type, String defaultValue, String minimum, String maximum, List<String> choices, String unit) {

    private static final Set<String> SOCKET = Set.of("ws", "wss");

    /// How a value is edited and checked.
    public enum Type {
        SWITCH,
        INTEGER,
        NUMBER,
        CHOICE,
        TIMEZONE,
        SOCKET_URL
    }

    /// What is wrong with `value`; never coerces.
    public List<Problem> problems(String value) {
        var problems = new ArrayList<Problem>();
        switch (type) {
            case SWITCH -> {
                if (!value.equals("true") && !value.equals("false")) {
                    problems.add(Problem.of("value", "value.switch"));
                }
            }
            case INTEGER, NUMBER -> number(value, problems);
            case CHOICE -> {
                if (!choices.contains(value)) {
                    problems.add(Problem.of("value", "value.choice", String.join(", ", choices)));
                }
            }
            case TIMEZONE -> {
                try {
                    ZoneId.of(value);
                } catch (DateTimeException unknown) {
                    problems.add(Problem.of("value", "value.timezone"));
                }
            }
            case SOCKET_URL -> {
                Rules.filled("value", value, problems);
                Rules.url("value", value, SOCKET, problems);
            }
        }
        return problems;
    }

    private void number(String value, List<Problem> problems) {
        // Longer than any number that a person means, and short enough that parsing it costs nothing.
        if (value.length() > 40 || !value.matches(type == Type.INTEGER ? "-?\\d+" : "-?\\d+(\\.\\d+)?")) {
            problems.add(Problem.of("value", type == Type.INTEGER ? "value.integer" : "value.number"));
            return;
        }
        var number = new BigDecimal(value);
        boolean low = !minimum.isEmpty() && number.compareTo(new BigDecimal(minimum)) < 0;
        boolean high = !maximum.isEmpty() && number.compareTo(new BigDecimal(maximum)) > 0;
        if (low || high) {
            problems.add(Problem.of("value", "value.bounds", minimum, maximum));
        }
    }
}
