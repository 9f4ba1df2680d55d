package dev.onehot.core.events;

import dev.onehot.schema.Schemas;
import java.util.List;

/// The settings that say how Onehot itself behaves. They are always known, also where there are too many settings to know them all.
public final class OwnSettings {
    static final String HISTORY_LIMIT = "ONEHOT_HISTORY_LIMIT";
    public static final String LANGUAGE = "ONEHOT_LANGUAGE";
    public static final String APPEARANCE = "ONEHOT_APPEARANCE";
    public static final String ZOOM = "ONEHOT_ZOOM";
    public static final String AUTO_LOCK = "ONEHOT_AUTO_LOCK";
    public static final String CHECK_ON_SAVE = "ONEHOT_CHECK_ON_SAVE";
    public static final String AT_LOGIN = "ONEHOT_AT_LOGIN";
    public static final String SHORTCUT = "ONEHOT_SHORTCUT";
    public static final String ENDPOINT = "ONEHOT_ENDPOINT";
    public static final String ENDPOINT_PORT = "ONEHOT_ENDPOINT_PORT";

    /// Their keys.
    public static final List<String> KEYS = List.of(Schemas.KEY, HISTORY_LIMIT, LANGUAGE, APPEARANCE, ZOOM, AUTO_LOCK, CHECK_ON_SAVE, AT_LOGIN, SHORTCUT, ENDPOINT, ENDPOINT_PORT);

    private OwnSettings() {}
}
