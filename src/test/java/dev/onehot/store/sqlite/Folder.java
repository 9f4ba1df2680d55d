package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// Looks whether a folder is byte by byte as it was.
final class Folder {
    private Folder() {}

    /// The names of all files with a hash of their bytes.
    static Map<String, String> contents(Path folder) {
        var all = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var digest = MessageDigest.getInstance("SHA-256");
                all.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file))));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
        return all;
    }

    /// Opening fails in this way, tells of the file and of a way out, and leaves every byte of `folder` as it was.
    static StorageException assertRefused(Kind kind, Path file, Path folder) {
        var before = contents(folder);
        var failure = catchThrowableOfType(
                StorageException.class, () -> SettingsManager.open(file).close());
        assertThat(failure).as("refused").isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.file()).isEqualTo(file);
        assertThat(failure.what().text()).contains(file.toString()).doesNotContain("{");
        assertThat(failure.advice().text()).isNotBlank().doesNotContain("{").doesNotContain("storage.");
        assertThat(contents(folder)).isEqualTo(before);
        return failure;
    }
}
