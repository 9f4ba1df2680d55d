package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The played keyrings have the manners of the programs that they stand for: each line of `keyrings.tsv`, as it was seen there.
@Execution(ExecutionMode.CONCURRENT)
class KeyringMannersTest {
    private static final byte[] SECRET = "the bytes of a master key".getBytes(StandardCharsets.UTF_8);
    private static final String TEXT = Base64.getEncoder().encodeToString(SECRET);
    private static final Map<String, String> A1 = ForeignCollection.attributes("a1");
    private static final String REFUSED = "org.freedesktop.Secret.Error.IsLocked";

    @TempDir
    private Path folder;

    private ForeignKeyring desktop;
    private ForeignCollection two;
    private DirectClient client;

    @BeforeEach
    void open() throws Exception {
        desktop = new ForeignKeyring(folder.resolve("bus"));
        two = desktop.add("two", "The second");
        client = new DirectClient(folder.resolve("bus"));
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        desktop.close();
    }

    @Test
    void everyLineOfTheTableHasItsTest() throws IOException {
        var lines = Files.readAllLines(Path.of("src/test/resources/dev/onehot/secret/keyrings.tsv"));
        assertThat(lines).allSatisfy(it -> assertThat(it.split("\t")).hasSize(6));
        var named = lines.stream().skip(1).map(it -> it.split("\t")[5]).toList();
        assertThat(named).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                Stream.of(KeyringMannersTest.class.getDeclaredMethods())
                        .filter(it -> it.isAnnotationPresent(Test.class) && !it.getName().equals("everyLineOfTheTableHasItsTest"))
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void aLockedDatabaseShowsTheNameOfItsFileOnly() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        two.keep("a1", SECRET);
        desktop.lock(two);
        assertThat(client.collections()).contains(two.path);
        assertThat(client.property(two.path, "Collection", "Locked")).isEqualTo(true);
        assertThat(client.property(two.path, "Collection", "Label")).isEqualTo("two");
        assertThat(client.items(two.path)).isEmpty();
        desktop.unlock(two);
        assertThat(client.property(two.path, "Collection", "Label")).isEqualTo("The second");
        assertThat(client.items(two.path)).containsExactly(two.path + "/a1");
    }

    @Test
    void aSearchOfEverythingRaisesADialogWhileAllIsLocked() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.locked = true;
        var found = CompletableFuture.supplyAsync(() -> client.search(A1));
        Await.until("the dialog", () -> desktop.prompts.shown.size() == 1);
        assertThat(found).isNotDone();
        desktop.answerPrompt(false);
        assertThat(found.get(30, TimeUnit.SECONDS)).containsExactly(List.of(), List.of());
    }

    @Test
    void whatIsLockedIsInNeitherListOfASearch() {
        desktop.play(ForeignProgram.KEEPASSXC);
        two.keep("a1", SECRET);
        desktop.lock(two);
        assertThat(client.search(A1)).containsExactly(List.of(), List.of());
        assertThat(desktop.prompts.shown).isEmpty();
    }

    @Test
    void anItemIsAllowedToOneConnection() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        two.keep("a1", SECRET);
        var item = two.path + "/a1";
        assertThat(client.search(A1)).containsExactly(List.of(), List.of(item));
        assertThat(client.search(two.path, A1)).containsExactly(item);
        assertThat(client.property(item, "Item", "Locked")).isEqualTo(true);
        assertThat(client.secret(item)).isEqualTo(REFUSED);

        unlock(true, item);
        assertThat(desktop.prompts.shown).containsExactly(List.of(item));
        assertThat(client.search(A1)).containsExactly(List.of(item), List.of());
        assertThat(client.secret(item)).isEqualTo(TEXT);
        try (var other = new DirectClient(folder.resolve("bus"))) {
            assertThat(other.secret(item)).isEqualTo(REFUSED);
        }
    }

    @Test
    void everyItemIsWrittenBehindAPrompt() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        var created = client.create(two.path, A1, TEXT);
        assertThat(created.getFirst()).isEqualTo("/");
        assertThat(two.items).isEmpty();
        client.show(created.getLast());
        assertThat(client.completed()).isFalse();
        assertThat(two.secrets()).containsExactly(TEXT);
        assertThat(client.secret(two.path + "/a1")).isEqualTo(TEXT);

        client.show(client.create(two.path, A1, "other").getLast());
        assertThat(client.completed()).isFalse();
        assertThat(two.items).hasSize(1);
        assertThat(two.secrets()).containsExactly("other");
        assertThat(desktop.prompts.shown).isEmpty();
    }

    @Test
    void writingIntoALockedDatabaseOpensIt() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.lock(two);
        client.show(client.create(two.path, A1, TEXT).getLast());
        assertThat(desktop.prompts.shown).containsExactly(List.of(two.path));
        desktop.answerPrompt(true);
        assertThat(client.completed()).isFalse();
        assertThat(two.locked).isFalse();
        assertThat(two.secrets()).containsExactly(TEXT);
    }

    @Test
    void theDefaultIsTheTabInFront() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        assertThat(client.defaultCollection()).isEqualTo(desktop.login.path);
        desktop.inFront(two);
        assertThat(client.defaultCollection()).isEqualTo(two.path);
    }

    @Test
    void aDatabaseThatIsShownToNobodyVanishesWhenOpened() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        two.exposed = false;
        desktop.lock(two);
        assertThat(client.collections()).contains(two.path);
        client.show(client.unlock(two.path));
        desktop.answerPrompt(true);
        assertThat(client.next("CollectionDeleted")).isEqualTo(two.path);
        assertThat(client.collections()).containsExactly(desktop.login.path);
        assertThat(client.heard("Completed")).isFalse();
    }

    @Test
    void itsPromptIsDismissedOnlyWhenNothingWasOpened() throws Exception {
        assertThat(openingOneOfTwo(ForeignProgram.KEEPASSXC)).isFalse();
        assertThat(desktop.login.locked).isFalse();
        assertThat(two.locked).isTrue();
    }

    @Test
    void writingAfterADenialForGoodLeavesAnEmptyItem() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        two.keep("b2", SECRET);
        desktop.deniesForGood = true;
        unlock(false, two.path + "/b2");
        client.show(client.create(two.path, A1, TEXT).getLast());
        assertThat(client.completed()).isTrue();
        assertThat(two.items.values()).contains(new ForeignKeyring.Item(Map.of(), ""));
        assertThat(desktop.prompts.shown).hasSize(1);
    }

    @Test
    void lockingTellsThatItemsAreDeleted() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        two.keep("a1", SECRET);
        desktop.lock(two);
        assertThat(client.next("ItemDeleted")).isEqualTo(two.path + "/a1");
        assertThat(client.next("CollectionChanged")).isEqualTo(two.path);
    }

    @Test
    void anItemIsOnTheDiskSomeTimeAfterIt() throws Exception {
        desktop.play(ForeignProgram.KEEPASSXC);
        client.show(client.create(two.path, A1, TEXT).getLast());
        assertThat(client.completed()).isFalse();
        desktop.ends();
        assertThat(two.items).isEmpty();
        desktop.comesBack();
        desktop.unlock(two);
        client.show(client.create(two.path, A1, TEXT).getLast());
        assertThat(client.completed()).isFalse();
        desktop.timePasses();
        desktop.ends();
        assertThat(two.secrets()).containsExactly(TEXT);
    }

    @Test
    void aClosedWalletShowsItsItems() throws Exception {
        showsItsItemsThoughLocked(ForeignProgram.KWALLET);
    }

    @Test
    void aSecretOfAClosedWalletIsEmpty() throws Exception {
        desktop.play(ForeignProgram.KWALLET);
        two.keep("a1", SECRET);
        desktop.lock(two);
        assertThat(client.secret(two.path + "/a1")).isEmpty();
    }

    @Test
    void aWalletOpenedAtLoginNeedsNoDialog() throws Exception {
        desktop.play(ForeignProgram.KWALLET);
        desktop.kwallet.openAtLogin(two);
        assertThat(client.property(two.path, "Collection", "Locked")).isEqualTo(true);
        assertThat(client.kwallet("isOpen", "s", "The second")).isEqualTo(true);
        client.show(client.unlock(two.path));
        assertThat(client.completed()).isFalse();
        assertThat(desktop.prompts.shown).isEmpty();
        assertThat(client.property(two.path, "Collection", "Locked")).isEqualTo(false);
    }

    @Test
    void aSecretIsOnTheDiskAfterFiveSeconds() throws Exception {
        desktop.play(ForeignProgram.KWALLET);
        client.create(two.path, A1, TEXT);
        desktop.ends();
        assertThat(two.items.get(two.path + "/a1")).isEqualTo(new ForeignKeyring.Item(A1, ""));
        desktop.comesBack();
        desktop.unlock(two);
        client.create(two.path, A1, TEXT);
        desktop.timePasses();
        desktop.ends();
        assertThat(two.secrets()).containsExactly(TEXT);
    }

    @Test
    void aWalletWritesWhenToldTo() throws Exception {
        desktop.play(ForeignProgram.KWALLET);
        client.create(two.path, A1, TEXT);
        var handle = client.kwallet("open", "sxs", "The second", 0L, "");
        client.sync(handle);
        assertThat(client.kwallet("close", "ibs", handle, false, "")).isEqualTo(1);
        assertThat(client.kwallet("close", "ibs", handle, false, "")).isEqualTo(-1);
        assertThat(client.kwallet("isOpen", "s", "The second")).isEqualTo(true);
        desktop.ends();
        assertThat(two.secrets()).containsExactly(TEXT);
    }

    @Test
    void itsPromptIsDismissedWhenOneWasRefused() throws Exception {
        assertThat(openingOneOfTwo(ForeignProgram.KWALLET)).isTrue();
        assertThat(desktop.login.locked).isFalse();
        assertThat(two.locked).isTrue();
    }

    @Test
    void aPlainSessionAnswersWithBytes() throws Exception {
        assertThat(((Variant<?>) client.session()[0]).getValue()).isEqualTo("");
        desktop.play(ForeignProgram.KWALLET);
        assertThat(((Variant<?>) client.session()[0]).getSig()).isEqualTo("ay");
    }

    @Test
    void aLockedKeyringShowsItsItems() throws Exception {
        showsItsItemsThoughLocked(ForeignProgram.GNOME_KEYRING);
    }

    @Test
    void aSecretOfALockedKeyringIsRefused() throws Exception {
        desktop.play(ForeignProgram.GNOME_KEYRING);
        two.keep("a1", SECRET);
        desktop.lock(two);
        assertThat(client.secret(two.path + "/a1")).isEqualTo(REFUSED);
    }

    @Test
    void anItemThatIsWrittenAgainKeepsItsPath() throws Exception {
        desktop.play(ForeignProgram.GNOME_KEYRING);
        assertThat(client.create(two.path, A1, TEXT)).containsExactly(two.path + "/a1", "/");
        assertThat(client.create(two.path, A1, "other")).containsExactly(two.path + "/a1", "/");
        assertThat(two.secrets()).containsExactly("other");
    }

    private void showsItsItemsThoughLocked(ForeignProgram program) throws Exception {
        desktop.play(program);
        two.keep("a1", SECRET);
        desktop.lock(two);
        assertThat(client.property(two.path, "Collection", "Label")).isEqualTo("The second");
        assertThat(client.search(two.path, A1)).containsExactly(two.path + "/a1");
        assertThat(client.search(A1)).containsExactly(List.of(), List.of(two.path + "/a1"));
    }

    /// Whether the prompt for both counts as dismissed.
    private boolean openingOneOfTwo(ForeignProgram program) throws Exception {
        desktop.play(program);
        desktop.locked = true;
        desktop.prompts.person(desktop.login.path::equals);
        client.show(client.unlock(two.path, desktop.login.path));
        return client.completed();
    }

    private void unlock(boolean agrees, String object) throws Exception {
        client.show(client.unlock(object));
        desktop.answerPrompt(agrees);
        assertThat(client.completed()).isNotEqualTo(agrees);
    }
}
