package dev.onehot.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.Setting;
import dev.onehot.schema.SettingSchemas;
import org.junit.jupiter.api.Test;

/// What a person changed is marked, and nothing else.
class EditedSettingTest {
    @Test
    void whatAProgramThatFollowsTurnedOnIsNoneOfTheChanges() {
        assertThat(isModified(OwnSettings.ENDPOINT, "true")).isFalse();
        assertThat(isModified(OwnSettings.ENDPOINT_PORT, "7500")).isTrue();
        assertThat(isModified(OwnSettings.ENDPOINT_PORT, "7411")).isFalse();
        assertThat(isModified(OwnSettings.ZOOM, "150")).isTrue();
    }

    private static boolean isModified(String key, String value) {
        var known = SettingSchemas.read(List.of()).all().stream().filter(it -> it.key().equals(key)).findFirst();
        assertThat(known).isPresent();
        return EditedSetting.isModified(Optional.of(Setting.of(key, value, "", 1)), known);
    }
}
