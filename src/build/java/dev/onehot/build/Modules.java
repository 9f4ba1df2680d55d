package dev.onehot.build;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Turns Maven's runtime class path into a folder of modules without native code, and a folder of this system's native libraries.
record Modules(Path folder, Path libraries, List<String> names) {

    /// @param classes the application's own classes
    /// @param jars the libraries, as Maven resolved them
    static Modules gather(Path classes, List<Path> jars, String version, Path work, Target target) throws IOException {
        var modules = new Modules(
                Folders.fresh(work.resolve("modules")), Folders.fresh(work.resolve("libraries")), new ArrayList<>());
        Tool.jdk("jar", Tool.list("--create", "--file", modules.folder.resolve("dev.onehot.jar"),
                "--module-version", version, "-C", classes, "."));
        modules.names.add("dev.onehot");
        for (var jar : jars) {
            modules.add(jar, target);
        }
        return modules;
    }

    private void add(Path jar, Target target) throws IOException {
        if (isEmpty(jar)) {
            // JavaFX's jars without a system's name hold nothing but a name.
            return;
        }
        var descriptor = descriptor(jar);
        if (descriptor.isAutomatic()) {
            throw new IllegalStateException(jar.getFileName() + " is no named module, so it cannot go into a runtime image");
        }
        names.add(descriptor.name());
        split(jar, target);
    }

    private static boolean isEmpty(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream().noneMatch(it -> it.getName().endsWith(".class"));
        }
    }

    private static ModuleDescriptor descriptor(Path jar) {
        return ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    }

    private void split(Path jar, Target target) throws IOException {
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(folder.resolve(jar.getFileName().toString())))) {
            to.setLevel(Deflater.NO_COMPRESSION);
            for (var entry : from.stream().toList()) {
                var name = entry.getName();
                if (Target.isLibrary(name)) {
                    if (target.wants(name)) {
                        extract(from, entry);
                    }
                } else if (!isSignature(name)) {
                    to.putNextEntry(new ZipEntry(name));
                    from.getInputStream(entry).transferTo(to);
                    to.closeEntry();
                }
            }
        }
    }

    private void extract(ZipFile from, ZipEntry entry) throws IOException {
        var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        try (var content = from.getInputStream(entry)) {
            Files.copy(content, libraries.resolve(name));
        }
    }

    /// A runtime image cannot keep a jar's signature, and says so unless it is gone.
    private static boolean isSignature(String name) {
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}
