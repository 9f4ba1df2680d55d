package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.LightPlaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two databases of one person, and a keyring with two collections: there is one master key, whatever is locked.
@Execution(ExecutionMode.CONCURRENT)
class FirstKeyTest extends PlayedKeyrings {
    @ParameterizedTest
    @EnumSource
    void noSecondMasterKeyWhileAnyIsLocked(ForeignProgram program) throws Exception {
        desktop.play(program);
        desktop.asksEachConnection = false;
        var two = desktop.add("two", "The second");
        assertThat(prepare("first.db").kind()).isEqualTo(Kind.OPEN);
        assertThat(secrets(two)).hasSize(1);

        desktop.lock(desktop.login);
        desktop.inFront(two);
        desktop.prompts.person(_ -> false);
        assertThat(prepare("second.db").kind()).isEqualTo(Kind.DENIED);
        assertThat(open("first.db").kind()).isEqualTo(Kind.LOCKED);
        assertThat(secrets(two)).hasSize(1);

        desktop.prompts.person(_ -> true);
        assertThat(prepare("second.db").kind()).isEqualTo(Kind.OPEN);
        assertThat(secrets(two)).hasSize(1);
    }

    @Test
    void theKeyringThatWasNotAllowedIsSaid() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        assertThat(prepare("first.db").kind()).isEqualTo(Kind.OPEN);
        assertThat(open("first.db").what().code()).isEqualTo("keyring.access");
        desktop.prompts.person(_ -> true);
        assertThat(prepare("second.db").kind()).isEqualTo(Kind.OPEN);
        assertThat(desktop.login.secrets()).hasSize(1);
    }

    private Set<String> secrets(ForeignCollection two) {
        return Stream.of(desktop.login, two).flatMap(it -> it.secrets().stream()).collect(Collectors.toSet());
    }

    private KeyState prepare(String database) throws Exception {
        try (var manager = manager(database)) {
            return manager.keys().prepare().get(30, TimeUnit.SECONDS);
        }
    }

    private KeyState open(String database) throws Exception {
        try (var manager = manager(database)) {
            return manager.keys().open().get(30, TimeUnit.SECONDS);
        }
    }

    private SettingsManager manager(String database) {
        return new SettingsManager(
                Database.open(folder.resolve(database)), LightPlaces.of(store(LONG), Map.of()), Clock.systemUTC(), () -> {});
    }
}
