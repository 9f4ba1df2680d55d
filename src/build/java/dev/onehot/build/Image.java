package dev.onehot.build;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes the runtime image and, around it, the application image that a person could already start.
final class Image {
    private final Path project;
    private final Target target;
    private final Path work;

    Image(Path project, Target target, Path work) {
        this.project = project;
        this.target = target;
        this.work = work;
    }

    /// Links exactly the modules that Maven found, and what they need of the JDK.
    Path link(Modules modules) throws IOException {
        var runtime = work.resolve("runtime");
        Folders.delete(runtime);
        var trimmed = work.resolve("trimmed.txt");
        Trimming.write(modules.folder(), target, trimmed);
        Tool.jdk("jlink", Tool.list(
                "--module-path", modules.folder(),
                // Dates and times in the languages of the window.
                "--add-modules", String.join(",", modules.names()) + ",jdk.localedata",
                "--include-locales", "en,de,zh,zh-Hans-CN,zh-CN",
                "--strip-debug", "--no-header-files", "--no-man-pages",
                // The package is compressed as a whole, which comes out smaller than compressed classes.
                "--compress", "zip-0",
                "--exclude-files", unused(),
                // Jlink itself would open a word that begins with an at sign.
                "--exclude-resources=@" + trimmed,
                "--generate-jli-classes=@" + methodHandles(),
                "--output", runtime));
        try (var natives = Files.list(modules.libraries())) {
            for (var each : natives.filter(it -> !isSqlite(it)).toList()) {
                Folders.put(each, runtime.resolve(target.libraryFolder()).resolve(each.getFileName()));
            }
        }
        if (target == Target.LINUX && Tool.has("strip")) {
            // The names of what is inside help only those who debug it.
            try (var libraries = Files.walk(runtime)) {
                Tool.run(Tool.list("strip", "--strip-unneeded", libraries.filter(it -> it.toString().endsWith(".so")).toList()), Map.of());
            }
        }
        return runtime;
    }

    /// The forms of method handles that are linked into the image, because Java would write the code of each when it is first used, half a millisecond for each: those
    /// that the JDK has itself, and those that Onehot's rehearsals missed with `-Djava.lang.invoke.MethodHandle.TRACE_RESOLVE=true`.
    private Path methodHandles() throws IOException {
        var own = project.resolve("src/build/java/dev/onehot/build/method-handles.txt");
        var usual = Path.of(URI.create("jrt:/jdk.jlink/jdk/tools/jlink/internal/plugins/default_jli_trace.txt"));
        return Files.writeString(work.resolve("method-handles.txt"), Files.readString(usual) + Files.readString(own));
    }

    /// Wraps the runtime image; answers the application's folder.
    Path wrap(Path runtime, Modules modules, Path notices, String version, Path destination) throws IOException {
        var beside = Folders.fresh(work.resolve("beside"));
        try (var natives = Files.list(modules.libraries())) {
            for (var each : natives.filter(Image::isSqlite).toList()) {
                Folders.put(each, beside.resolve(each.getFileName()));
            }
        }
        Folders.copy(modules.fonts(), beside.resolve("fonts"));
        Folders.put(notices, beside.resolve(notices.getFileName()));
        Folders.put(project.resolve("LICENSE"), beside.resolve("LICENSE.txt"));
        Folders.fresh(destination);
        Tool.jdk("jpackage", Tool.list(
                "--type", "app-image", options(version),
                "--input", beside,
                "--runtime-image", runtime,
                "--dest", destination));
        var application = destination.resolve(target == Target.MACOS ? "Onehot.app" : "Onehot");
        if (!accepted(version).equals(version)) {
            var facts = application.resolve("Contents/Info.plist");
            Files.writeString(facts, Files.readString(facts).replace("<string>" + accepted(version) + "</string>", "<string>" + version + "</string>"));
        }
        return application;
    }

    /// The version to tell jpackage, which for macOS refuses one that begins with zero, as macOS does not. It is put right wherever it shows.
    private String accepted(String version) {
        return target == Target.MACOS && version.startsWith("0.") ? "1" + version.substring(1) : version;
    }

    /// What application image and installer have in common.
    List<String> options(String version) throws IOException {
        var options = new ArrayList<String>();
        options.add("@" + project.resolve("jpackage.cfg"));
        options.add("@" + assets().resolve("jpackage.cfg"));
        options.addAll(List.of("--app-version", accepted(version)));
        var folder = Files.createDirectories(project.resolve("assets/packaging/launchers"));
        try (Stream<Path> launchers = Files.list(folder)) {
            for (var each : launchers.sorted().toList()) {
                var name = each.getFileName().toString().replace(".properties", "");
                options.addAll(List.of("--add-launcher", name + "=" + each));
            }
        }
        return options;
    }

    /// Seals an application for macOS again, after the caches were added: with the identity in `MAC_SIGNING_NAME`, or with none, which says so.
    String seal(Path application) throws IOException {
        var identity = System.getenv().getOrDefault("MAC_SIGNING_NAME", "");
        if (identity.isEmpty()) {
            Tool.run("codesign", "--force", "--sign", "-", application.toString());
            return "not signed: MAC_SIGNING_NAME names no identity";
        }
        Tool.jdk("jpackage", Tool.list("--type", "app-image", "--app-image", application, "--mac-sign",
                "--mac-signing-key-user-name", identity, "--mac-entitlements", assets().resolve("entitlements.plist")));
        return "signed by " + identity;
    }

    /// The installer of Windows or macOS, around the finished application image.
    Path installer(Path application, String version, Path destination) throws IOException {
        var kind = target == Target.MACOS ? "dmg" : "msi";
        var common = work.resolve("installer.cfg");
        // What an image can be made of may not be said again.
        Files.write(common, Files.readAllLines(project.resolve("jpackage.cfg")).stream()
                .filter(it -> it.matches("--(name|vendor|description|copyright) .*"))
                .toList());
        Tool.jdk("jpackage", Tool.list(
                "--type", kind, "@" + common, "@" + assets().resolve("installer.cfg"),
                "--app-version", accepted(version),
                "--app-image", application,
                "--dest", destination));
        try (Stream<Path> made = Files.list(destination)) {
            var installer = made.filter(it -> it.toString().endsWith("." + kind)).findFirst().orElseThrow();
            var name = installer.getFileName().toString().replace(accepted(version), version);
            return Files.move(installer, installer.resolveSibling(name));
        }
    }

    Path assets() {
        return project.resolve("assets/packaging").resolve(target.assets());
    }

    /// SQLite's library has its place in a property, the same on all systems; JavaFX finds its own in the runtime.
    private static boolean isSqlite(Path library) {
        return library.getFileName().toString().contains("sqlitejdbc");
    }

    /// Native libraries that only AWT, Swing and tools load. The tray of the other systems needs AWT.
    private String unused() {
        return target == Target.LINUX
                ? "**/libawt*.so,**/libfontmanager.so,**/libfreetype.so,**/libjavajpeg.so,**/liblcms.so,**/libmlib_image.so,"
                        + "**/libjawt.so,**/libsplashscreen.so,**/libjsound.so,**/psfontj2d.properties,**/psfont.properties.ja"
                : "**/psfont*";
    }
}
