package dev.onehot.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.secret.MasterKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is typed and not saved: kept, given back, and never in clear where it is secret.
class DraftFileTest {
    private static final String SECRET = "sk-typed-and-not-saved";

    @TempDir
    private Path folder;

    private final MasterKey key = MasterKey.random();
    private Optional<MasterKey> open = Optional.of(key);
    private Path file;
    private DraftFile drafts;

    @BeforeEach
    void place() {
        file = folder.resolve("not").resolve("there").resolve("drafts.json");
        drafts = new DraftFile(file, () -> open);
    }

    @Test
    void whatIsKeptComesBackAndNoSecretIsInTheFile() throws IOException {
        assertThat(drafts.read()).isEmpty();
        drafts.write(List.of(typed("providers/1"), new KeptDraft("settings/LOG", Map.of("value", "1"), Map.of(), Map.of("old", "kept before"))));
        assertThat(Files.readString(file)).doesNotContain(SECRET);
        var read = new DraftFile(file, () -> open).read();
        assertThat(read).extracting(KeptDraft::of).containsExactly("providers/1", "settings/LOG");
        assertThat(read).extracting(KeptDraft::part).containsExactly("providers", "settings");
        assertThat(read.getFirst().texts()).isEqualTo(Map.of("name", "Ü 🔥"));
        assertThat(read.getFirst().secrets()).isEmpty();
        assertThat(read.getLast().sealed()).isEqualTo(Map.of("old", "kept before"));
        var sealed = read.getFirst().sealed().get("key");
        assertThat(drafts.open("key", sealed)).contains(SECRET);
        assertThat(drafts.open("other", sealed)).isEmpty();
        assertThat(drafts.open("key", "")).isEmpty();
        assertThat(new DraftFile(file, () -> Optional.of(MasterKey.random())).open("key", sealed)).isEmpty();
        open = Optional.empty();
        assertThat(drafts.open("key", sealed)).isEmpty();
        assertThat(read.toString()).doesNotContain("Ü", sealed);
    }

    @Test
    void aSecretIsSealedWhenKeysAreOpenAndStaysSoWhenTheyAreLocked() throws IOException {
        open = Optional.empty();
        assertThat(sealed(typed("new"))).isEmpty();
        open = Optional.of(key);
        var sealed = sealed(typed("new"));
        assertThat(drafts.open("key", sealed)).contains(SECRET);
        assertThat(sealed(typed("new"))).isEqualTo(sealed);
        open = Optional.empty();
        assertThat(sealed(typed("new"))).isEqualTo(sealed);
        // Another secret, another draft, and one that was gone meanwhile are new ones.
        assertThat(sealed(new KeptDraft("new", Map.of(), Map.of("key", "another"), Map.of()))).isEmpty();
        open = Optional.of(key);
        var again = sealed(typed("new"));
        drafts.write(List.of());
        assertThat(file).doesNotExist();
        assertThat(sealed(typed("new"))).isNotEqualTo(again);
        assertThat(new KeptDraft("new", Map.of(), Map.of(), Map.of()).part()).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "{}", "[", "null", "\"text\""})
    void whatIsNoneOfOnehotsIsNothing(String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        assertThat(drafts.read()).isEmpty();
    }

    private String sealed(KeptDraft draft) throws IOException {
        drafts.write(List.of(draft));
        return drafts.read().getFirst().sealed().get("key");
    }

    private static KeptDraft typed(String of) {
        return new KeptDraft(of, Map.of("name", "Ü 🔥"), Map.of("key", SECRET), Map.of());
    }
}
