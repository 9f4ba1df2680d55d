package dev.onehot.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Others' files change in nothing but their content, or not at all.
class KeptFileTest {
    private static final byte[] OLD = "old\r\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path real() throws IOException {
        return Files.write(folder.toRealPath().resolve("theirs.json"), OLD);
    }

    private static KeptFile.Obstacle refusal(Path file) {
        return catchThrowableOfType(KeptFile.RefusedException.class, () -> KeptFile.replace(file, Optional.of(OLD), NEW)).obstacle();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r--r--", "rwxr-x--x"})
    void modeAndLinkStay(String mode) throws IOException {
        var real = real();
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString(mode));
        var deeper = Files.createDirectory(folder.resolve("deeper"));
        var link = Files.createSymbolicLink(deeper.resolve("link"), Path.of("../second"));
        Files.createSymbolicLink(folder.resolve("second"), Path.of("theirs.json"));
        assertThat(KeptFile.real(link)).isEqualTo(real);
        KeptFile.replace(KeptFile.real(link), Optional.of(OLD), NEW);
        assertThat(link).isSymbolicLink().hasBinaryContent(NEW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real))).isEqualTo(mode);
        assertThat(names()).containsExactlyInAnyOrder("deeper", "second", "theirs.json");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }

    @Test
    void whatIsNotThereIsMadeForItsOwnerAlone() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("not/yet/there"));
        var real = KeptFile.real(link);
        assertThat(real).isEqualTo(folder.toRealPath().resolve("not/yet/there"));
        assertThat(KeptFile.read(real)).isEmpty();
        assertThat(KeptFile.obstacle(real)).isEmpty();
        KeptFile.replace(real, Optional.empty(), NEW);
        assertThat(link).hasBinaryContent(NEW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real))).isEqualTo("rw-------");
        KeptFile.remove(real, NEW);
        assertThat(real).doesNotExist();
    }

    @Test
    void whatWasChangedMeanwhileIsLeftAlone() throws IOException {
        var real = real();
        assertThatExceptionOfType(KeptFile.ChangedException.class).isThrownBy(() -> KeptFile.replace(real, Optional.of(NEW), NEW));
        assertThatExceptionOfType(KeptFile.ChangedException.class).isThrownBy(() -> KeptFile.replace(real, Optional.empty(), NEW));
        assertThatExceptionOfType(KeptFile.ChangedException.class).isThrownBy(() -> KeptFile.remove(real, NEW));
        assertThat(real).hasBinaryContent(OLD);
        Files.delete(real);
        assertThatExceptionOfType(KeptFile.ChangedException.class).isThrownBy(() -> KeptFile.replace(real, Optional.of(OLD), NEW));
        assertThat(names()).isEmpty();
    }

    @Test
    void whatIsNotOursToReplaceIsRefused() throws IOException {
        var real = real();
        Files.createLink(folder.resolve("second"), real);
        assertThat(refusal(real)).isEqualTo(KeptFile.Obstacle.HARD_LINKS);
        Files.delete(folder.resolve("second"));
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("r--r--r--"));
        assertThat(refusal(real)).isEqualTo(KeptFile.Obstacle.READ_ONLY);
        assertThat(KeptFile.obstacle(real)).hasValue(KeptFile.Obstacle.READ_ONLY);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThat(refusal(real)).isEqualTo(KeptFile.Obstacle.READ_ONLY);
        assertThat(KeptFile.obstacle(folder.resolve("none"))).hasValue(KeptFile.Obstacle.READ_ONLY);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var _ = OwnFiles.claim(real)) {
            assertThat(refusal(real)).isEqualTo(KeptFile.Obstacle.OWN);
        }
        assertThat(real).hasBinaryContent(OLD);
        var folderOfThatName = Files.createDirectory(folder.resolve("folder"));
        assertThat(refusal(folderOfThatName)).isEqualTo(KeptFile.Obstacle.FOLDER);
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        assertThatExceptionOfType(KeptFile.RefusedException.class).isThrownBy(() -> KeptFile.real(folder.resolve("a")));
    }

    @Test
    void anotherUsersFileIsRefused() throws IOException, InterruptedException {
        var real = real();
        var given = new ProcessBuilder("chown", "65534", real.toString()).redirectErrorStream(true).start();
        assumeTrue(given.waitFor(10, TimeUnit.SECONDS) && given.exitValue() == 0, "only the system's own user gives files away");
        assertThat(refusal(real)).isEqualTo(KeptFile.Obstacle.ANOTHER_OWNER);
        assertThat(real).hasBinaryContent(OLD);
        assertThat(names()).containsExactly("theirs.json");
    }

    /// In one process; what several do, the programs' own tests show.
    @Test
    void theRightToAFileIsOnesAtATime() throws IOException, InterruptedException {
        var locks = folder.resolve("locks");
        var target = folder.resolve("target");
        var had = PathLock.take(locks, target, System.nanoTime()).orElseThrow();
        var other = CompletableFuture.supplyAsync(() -> taken(locks, target, Duration.ZERO));
        assertThat(other.orTimeout(10, TimeUnit.SECONDS).join()).isFalse();
        assertThat(taken(locks, folder.resolve("another"), Duration.ZERO)).isTrue();
        var waiting = CompletableFuture.supplyAsync(() -> taken(locks, target, Duration.ofSeconds(10)));
        had.close();
        assertThat(waiting.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(locks))).isEqualTo("rwx------");
    }

    private static boolean taken(Path locks, Path target, Duration patience) {
        try {
            var lock = PathLock.take(locks, target, System.nanoTime() + patience.toNanos());
            lock.ifPresent(PathLock::close);
            return lock.isPresent();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
