package dev.onehot.tools.lossless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPathTest {
    @Test
    void stepsAreNamesAndElements() {
        assertThat(KeyPath.of("a.b.\"c.d\"").steps()).containsExactly(new KeyPath.Name("a"), new KeyPath.Name("b"), new KeyPath.Name("c.d"));
        assertThat(KeyPath.of("models[^name=Onehot].apiBase").steps()).containsExactly(
                new KeyPath.Name("models"), new KeyPath.Element(new LinkedHashMap<>(Map.of("name", "Onehot")), true), new KeyPath.Name("apiBase"));
        assertThat(KeyPath.of("").steps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.\"c.d\"", "[vendor=customendpoint,name=Onehot 3]", "models[^name=Onehot].x", "a.\"\"", "\"q\\\"u\\\\o\"", "a[\"x=y\"=\"1,2]\"]", "$schema",
            "openai-api-base", "\"^\"", "ключ.🔥"})
    void isShownAsItIsRead(String path) {
        assertThat(KeyPath.of(path)).hasToString(path);
        assertThat(KeyPath.of(KeyPath.of(path).toString())).isEqualTo(KeyPath.of(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "a.", ".a", "a..b", "a b[", "[]", "[a]", "[a=]", "[a=b", "a[x=1,x=2]", "\"a", "a\"b\"", "a]", "a=b", "[a=b]c"})
    void whatIsNoPathIsRefused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyPath.of(path));
    }
}
