package dev.onehot.ui;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.KnownSettings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order of the settings on the screen.
final class SettingOrder {
    private static final Map<String, Integer> PLACES = places();

    static final Comparator<String> KNOWN_FIRST = Comparator.comparingInt(
                    (String key) -> PLACES.getOrDefault(key, Integer.MAX_VALUE))
            .thenComparing(Comparator.naturalOrder());

    private SettingOrder() {}

    private static Map<String, Integer> places() {
        var places = new HashMap<String, Integer>();
        List<KnownSetting> known = KnownSettings.all();
        for (int i = 0; i < known.size(); i++) {
            places.put(known.get(i).key(), i);
        }
        return places;
    }
}
