package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Host and port, also of names that Java takes for none.
class AuthorityTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "http://a.example:81/x, a.example, 81, false, 81", "https://a.example, a.example, -1, false, 443", "HTTPS://a.example, a.example, -1, false, 443",
        "http://a.example, a.example, -1, false, 80", "http://my_host:81, my_host, 81, true, 81", "https://my_host, my_host, -1, true, 443", "http://my_host:0, my_host, 0, true, 0",
        "http://my_host:65535, my_host, 65535, true, 65535", "http://my_host:65536, -, -1, false, 80", "http://me@a.example, -, -1, false, 80", "http://me@my_host, -, -1, false, 80",
        "http:///x, -, -1, false, 80", "http://[::1]:8, [::1], 8, false, 8"
    })
    void of(String address, String host, int port, boolean unusual, int asked) {
        var uri = URI.create(address);
        assertThat(Authority.of(uri)).isEqualTo(Optional.ofNullable(host).map(it -> new Authority(it, port)));
        assertThat(Authority.isUnusual(uri)).isEqualTo(unusual);
        assertThat(Authority.port(uri)).isEqualTo(asked);
        assertThat(Authority.host(uri)).isEqualTo(host != null ? host : String.valueOf(uri.getRawAuthority()));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"http://a:0, 0", "http://a:1, -", "http://a:65535/x, -", "http://a:65536?x, 65536", "http://a:000001, 000001", "http://a:00001, -", "http://a, -", "a:70000, -"})
    void wrongPorts(String text, String wrong) {
        assertThat(Authority.wrongPort(text)).isEqualTo(Optional.ofNullable(wrong));
    }
}
