package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.Tree;

/// A window over a file that encrypts its keys, and a look at what is kept on the disk of what is typed.
abstract class KeptFixture extends WindowFixture {
    static final String TYPED = "sk-do-not-show-half-typed-0123456789";

    @Override
    protected void createFile() {
        // A new file encrypts its keys.
    }

    Path drafts() {
        return folder.resolve("drafts");
    }

    void awaitKept(String... texts) {
        Await.until(List.of(texts) + " are on the disk", () -> {
            try {
                var kept = Files.exists(drafts()) ? Files.readString(drafts()) : "";
                return List.of(texts).stream().allMatch(kept::contains);
            } catch (IOException replaced) {
                return false;
            }
        });
    }

    /// In no file, neither in the clear nor merely in another alphabet.
    void assertHidden() throws IOException {
        var base64 = Base64.getEncoder().encodeToString(TYPED.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        assertThat(Tree.files(folder)).isNotEmpty().allSatisfy(it -> assertThat(read(it))
                .as(it.getFileName().toString()).doesNotContain("do-not-show").doesNotContain(base64));
    }

    static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException replacedMeanwhile) {
            return "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
