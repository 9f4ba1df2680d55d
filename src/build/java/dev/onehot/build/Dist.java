package dev.onehot.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Makes `target/dist`: the application image, and the installers of the system that this runs on.
///
/// Arguments: the project's folder, its version, Maven's runtime class path (the project's own classes among it), and the
/// kinds of packages, with a comma between them: on Linux `deb`, `rpm`, or `none` at all. A kind whose tool is not there is left out, and that is said.
public final class Dist {
    private final Path project;
    private final String version;
    private final Path work;
    private final Path destination;
    private final Target target = Target.current();
    private long began = System.nanoTime();

    private Dist(Path project, String version) {
        this.project = project;
        this.version = version;
        this.work = project.resolve("target/dist-work");
        this.destination = project.resolve("target/dist");
    }

    public static void main(String[] arguments) throws IOException {
        var dist = new Dist(Path.of(arguments[0]), arguments[1]);
        var jars = Stream.of(arguments[2].split(File.pathSeparator)).map(Path::of).filter(it -> it.toString().endsWith(".jar"));
        dist.make(jars.toList(), arguments[3].split(","));
    }

    private void make(List<Path> jars, String[] kinds) throws IOException {
        Files.createDirectories(work);
        var modules = Modules.gather(project, jars, version, work, target);
        var notices = work.resolve("THIRD-PARTY.txt");
        new Notices(project).write(jars, notices);
        say("%d modules, native libraries beside them", modules.names().size());

        var image = new Image(project, target, work);
        var runtime = image.link(modules);
        SecurityFile.shorten(runtime);
        say("runtime image, %.1f MB", megabytes(runtime));
        var application = image.wrap(runtime, modules, notices, version, destination);
        var launchers = new Launchers(application, target);
        if (target == Target.LINUX) {
            launchers.replaceByScripts();
        }
        var training = new Training(launchers, work);
        training.train("Onehot", "dev.onehot.app.Rehearsal");
        training.train("onehotctl", "dev.onehot.app.CommandLineRehearsal");
        if (target == Target.LINUX) {
            training.trainAsking();
        }
        training.trainServing("onehotctl-serve", "dev.onehot.cli.ServeRehearsal");
        say("application image, trained, %.1f MB", megabytes(application));

        switch (target) {
            case LINUX -> linuxPackages(image, application, kinds);
            case MACOS -> {
                say("%s", image.seal(application));
                say("installer: %s", image.installer(application, version, destination));
            }
            case WINDOWS -> say("installer: %s", image.installer(application, version, destination));
        }
    }

    private void linuxPackages(Image image, Path application, String[] kinds) throws IOException {
        if (kinds[0].equals("none")) {
            return;
        }
        var packages = new LinuxPackages(image, project, work, version);
        packages.lay(application);
        for (var kind : kinds) {
            var tool = switch (kind) {
                case "deb" -> "dpkg-deb";
                case "rpm" -> "rpmbuild";
                default -> throw new IllegalArgumentException("dist.kinds may be none, deb and rpm, not " + kind);
            };
            if (Tool.has(tool)) {
                var made = kind.equals("deb") ? packages.deb(destination) : packages.rpm(destination, work);
                say("%s, %.1f MB", made.getFileName(), Files.size(made) / 1e6);
            } else {
                say("no .%s: this machine has no %s", kind, tool);
            }
        }
    }

    private void say(String what, Object... arguments) {
        long now = System.nanoTime();
        System.out.printf(Locale.ROOT, "%5.1f s  %s%n", (now - began) / 1e9, String.format(Locale.ROOT, what, arguments));
        began = now;
    }

    private static double megabytes(Path folder) throws IOException {
        return Folders.size(folder) / 1e6;
    }
}
