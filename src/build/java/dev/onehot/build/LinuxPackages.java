package dev.onehot.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes the .deb and the .rpm from one folder that looks like the installed system.
///
/// Not by jpackage: its packages need xdg-utils and scripts to reach the menu, the manual and the path. Files in their right places need none.
final class LinuxPackages {
    private static final String ID = "dev.onehot.Onehot";

    /// Bytes that a .deb may have: a library that is larger than it is useful is seen by who takes it in.
    private static final long MOST = 42_000_000;

    private final Path project;
    private final Path assets;
    private final Path root;
    private final String version;

    LinuxPackages(Image image, Path project, Path work, String version) throws IOException {
        this.project = project;
        this.assets = image.assets();
        this.root = Folders.fresh(work.resolve("root"));
        this.version = version;
    }

    void lay(Path application) throws IOException {
        Folders.copy(application, root.resolve("opt/onehot"));
        var share = root.resolve("usr/share");
        Folders.put(assets.resolve("onehot.desktop"), share.resolve("applications/" + ID + ".desktop"));
        Folders.put(assets.resolve("onehot.metainfo.xml"), share.resolve("metainfo/" + ID + ".metainfo.xml"));
        Folders.put(assets.resolve("onehot.mime.xml"), share.resolve("mime/packages/" + ID + ".xml"));
        var icons = project.resolve("assets/packaging/icons");
        for (var size : List.of("32", "48", "128", "256")) {
            var folder = share.resolve("icons/hicolor/%sx%s".formatted(size, size));
            Folders.put(icons.resolve("onehot-" + size + ".png"), folder.resolve("apps/" + ID + ".png"));
            Folders.put(icons.resolve("onehot-file-" + size + ".png"), folder.resolve("mimetypes/" + ID + ".file.png"));
        }
        Folders.put(icons.resolve("onehot.svg"), share.resolve("icons/hicolor/scalable/apps/" + ID + ".svg"));
        Folders.put(icons.resolve("onehot-file.svg"), share.resolve("icons/hicolor/scalable/mimetypes/" + ID + ".file.svg"));
        Folders.put(assets.resolve("copyright"), share.resolve("doc/onehot/copyright"));
        manual(application, share);
        link("onehot", "Onehot");
        link("onehotctl", "onehotctl");
        Folders.normalise(root);
    }

    /// The program itself writes its manual page and its completions.
    private void manual(Path application, Path share) throws IOException {
        var program = application.resolve("bin/onehotctl").toString();
        var page = share.resolve("man/man1/onehotctl.1");
        Folders.write(page, Tool.run(program, "man"));
        Folders.put(assets.resolve("onehot.1"), share.resolve("man/man1/onehot.1"));
        // Without the time, so that two builds of one state are equal.
        Tool.run("gzip", "-9n", page.toString(), share.resolve("man/man1/onehot.1").toString());
        Folders.write(share.resolve("bash-completion/completions/onehotctl"), Tool.run(program, "completion", "bash"));
        Folders.write(share.resolve("zsh/vendor-completions/_onehotctl"), Tool.run(program, "completion", "zsh"));
        Folders.write(share.resolve("fish/vendor_completions.d/onehotctl.fish"), Tool.run(program, "completion", "fish"));
    }

    private void link(String name, String program) throws IOException {
        var bin = Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(bin.resolve(name), Path.of("../../opt/onehot/bin/" + program));
    }

    Path deb(Path destination) throws IOException {
        var architecture = Tool.run("dpkg", "--print-architecture").strip();
        var control = Files.readString(assets.resolve("control"))
                .replace("@VERSION@", version)
                .replace("@ARCHITECTURE@", architecture)
                .replace("@KILOBYTES@", String.valueOf(Folders.size(root) / 1024));
        Folders.write(root.resolve("DEBIAN/control"), control);
        Folders.write(root.resolve("DEBIAN/md5sums"), sums());
        Folders.normalise(root.resolve("DEBIAN"));
        var file = destination.resolve("onehot_%s_%s.deb".formatted(version, architecture));
        // xz: the smallest, and every Debian and Ubuntu of these years reads it. The caches have much in common, some 50 MB from each other: at the highest level,
        // and on one thread, it looks back that far. To unpack it takes 65 MB of memory.
        Tool.run(List.of("dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", root.toString(), file.toString()), Map.of("DPKG_DEB_THREADS_MAX", "1"));
        Folders.delete(root.resolve("DEBIAN"));
        if (Files.size(file) > MOST) {
            throw new IllegalStateException("%s has %,d bytes, more than %,d".formatted(file.getFileName(), Files.size(file), MOST));
        }
        return file;
    }

    private String sums() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            var files = all.filter(it -> Files.isRegularFile(it) && !Files.isSymbolicLink(it) && !it.startsWith(root.resolve("DEBIAN")))
                    .map(it -> root.relativize(it).toString())
                    .sorted()
                    .toList();
            return Tool.run(Tool.list("sh", "-c", "cd \"$0\" && md5sum \"$@\"", root, files), Map.of());
        }
    }

    Path rpm(Path destination, Path work) throws IOException {
        var top = Folders.fresh(work.resolve("rpm"));
        Tool.run(Tool.list("rpmbuild", "-bb", "--quiet", "--define", "_topdir " + top, "--define", "_rpmdir " + destination,
                "--define", "staged " + root, "--define", "onehot_version " + version, assets.resolve("onehot.spec")), Map.of());
        try (Stream<Path> made = Files.list(destination)) {
            return made.filter(it -> it.toString().endsWith(".rpm")).findFirst().orElseThrow();
        }
    }
}
