package dev.onehot.build;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Turns Maven's runtime class path into a folder of modules without native code, and a folder of this system's native libraries.
record Modules(Path folder, Path libraries, Path fonts, List<String> names) {

    /// @param project whose compiled classes are one of the modules
    /// @param jars the libraries, as Maven resolved them
    static Modules gather(Path project, List<Path> jars, String version, Path work, Target target) throws IOException {
        var modules = new Modules(
                Folders.fresh(work.resolve("modules")), Folders.fresh(work.resolve("libraries")),
                Folders.fresh(work.resolve("fonts")), new ArrayList<>());
        for (var jar : jars) {
            modules.add(jar, target);
        }
        modules.addOwn(project, version, work);
        return modules;
    }

    private void addOwn(Path project, String version, Path work) throws IOException {
        var classes = project.resolve("target/classes");
        var own = Folders.fresh(work.resolve("classes"));
        Folders.copy(classes, own);
        try (Stream<Path> all = Files.walk(classes)) {
            for (var file : all.toList()) {
                if (isFont(file.toString())) {
                    Folders.put(file, fonts.resolve(file.getFileName()));
                } else if (file.toString().endsWith(".css")) {
                    compileStylesheet(project, file, own.resolve(classes.relativize(file).toString().replace(".css", ".bss")));
                }
            }
        }
        Bundles.compile(own);
        Tool.jdk("jar", Tool.list("--create", "--file", folder.resolve("dev.onehot.jar"),
                "--module-version", version, "-C", own, "."));
        names.add("dev.onehot");
    }

    /// JavaFX takes the compiled form of a stylesheet where it lies beside the other.
    private void compileStylesheet(Path project, Path css, Path bss) throws IOException {
        Tool.run(Tool.list(Path.of(System.getProperty("java.home"), "bin", "java"), "-p", folder, "--add-modules", "javafx.graphics",
                project.resolve("src/build/java/dev/onehot/build/Stylesheets.java"), css, bss), Map.of());
    }

    private void add(Path jar, Target target) throws IOException {
        if (isEmpty(jar)) {
            // JavaFX's jars without a system's name hold nothing but a name.
            return;
        }
        var descriptor = descriptor(jar);
        names.add(descriptor.name());
        split(jar, target, descriptor.isAutomatic() ? Optional.of(Descriptors.of(descriptor, jar)) : Optional.empty());
    }

    private static boolean isEmpty(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream().noneMatch(it -> it.getName().endsWith(".class"));
        }
    }

    private static ModuleDescriptor descriptor(Path jar) {
        return ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    }

    /// @param moduleInfo what it lacks
    private void split(Path jar, Target target, Optional<byte[]> moduleInfo) throws IOException {
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(folder.resolve(jar.getFileName().toString())))) {
            to.setLevel(Deflater.NO_COMPRESSION);
            var old = new OldClasses(from);
            if (moduleInfo.isPresent()) {
                to.putNextEntry(new ZipEntry("module-info.class"));
                to.write(moduleInfo.get());
                to.closeEntry();
            }
            for (var entry : from.stream().toList()) {
                var name = entry.getName();
                if (isFont(name) && name.startsWith("META-INF/resources/")) {
                    extract(from, entry, fonts);
                }
                if (Target.isLibrary(name)) {
                    if (target.wants(name)) {
                        extract(from, entry, libraries);
                    }
                } else if (!isSignature(name)) {
                    to.putNextEntry(new ZipEntry(name));
                    var bytes = from.getInputStream(entry).readAllBytes();
                    to.write(name.endsWith(".class") ? NeverNeeded.emptied(name, old.renew(bytes)) : bytes);
                    to.closeEntry();
                }
            }
        }
    }

    private static void extract(ZipFile from, ZipEntry entry, Path folder) throws IOException {
        var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        try (var content = from.getInputStream(entry)) {
            Files.copy(content, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isFont(String name) {
        return name.endsWith(".otf") || name.endsWith(".ttf");
    }

    /// A runtime image cannot keep a jar's signature, and says so unless it is gone.
    private static boolean isSignature(String name) {
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}
