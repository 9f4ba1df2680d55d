package dev.onehot.app;

import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// One line of the log, and the places of an exception below it.
final class LogLine extends Formatter {
    @Override
    public String format(LogRecord entry) {
        var logger = String.valueOf(entry.getLoggerName());
        var line = new StringBuilder()
                .append(entry.getInstant().truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(entry.getLevel().getName())
                .append(' ')
                .append(logger.substring(logger.lastIndexOf('.') + 1))
                .append(": ")
                .append(formatMessage(entry))
                .append('\n');
        if (entry.getThrown() != null) {
            line.append(places(entry.getThrown()));
        }
        return line.toString();
    }

    /// The types and places of a failure and its causes, without their messages: those may quote what a person typed, a key for example.
    static String places(Throwable failure) {
        var text = new StringBuilder();
        Throwable each = failure;
        for (int depth = 0; each != null && depth < 8; depth++) {
            text.append(depth == 0 ? "    " : "    caused by ").append(each.getClass().getName()).append('\n');
            for (var frame : each.getStackTrace()) {
                text.append("        at ").append(frame).append('\n');
            }
            each = each.getCause();
        }
        return text.toString();
    }
}
