package dev.onehot.core.events;

import dev.onehot.model.OnehotException;
import java.io.Serial;

/// What needs all settings at once cannot be done, because there are more than the memory bears. Nothing was changed.
public final class TooManySettingsException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    public TooManySettingsException() {
        super("settings.many");
    }
}
