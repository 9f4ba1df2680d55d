package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyChange;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import dev.onehot.testing.Recorder;
import dev.onehot.testing.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Marked keys go through every operation in any order; then everything that was written, printed, told or thrown is searched.
@Isolated
class LeakTest extends KeysFixture {
    private static final String MARK = "do-not-show";
    private static final String PASSPHRASE = "correct horse " + MARK;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StringBuilder told = new StringBuilder();
    private PrintStream out;
    private PrintStream err;

    @BeforeEach
    void capture() {
        out = System.out;
        err = System.err;
        var capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(capture);
        System.setErr(capture);
    }

    @AfterEach
    void release() {
        System.setOut(out);
        System.setErr(err);
    }

    @RepeatedTest(8)
    void aKeyIsNowhereInTheClear(RepetitionInfo run) throws IOException {
        var random = new Random(run.getCurrentRepetition());
        var recorder = new Recorder();
        manager.subscribe(recorder);
        manager.keys().keepIn(KeyBackend.VAULT, PASSPHRASE.toCharArray()).join();
        for (int n = 0; n < 60; n++) {
            step(random);
        }
        recorder.awaitRevision(manager.snapshot().revision());
        told.append(recorder.events()).append(manager.snapshot().providers()).append(manager.snapshot());
        assertHidden(told.toString());
        // While it is open, with its log; and after it was closed.
        assertFilesHidden();
        manager.close();
        assertFilesHidden();
        assertHidden(printed.toString(StandardCharsets.UTF_8));
        manager = open();
    }

    /// What was plain before is gone from the file and from its log; the backup of before is what it was.
    @Test
    void protectingLeavesNoPlainKeyBehind() throws IOException {
        manager.close();
        Files.delete(file);
        PlainFile.at(file);
        manager = open();
        long id = addWithKey("OpenAI");
        manager.deleteAiProvider(addWithKey("Gone"));
        assertThat(search()).isNotEmpty();
        manager.keys().protect(Origin.API).join();

        assertThat(search()).isEmpty();
        assertReadable(id);
    }

    private void step(Random random) {
        var name = "Provider " + random.nextInt(4);
        var key = ApiKey.of("sk-" + MARK + "-" + random.nextLong());
        try {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> tell(new Command.AddProvider(draft(name, key), random.nextBoolean()));
                case 3 -> tell(new Command.UpdateProvider(any(random), draft(name, key), OptionalLong.of(random.nextInt(3))));
                case 4 -> tell(new Command.UpdateProvider(any(random), draft(name, key), Command.ANY));
                case 5 -> tell(new Command.DeleteProvider(any(random), Command.ANY));
                case 6 -> tell(Deletions.takeOneBack(manager, random));
                case 7 -> tell(new Command.AddProvider(draft(name, ApiKey.of(key.reveal() + " \u0007")), true));
                case 8 -> tell(new Command.Composite(List.of(
                        new Command.AddProvider(draft(name, key), true), new Command.ActivateProvider(-1))));
                default -> told.append(KeyChange.to(manager.revealKey(any(random)))).append(manager.keys().lock().join())
                        .append(manager.keys().unlock(PASSPHRASE.toCharArray()).join());
            }
        } catch (OnehotException refused) {
            for (Throwable it = refused; it != null; it = it.getCause()) {
                told.append(it).append(it.getLocalizedMessage());
            }
        }
    }

    private void tell(Command command) {
        told.append(command).append(manager.apply(command, Origin.CLI));
    }

    private static ProviderDraft draft(String name, ApiKey key) {
        return Drafts.withKey(name, key.reveal());
    }

    private long any(Random random) {
        return 1 + random.nextInt(8);
    }

    private void assertFilesHidden() throws IOException {
        assertThat(search()).isEmpty();
        try (var outside = Outside.on(file)) {
            assertHidden(outside.texts("SELECT coalesce(before, '') || coalesce(after, '') || name FROM onehot_history").toString());
        }
    }

    /// The files in which a key stands as it is.
    private List<String> search() throws IOException {
        return Tree.files(folder).stream()
                .filter(it -> {
                    try {
                        return shows(new String(Files.readAllBytes(it), StandardCharsets.ISO_8859_1));
                    } catch (NoSuchFileException goneMeanwhile) {
                        return false;
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                })
                .map(it -> it.getFileName().toString())
                .toList();
    }

    private static void assertHidden(String text) {
        assertThat(shows(text)).as("a key is in %s characters of text", text.length()).isFalse();
    }

    /// In the clear, or merely written in another alphabet.
    private static boolean shows(String text) {
        var base64 = Base64.getEncoder().encodeToString(("sk-" + MARK).getBytes(StandardCharsets.UTF_8));
        return text.contains(MARK) || text.contains(base64.substring(0, 16));
    }
}
