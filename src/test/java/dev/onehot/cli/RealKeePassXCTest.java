package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.RealGnomeKeyring;
import dev.onehot.testing.RealKeePassXC;
import dev.onehot.testing.RealKeyring;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `mvn -Preal verify`: KeePassXC, which allows each connection anew, shows nothing of a locked database and has several.
@Tag("real")
@Execution(ExecutionMode.SAME_THREAD)
class RealKeePassXCTest extends RealKeyringFixture {
    private static final String NAME = "KEEPASSXC";

    @Test
    void whatEachCommandHasToBeAllowedIsAskedFor() throws Exception {
        var keepass = RealKeePassXC.asking(desktop);
        keepass.start();
        stored();
        var quick = seen(NAME, "access to be allowed, not waiting", withoutWaiting("key")).failed(Exit.KEYS);
        assertThat(quick.errors()).contains("KeePassXC").doesNotContain("keychain is locked");
        assertThat(keepass.isAsking()).isFalse();

        var helper = waiting(NAME, "access allowed, no terminal", begin("key"));
        keepass.allow();
        var read = seen(NAME, "access allowed, no terminal", helper);
        assertThat(read.out()).isEqualTo(KEY + "\n");

        var terminal = waiting(NAME, "access refused, at a terminal", atTerminal("key"));
        assertThat(terminal.isUnderWay()).isTrue();
        keepass.refuse();
        var refused = seen(NAME, "access refused, at a terminal", terminal);
        assertThat(refused.code()).isEqualTo(Exit.KEYS);
        assertThat(refused.out()).contains("did not let Onehot");
    }

    @Test
    void aDatabaseThatIsNotShownIsSaid() throws Exception {
        var keepass = RealKeePassXC.allowingAll(desktop);
        keepass.startWith(keepass.database("hidden", false));
        var hidden = seen(NAME, "no exposed group", beginAdding(program)).failed(Exit.KEYS);
        assertThat(hidden.errors()).contains("KeePassXC", "Database Settings");
        assertThat(keepass.isAsking()).isFalse();
    }

    @Test
    void withoutADatabaseThatIsSaid() throws Exception {
        var keepass = RealKeePassXC.allowingAll(desktop);
        keepass.startWith();
        var none = seen(NAME, "no database", beginAdding(program)).failed(Exit.KEYS);
        assertThat(none.errors()).contains("KeePassXC").doesNotContain("log out");
        assertThat(keepass.isAsking()).isFalse();
    }

    /// The database with the key is locked, and another one stands in front, open.
    @Test
    void aLockedDatabaseBehindAnOpenOneIsNotAbsent() throws Exception {
        var keepass = RealKeePassXC.allowingAll(desktop);
        keepass.start();
        stored();
        keepass.lock();
        keepass.open(keepass.database("two", true));

        var locked = seen(NAME, "key's database locked, another open in front", withoutWaiting("key")).failed(Exit.KEYS);
        assertThat(locked.errors()).doesNotContain("tart over").doesNotContain("is not in the system keychain");
        var second = anotherDatabase();
        var adding = withoutWaiting(second, KEY, "provider", "add", "Other", "--kind", "openai", "--key-stdin");
        seen(NAME, "the same, first key of another file", adding).failed(Exit.KEYS);
        assertThat(RealKeyring.secrets(desktop)).as("in the open one").isEmpty();

        var waiting = waiting(NAME, "the same, its dialog answered", begin("key"));
        keepass.answer();
        assertThat(seen(NAME, "the same, its dialog answered", waiting).out()).isEqualTo(KEY + "\n");
    }

    @Test
    void anotherKeyringIsNotStartedInItsPlace() throws Exception {
        var keepass = RealKeePassXC.allowingAll(desktop);
        var process = keepass.start();
        stored();
        desktop.kill(process);
        RealGnomeKeyring.letTheBusStartIt(desktop);
        var refused = seen(NAME, "ended, gnome-keyring could be started", begin("key")).failed(Exit.KEYS);
        assertThat(refused.errors()).contains("KeePassXC").doesNotContain("tart over");
        assertThat(desktop.isOwned("org.gnome.keyring")).isFalse();

        keepass.start();
        assertThat(seen(NAME, "started again", begin("key")).done().out()).isEqualTo(KEY + "\n");
    }

    @Test
    void anotherKeyringThatRunsIsNamedAndNotAsked() throws Exception {
        var keepass = RealKeePassXC.allowingAll(desktop);
        var process = keepass.start();
        stored();
        desktop.kill(process);
        var gnome = new RealGnomeKeyring(desktop).withPrompter();
        gnome.start();
        gnome.lock();
        var refused = seen(NAME, "ended, gnome-keyring runs, locked", begin("key")).failed(Exit.KEYS);
        assertThat(refused.errors()).contains("KeePassXC", "GNOME Keyring").doesNotContain("tart over");
        assertThat(gnome.isAsking()).isFalse();
    }
}
