package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// No report says whose it is, wherever the environment puts the home folder.
@EnabledOnOs({OS.LINUX, OS.MAC})
class HomeFolderTest {
    @Test
    void noPathShowsAHomeFolder() {
        assertThat(hidden("/tmp/x/a.db", "/tmp/x")).isEqualTo("~/a.db");
        assertThat(hidden("/home/me/a.db", "/tmp/x")).isEqualTo("~/a.db");
        assertThat(hidden("/home/merlin/a.db", "/tmp/x")).isEqualTo("/home/merlin/a.db");
        assertThat(hidden("/srv/a.db", "/")).isEqualTo("/srv/a.db");
    }

    private static String hidden(String file, String home) {
        var properties = new Properties();
        properties.put("os.name", "Linux");
        properties.put("user.home", "/home/me");
        return HomeFolder.hidden(Path.of(file), Map.of("HOME", home), properties);
    }
}
