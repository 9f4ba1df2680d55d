package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.testing.Await;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.testing.MemoryKeychain.Mood;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Commands that need a key have the keyring ask wherever its dialog can be seen, and say so while it does: a tool runs `onehotctl key` without a terminal.
@EnabledOnOs(OS.LINUX)
class KeyringAskingTest {
    private static final String SECRET = "sk-marked-0123456789abcdef";
    private static final String WAITING = "onehotctl: Waiting for the system keyring. Answer its dialog; it may be behind another window.\n";
    private static final String PATH = "/org/freedesktop/secrets/collection/one";

    @TempDir
    private Path folder;

    private final MemoryKeychain keychain = new MemoryKeychain().at("KeePassXC", PATH);
    private final Map<String, String> environment = new HashMap<>(Map.of("DISPLAY", ":7"));

    @BeforeEach
    void addAKey() {
        onehotctl("provider", "add", "OpenAI", "--key-stdin").done();
        assertThat(keychain.asked()).isEmpty();
    }

    /// KeePassXC allows one connection at a time, so each command is asked anew.
    @Test
    void aHelperCommandIsAllowedByThePersonAndSaysWhatItWaitsFor() {
        keychain.is(Mood.ASKING);
        for (int time = 1; time <= 2; time++) {
            var ran = onehotctl("key");
            assertThat(ran.code()).isZero();
            assertThat(ran.out()).isEqualTo(SECRET + "\n");
            assertThat(ran.errors()).startsWith("onehotctl: " + said("keyring.waiting.allow") + " Answer its dialog")
                    .contains("It asks for every command anew", "Tools › Settings › Secret Service Integration").containsOnlyOnce("\n");
            assertThat(keychain.asked()).hasSize(time).allSatisfy(it -> assertThat(it.limit()).isEmpty());
        }
        for (var command : List.of("env", "export - --with-keys --passphrase-stdin")) {
            int before = keychain.asked().size();
            assertThat(onehotctl(command.split(" ")).code()).as(command).isZero();
            assertThat(keychain.asked()).as(command).hasSize(before + 1);
        }
    }

    /// Standard error of a process lies in a buffer: what is said only when all is over helps nobody to answer.
    @Test
    void thatItWaitsIsReadWhileTheDialogIsOpen() {
        keychain.is(Mood.LOCKED);
        var errors = new StringWriter();
        keychain.whenAsked(() -> {
            Await.until("it is said", () -> errors.toString().equals(WAITING));
            keychain.allow();
        });
        assertThat(run(errors, "key").code()).isZero();
    }

    @Test
    void whereNoDialogOpensNothingIsSaid() {
        assertThat(onehotctl("key").done().errors()).isEmpty();
        keychain.is(Mood.LOCKED);
        assertThat(onehotctl("--quiet", "key").done().errors()).isEmpty();
    }

    @Test
    void withoutADisplayNobodyIsAsked() {
        environment.put("DISPLAY", " ");
        keychain.is(Mood.LOCKED);
        assertThat(onehotctl("key").failed(Exit.KEYS).errors()).startsWith("onehotctl: The system keychain is locked.");
        assertThat(keychain.asked()).isEmpty();
        environment.put("WAYLAND_DISPLAY", "wayland-0");
        assertThat(onehotctl("key").out()).isEqualTo(SECRET + "\n");
        assertThat(keychain.asked()).hasSize(1);
    }

    @Test
    void whoeverOnlyLooksAsksNobody() {
        keychain.is(Mood.LOCKED);
        for (var command : List.of(
                "status", "provider list", "provider use OpenAI", "doctor", "keys status", "keys lock", "setting list", "history")) {
            onehotctl(command.split(" "));
            assertThat(keychain.asked()).as(command).isEmpty();
        }
    }

    @Test
    void zeroAsksNobody() {
        keychain.is(Mood.LOCKED);
        assertThat(onehotctl("key", "--wait", "0").failed(Exit.KEYS).errors()).startsWith("onehotctl: The system keychain is locked.");
        environment.put("ONEHOT_WAIT", "0");
        onehotctl("key").failed(Exit.KEYS);
        onehotctl("keys", "unlock").failed(Exit.KEYS);
        assertThat(keychain.asked()).isEmpty();
    }

    @Test
    void howLongToWaitIsHandedOver() {
        keychain.is(Mood.ASKING);
        environment.put("ONEHOT_WAIT", "9");
        onehotctl("key");
        onehotctl("--wait", "7", "key");
        environment.put("ONEHOT_WAIT", "");
        onehotctl("key");
        assertThat(keychain.asked().stream().map(it -> it.limit()).toList())
                .containsExactly(Optional.of(Duration.ofSeconds(9)), Optional.of(Duration.ofSeconds(7)), Optional.empty());
    }

    @Test
    void whatIsNoNumberOfSecondsIsRefused() {
        keychain.is(Mood.LOCKED);
        onehotctl("key", "--wait", "soon").failed(Exit.USAGE);
        assertThat(onehotctl("key", "--wait", "-1").failed(Exit.USAGE).errors()).contains("--wait -1 is no number of seconds.");
        environment.put("ONEHOT_WAIT", "a minute");
        assertThat(onehotctl("key").failed(Exit.USAGE).errors()).contains("ONEHOT_WAIT=a minute is no number of seconds.", "0 asks nobody");
        assertThat(keychain.asked()).isEmpty();
    }

    @Test
    void whoRefusesIsNotAskedTwiceByOneCommand() {
        keychain.is(Mood.LOCKED);
        keychain.whenAsked(() -> {});
        for (var command : List.of("key", "keys share --yes", "keys protect", "keys unlock")) {
            int before = keychain.asked().size();
            assertThat(onehotctl(command.split(" ")).failed(Exit.KEYS).errors()).contains("You did not let Onehot use the system keychain.");
            assertThat(keychain.asked()).as(command).hasSize(before + 1);
        }
    }

    /// The other ways to keep keys are ways around what is to be done there.
    @Test
    void whatIsToBeAllowedThereIsTheOneAdvice() {
        keychain.is(Mood.ASKING);
        assertThat(onehotctl("key", "--wait", "0").failed(Exit.KEYS).errors())
                .isEqualTo("onehotctl: " + said("keyring.access") + "\n" + said("keyring.access.advice") + "\n");
        for (var command : List.of("doctor", "keys status")) {
            assertThat(onehotctl(command.split(" ")).out()).contains(said("keyring.access"), said("keyring.access.advice"));
        }
        assertThat(keychain.asked()).isEmpty();
    }

    @Test
    void whichProgramHasTheKeyIsSaid() {
        var status = onehotctl("keys", "status", "--json").done().json();
        assertThat(status.at("keyring")).isEqualTo("KeePassXC");
        assertThat(status.at("collection")).isEqualTo("one");
        assertThat(onehotctl("keys", "status").done().out()).contains("The master key is in KeePassXC, in one.");
        assertThat(onehotctl("doctor").out()).contains("The master key is in KeePassXC, in one.");
        keychain.clear();
        var lost = onehotctl("key").failed(Exit.KEYS).errors();
        assertThat(lost).contains("is not in KeePassXC any more", "recycle bin of KeePassXC");
        assertThat(keychain.asked()).isEmpty();
    }

    private static String said(String code) {
        return Message.of(code, "KeePassXC").text(Locale.ROOT);
    }

    private Ran onehotctl(String... arguments) {
        return run(new StringWriter(), arguments);
    }

    /// With standard error in a buffer, as a process has it.
    private Ran run(StringWriter errors, String... arguments) {
        var all = new ArrayList<>(List.of("--db", folder.resolve("onehot.db").toString()));
        all.addAll(List.of(arguments));
        var out = new StringWriter();
        var input = new ByteArrayInputStream(SECRET.getBytes(StandardCharsets.UTF_8));
        var program = new Program(
                environment, it -> LightPlaces.of(keychain, it), folder, input, false, out, new BufferedWriter(errors));
        int code = program.run(all.toArray(String[]::new));
        return new Ran(code, out.toString(), errors.toString());
    }
}
