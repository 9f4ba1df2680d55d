package dev.onehot.model;

import module java.base;

/// How often the key of a provider was given to programs that asked the open window for it, on one day.
///
/// @param provider its id; it may be deleted since
/// @param day UTC, `YYYY-MM-DD`
/// @param lastAt UTC, `YYYY-MM-DD HH:MM:SS`
public record KeyUse(long provider, String day, long count, String lastAt) {
    /// As [#lastAt()].
    public Instant lastTime() {
        return LocalDateTime.parse(lastAt.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
}
