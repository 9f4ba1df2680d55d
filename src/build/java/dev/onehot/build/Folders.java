package dev.onehot.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/// Makes, copies, measures and empties folders.
final class Folders {
    private Folders() {}

    /// An empty folder, whatever was there.
    static Path fresh(Path folder) throws IOException {
        delete(folder);
        return Files.createDirectories(folder);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // A runtime image's files are read-only, which Windows takes seriously.
                file.toFile().setWritable(true);
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Copies a folder's content with times, modes and links.
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> all = Files.walk(from)) {
            for (var each : all.toList()) {
                var target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES,
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /// Copies one file and makes its folder.
    static void put(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Writes one file and makes its folder.
    static void write(Path to, String text) throws IOException {
        Files.createDirectories(to.getParent());
        Files.writeString(to, text);
    }

    /// In bytes, links not followed.
    static long size(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS)).mapToLong(it -> it.toFile().length()).sum();
        }
    }

    /// Modes as packages want them, whatever this person's umask was: 755 for folders and programs, 644 for the rest.
    static void normalise(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var each : all.filter(it -> !Files.isSymbolicLink(it)).toList()) {
                boolean runs = Files.isDirectory(each) || Files.isExecutable(each) && !each.toString().endsWith(".so");
                Files.setPosixFilePermissions(each, runs ? of("rwxr-xr-x") : of("rw-r--r--"));
            }
        }
    }

    private static Set<java.nio.file.attribute.PosixFilePermission> of(String mode) {
        return PosixFilePermissions.fromString(mode);
    }
}
