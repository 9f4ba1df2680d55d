package dev.onehot.ui;

import module java.base;

import dev.onehot.model.KnownSetting;

/// The order of the settings on the screen: known ones as their schemas have them, then all others by key.
final class SettingOrder implements Comparator<String> {
    private final Map<String, Integer> places = new HashMap<>();

    /// From now on these come first, in this order. Whoever sorted by it has to sort again.
    void know(List<KnownSetting> known) {
        places.clear();
        for (int i = 0; i < known.size(); i++) {
            places.put(known.get(i).key(), i);
        }
    }

    boolean isKnown(String key) {
        return places.containsKey(key);
    }

    @Override
    public int compare(String one, String other) {
        int byPlace = Integer.compare(
                places.getOrDefault(one, Integer.MAX_VALUE), places.getOrDefault(other, Integer.MAX_VALUE));
        return byPlace != 0 ? byPlace : one.compareTo(other);
    }
}
