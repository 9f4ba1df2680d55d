package dev.onehot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A session that names no language has that of the system.
class SystemLanguageTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "'', '', 'LANG=de_DE.UTF-8', de-DE",
        "C, '', 'LANG=\"zh_CN.UTF-8\"', zh-CN",
        "C.UTF-8, '', '# set by hand\nLANGUAGE=fr\nLANG=de', de",
        "POSIX, '', 'LANG=C.UTF-8', en",
        "fr_FR.UTF-8, '', 'LANG=de_DE.UTF-8', en",
        "'', C, 'LANG=de_DE.UTF-8', en",
        "'', '', 'KEYMAP=de', en",
        "'', '', '', en",
    })
    void isThatOfTheFileOnlyWhereTheSessionNamesNone(String lang, String all, String file, String expected) throws IOException {
        var written = Files.writeString(folder.resolve("locale"), file);
        var environment = Map.of("LANG", lang, "LC_ALL", all);
        assertThat(SystemLanguage.of(environment, Locale.ENGLISH, List.of(folder.resolve("none"), written)).toLanguageTag()).isEqualTo(expected);
        assertThat(SystemLanguage.of(Map.of(), Locale.FRENCH, List.of(folder.resolve("none"), folder))).isEqualTo(Locale.FRENCH);
    }
}
