package dev.onehot.build;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Says what of the modules an image can do without: other themes; fonts, which lie beside; on Linux of AWT all but its types; of XML all but the parsers; and of
/// Bouncy Castle and ControlsFX, of which Onehot uses one algorithm and one control, every class that no class of ours leads to.
///
/// Of each package one file stays, the smallest class: jlink wants none to be empty.
final class Trimming {
    /// A class within the type of a field or a method.
    private static final Pattern DESCRIBED = Pattern.compile("L([\\w/$]+);");

    private static final String LANGUAGES = "de|es|fr|it|ja|ko|pt_BR|sv|zh_CN|zh_HK|zh_TW";

    private static final Pattern IMPORT = Pattern.compile("<\\?import ([\\w.]+)\\?>");

    private static final String DESKTOP =
            "(?:javax/swing|com/sun/java/swing|sun/swing|javax/sound|com/sun/media/sound|javax/print|sun/print"
                    + "|com/sun/imageio|sun/java2d|sun/font|sun/awt)/.*";

    /// Transformations and queries of XML; FXML needs only the parsers.
    private static final String XML = "com/sun/org/apache/(?:xalan|bcel|xpath|xml/internal/(?:dtm|serializer))/.*";

    private final List<String> patterns = new ArrayList<>(List.of(
            "glob:/dev.onehot/dev/onehot/ui/fonts/*.otf",
            "glob:/atlantafx.base/atlantafx/base/theme/*.css",
            "regex:/atlantafx\\.base/atlantafx/base/theme/(cupertino|dracula|nord).*",
            // JavaFX's own theme is read in its compiled form, and only where ours is not; the one before it is not read at all.
            "glob:/javafx.controls/com/sun/javafx/scene/control/skin/modena/*.css",
            "regex:/javafx\\.controls/com/sun/javafx/scene/control/skin/caspian/(?!two-level-focus\\.css$).*\\.(?:css|bss|png)",
            // Pictures of a manual, and what Java's machine says in languages other than English: it says it to nobody.
            "regex:/java\\.desktop/.*/doc-files/.*",
            "regex:/java\\.(?:(?:base|logging|sql\\.rowset)|desktop/com/sun/(?:swing|accessibility)|xml/(?:javax|com/sun/org/apache/(?:xerces|xml/internal/(?:res|utils))))/.*_(?:" + LANGUAGES + ")\\.(?:class|properties)",
            "regex:/javafx\\.[a-z]+/.*_(?!de\\.|zh_CN\\.)(?:" + LANGUAGES + ")\\.properties",
            "regex:/org\\.postgresql\\.jdbc/org/postgresql/translation/messages_(?!de[.$]|zh_CN[.$]).*"));

    private Trimming() {}

    /// Writes jlink's patterns of what to leave out.
    static void write(Path modules, Target target, Path file) throws IOException {
        var trimming = new Trimming();
        if (target == Target.LINUX) {
            trimming.leaveOutOfJdk("java.desktop", DESKTOP);
        }
        trimming.leaveOutOfJdk("java.xml", XML);
        trimming.leaveOutUnreached(modules, "bcprov", "org.bouncycastle.provider", ".*", "org/bouncycastle/jce/provider/BouncyCastleProvider.class");
        trimming.leaveOutUnreached(
                modules, "controlsfx", "org.controlsfx.controls", "(?:.*\\.(?:class|png|ttf)|.*worldmap.*)", "org/controlsfx/glyphfont/FontAwesome.class");
        Files.write(file, trimming.patterns);
    }

    private void leaveOutOfJdk(String module, String which) throws IOException {
        var root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", module);
        var sizes = new HashMap<String, Long>();
        try (Stream<Path> all = Files.walk(root)) {
            for (var each : all.filter(Files::isRegularFile).toList()) {
                var name = root.relativize(each).toString();
                if (name.matches(which)) {
                    sizes.put(name, Files.size(each));
                }
            }
        }
        leaveOut(module, which, sizes, Set.of());
    }

    /// @param which of the library's files may go
    /// @param provided what its module says that it provides: it stays, without what it leads to
    private void leaveOutUnreached(Path modules, String library, String module, String which, String provided) throws IOException {
        var theirs = new HashMap<String, Set<String>>();
        var sizes = new HashMap<String, Long>();
        var wanted = new ArrayDeque<String>();
        for (var jar : jars(modules)) {
            boolean its = jar.getFileName().toString().startsWith(library);
            var references = references(jar, its ? sizes : new HashMap<>());
            if (its) {
                theirs.putAll(references);
            } else {
                references.values().forEach(wanted::addAll);
            }
        }
        var kept = new HashSet<String>(Set.of(provided));
        while (!wanted.isEmpty()) {
            var name = wanted.remove() + ".class";
            if (theirs.containsKey(name) && kept.add(name)) {
                wanted.addAll(theirs.get(name));
            }
        }
        sizes.keySet().removeIf(it -> !it.matches(which));
        leaveOut(module, which, sizes, kept);
    }

    /// Adds a pattern for what matches `which`, but for what is kept, and for one file of each package.
    private void leaveOut(String module, String which, Map<String, Long> sizes, Set<String> kept) {
        var smallest = new HashMap<String, String>();
        for (var name : sizes.keySet()) {
            smallest.merge(folder(name), name, (one, other) -> weight(one, sizes) <= weight(other, sizes) ? one : other);
        }
        var staying = new TreeSet<>(kept);
        staying.addAll(smallest.values());
        staying.add("module-info.class");
        patterns.add("regex:/" + literal(module) + "/(?!(?:" + staying.stream().map(Trimming::literal).collect(Collectors.joining("|"))
                + ")$)" + which);
    }

    /// Its size; every class is lighter than every other file.
    private static long weight(String name, Map<String, Long> sizes) {
        return sizes.get(name) + (name.endsWith(".class") ? 0 : Integer.MAX_VALUE);
    }

    private static String literal(String text) {
        return text.replaceAll("[.$]", "\\\\$0");
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static List<Path> jars(Path modules) throws IOException {
        try (Stream<Path> all = Files.list(modules)) {
            return all.sorted().toList();
        }
    }

    /// For each class of a jar the classes that its constants name, and for each description of a screen those that it imports. Puts the size of every entry
    /// into `sizes`.
    private static Map<String, Set<String>> references(Path jar, Map<String, Long> sizes) throws IOException {
        var references = new HashMap<String, Set<String>>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(it -> !it.isDirectory() && !it.getName().startsWith("META-INF/")).toList()) {
                sizes.put(entry.getName(), entry.getSize());
                if (entry.getName().endsWith(".class")) {
                    references.put(entry.getName(), named(zip.getInputStream(entry).readAllBytes()));
                } else if (entry.getName().endsWith(".fxml")) {
                    var imports = IMPORT.matcher(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)).results();
                    references.put(entry.getName(), imports.map(it -> it.group(1).replace('.', '/')).collect(Collectors.toSet()));
                }
            }
        }
        return references;
    }

    /// The classes that it names, also as types of fields and parameters.
    private static Set<String> named(byte[] bytes) {
        var named = new HashSet<String>();
        for (var constant : ClassFile.of().parse(bytes).constantPool()) {
            switch (constant) {
                case ClassEntry type -> named.add(type.asInternalName().replaceAll("^\\[+L?|;$", ""));
                case Utf8Entry text -> DESCRIBED.matcher(text.stringValue()).results().forEach(it -> named.add(it.group(1)));
                default -> {}
            }
        }
        return named;
    }
}
