package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.KeyUses;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.model.KeyUse;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.Version;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl key`, `env` and `status` beside a process that has the database open: its answer where all is as usual, to the byte what the command prints by itself,
/// and exactly what that does and says where anything is not.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class InquiryTest extends InquiryFixture {
    /// Only the window has the vault open.
    @Test
    void aProcessHasTheKeyOfTheWindowForAsLongAsThatHasIt() {
        assertThat(printedByWindow("key")).isEqualTo(KEY + "\n");
        assertThat(printedByWindow("key", "Relay", "--for", "https://relay.example")).isEqualTo(KEY + "\n");
        assertThat(printed(onehotctl("key", "1", "--for", "https://other.example"), Exit.CONFLICT)).isEmpty();
        manager.keys().lock().orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(quick("key")).isEmpty();
        assertThat(printed(onehotctl("key"), Exit.KEYS)).isEmpty();
        assertThat(printed(withPassphrase(PASSPHRASE, "key"), 0)).isEqualTo(KEY + "\n");
    }

    /// Whatever the short way takes: what succeeds is answered, and every failure is left to the command.
    @Test
    void theAnswerIsWhatTheCommandPrints() throws IOException {
        add("Alpha", "", "");
        add("Alpine", "https://alpine.example", "sk-of-alpine");
        for (var line : PlainLineTest.USUAL) {
            var words = line.split(" ");
            var alone = alone(words);
            boolean plain = line.chars().allMatch(it -> it < 128);
            if (alone.code() == 0 && plain) {
                assertThat(answeredWhole(words)).as(line).isEqualTo(alone);
            } else {
                assertThat(asked(words)).as(line).isEmpty();
            }
        }
        Files.writeString(folder.resolve(".onehot"), "Relay\n");
        for (var line : List.of("key", "env", "key --json", "key --quiet", "env --shell cmd", "status")) {
            assertThat(answeredWhole(line.split(" "))).as(line).isEqualTo(alone(line.split(" ")));
        }
        // Headers are filled in as the caller's environment says.
        alone("provider", "edit", "Relay", "--header", "X-Where={env:PATH}", "--kind", "anthropic").done();
        assertThat(answeredWhole("env", "Relay")).isEqualTo(alone("env", "Relay"));
        Files.writeString(folder.resolve(".onehot"), "Nobody\n");
        assertThat(quick("key")).isEmpty();
        assertThat(answered("key", "Relay")).isPresent();
    }

    @Test
    void whatIsNotPlainIsLeftToTheCommand() {
        for (var unusual : PlainLineTest.UNUSUAL) {
            assertThat(quick(unusual.split(" "))).as(unusual).isEmpty();
        }
        var nowhere = OutputStream.nullOutputStream();
        assertThat(Inquiry.isAnswered(new String[] {"key"}, environment, folder, nowhere, nowhere)).as("another database").isFalse();
    }

    /// A file whose socket is another's, or that cannot be written any more, or is gone.
    @Test
    void anotherDatabaseOrVersionOrAFileThatIsGoneGetsNoAnswer() throws Exception {
        assertThat(answered("status")).isPresent();
        var other = folder.resolve("other.db");
        try (var elsewhere = SettingsManager.open(other)) {
            closeWindow();
            listen(elsewhere, socket);
            assertThat(quick("status")).isEmpty();
        }
        closeWindow();
        listen(manager, socket);
        assertThat(said("onehot-ask 1 0.0.0 3\nabc")).as("another version").isEmpty();
        assertThat(said("onehot-ask 1 " + Version.CURRENT + " 3\nabc")).as("no question").isEmpty();
        assertThat(said("onehot-ask 1 " + Version.CURRENT + " 9999999\nabc")).as("too long").isEmpty();
        assertThat(said("onehot-key 1 \t\n")).as("as before").isEmpty();
        assertThat(answered("status")).isPresent();
        Files.delete(file);
        assertThat(quick("status")).isEmpty();
    }

    /// What it answers to these bytes, after which nothing comes.
    private String said(String question) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(question.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// An endpoint without a window has a socket of its own, which does not outlast it.
    @Test
    void anEndpointAnswersToo() throws IOException {
        closeWindow();
        var meeting = socket.resolveSibling("");
        try (var _ = Answers.ofEndpoint(manager, meeting, file)) {
            assertThat(answered("key")).contains(KEY + "\n");
            assertThat(answeredWhole("status")).isEqualTo(alone("status"));
        }
        assertThat(quick("key")).isEmpty();
        assertThat(meeting).isEmptyDirectory();
    }

    /// The window looks into the folder of the one that asks.
    @Test
    void aProgramThatIsLedElsewhereThereGetsNoKey() throws IOException {
        var asked = new String[] {"key", "1", "--for", "https://relay.example", "--by", "claude-code"};
        assertThat(answered(asked)).contains(KEY + "\n");
        Files.createDirectories(folder.resolve(".claude"));
        Files.writeString(folder.resolve(".claude/settings.json"), "{\"env\": {\"ANTHROPIC_BASE_URL\": \"https://elsewhere.example\"}}");
        assertThat(quick(asked)).isEmpty();
        assertThat(answered("key", "1", "--for", "https://relay.example", "--by", "codex")).contains(KEY + "\n");
        assertThat(quick("key", "1", "--by", "a", "--by", "b")).isEmpty();
        Files.delete(folder.resolve(".claude/settings.json"));
        assertThat(answered(asked)).contains(KEY + "\n");
    }

    @Test
    void whatAnotherProcessDidAMomentAgoHolds() {
        var other = add("Other", "https://other.example/v1", "sk-of-other");
        try (var elsewhere = SettingsManager.open(file)) {
            for (int i = 0; i < 20; i++) {
                elsewhere.apply(new Command.ActivateProvider(relay.id()), Origin.CLI);
                assertThat(answered("key")).contains(KEY + "\n");
                elsewhere.apply(new Command.ActivateProvider(other.id()), Origin.CLI);
                assertThat(answered("key")).contains("sk-of-other\n");
            }
            var moved = ProviderDraft.of(relay).withBaseUrl("https://moved.example/v1");
            elsewhere.apply(new Command.UpdateProvider(relay.id(), moved, Command.ANY), Origin.CLI);
            assertThat(quick("key", "1", "--for", "https://relay.example/v1")).isEmpty();
            elsewhere.apply(new Command.DeleteProvider(relay.id(), Command.ANY), Origin.CLI);
            assertThat(quick("key", "1")).isEmpty();
        }
    }

    /// Its variable is the caller's, and the window may have another one of that name.
    @Test
    void aKeyOfAVariableIsNotTheWindowsToGive() {
        add("Variable", "https://variable.example/v1", "env:PATH");
        assertThat(quick("key")).isEmpty();
        add("Nothing", "https://nothing.example/v1", "");
        assertThat(quick("key")).isEmpty();
    }

    /// Not the key: whose it was, and how often.
    @Test
    void thatAKeyWasToldIsRecordedAWhileLater() {
        var other = add("Other", "https://other.example/v1", "sk-of-other");
        var revision = manager.snapshot().revision();
        for (int i = 0; i < 5; i++) {
            assertThat(answered("key", "Relay")).isPresent();
        }
        assertThat(answered("key", "Other")).isPresent();
        assertThat(quick("key", "nobody")).isEmpty();
        Await.until("it is recorded", () -> KeyUses.of(manager).stream().mapToLong(KeyUse::count).sum() >= 6);
        assertThat(KeyUses.of(manager)).extracting(KeyUse::provider).containsExactlyInAnyOrder(relay.id(), other.id());
        assertThat(KeyUses.of(manager)).filteredOn(it -> it.provider() == relay.id()).allMatch(it -> it.count() >= 5);
        assertThat(manager.snapshot().revision()).isEqualTo(revision);
    }

    @Test
    void manyAtOnceAreAnswered() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<String>> asking = () -> quick("key", "Relay");
            var answers = callers.invokeAll(Collections.nCopies(100, asking), 30, TimeUnit.SECONDS);
            for (var answer : answers) {
                // What comes too late is left to the command.
                answer.resultNow().ifPresent(it -> assertThat(it).isEqualTo(KEY + "\n"));
            }
        }
        assertThat(answered("key", "Relay")).contains(KEY + "\n");
    }
}
