package dev.onehot.core.programs;

import module java.base;

import dev.onehot.disk.KeptFile;
import dev.onehot.model.Message;
import java.nio.file.Path;

/// A file that a person may have follow, as it stands now.
///
/// @param content empty where there is no file, or it is left alone
/// @param obstacle why it is left alone
public record SeenFile(Optional<byte[]> content, Optional<Message> obstacle) {
    /// Blocks on the disk.
    public static SeenFile of(Path file) {
        try {
            var real = KeptFile.real(file);
            if (Files.isDirectory(real)) {
                return new SeenFile(Optional.empty(), Optional.of(Message.of("program.file.folder", file.toString())));
            }
            var obstacle = KeptFile.obstacle(real);
            return obstacle.isPresent()
                    ? new SeenFile(Optional.empty(), Optional.of(Trouble.words(file, obstacle.get())))
                    : new SeenFile(KeptFile.read(real), Optional.empty());
        } catch (IOException failure) {
            return new SeenFile(Optional.empty(), Optional.of(Trouble.words(file, failure)));
        }
    }
}
