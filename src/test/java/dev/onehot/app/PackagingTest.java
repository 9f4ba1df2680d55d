package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.files.ExportFile;
import dev.onehot.model.Languages;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// What packages say of Onehot is true, and what must never change does not.
class PackagingTest {
    private static final Path ASSETS = Path.of("assets/packaging");
    private static final String MEDIA_TYPE = "application/vnd.onehot.export+json";

    @ParameterizedTest
    @ValueSource(strings = {"linux/onehot.metainfo.xml", "linux/onehot.mime.xml", "windows/main.wxs", "macos/entitlements.plist", "icons/onehot.svg", "icons/onehot-file.svg"})
    void documentsAreWellFormed(String file) throws Exception {
        assertThat(parse(ASSETS.resolve(file)).getDocumentElement()).isNotNull();
    }

    @Test
    void theNewestReleaseIsThisVersion() throws Exception {
        var pom = parse(Path.of("pom.xml")).getElementsByTagName("version").item(0).getTextContent();
        var release = parse(ASSETS.resolve("linux/onehot.metainfo.xml")).getElementsByTagName("release").item(0);
        assertThat(release.getAttributes().getNamedItem("version").getTextContent()).isEqualTo(pom);
    }

    /// Without the language itself, that of a country has neither its months nor the order of a date.
    @Test
    void theRuntimeHasTheDatesOfEachLanguage() throws IOException {
        var kept = Pattern.compile("\"--include-locales\", \"([^\"]+)\"").matcher(Files.readString(Path.of("src/build/java/dev/onehot/build/Image.java")));
        assertThat(kept.find()).isTrue();
        var wanted = Languages.CHOICES.stream().flatMap(it -> Stream.of(it, Locale.forLanguageTag(it).getLanguage())).toList();
        assertThat(kept.group(1).split(",")).contains(wanted.toArray(String[]::new));
    }

    /// By this name a desktop knows that a window belongs to the entry, and shows its icon.
    @Test
    void theDesktopEntryNamesTheWindow() throws IOException {
        assertThat(Files.readAllLines(ASSETS.resolve("linux/onehot.desktop")))
                .contains("StartupWMClass=" + OnehotApplication.class.getName());
    }

    @Test
    void launchersNameClassesThatAreThere() throws IOException, ClassNotFoundException {
        var window = Files.readAllLines(Path.of("jpackage.cfg")).stream()
                .filter(it -> it.startsWith("--module "))
                .findFirst()
                .orElseThrow();
        var mains = List.of(
                window.substring("--module ".length()), properties("launchers/onehotctl.properties").getProperty("module"),
                properties("launchers/onehotctl-serve.properties").getProperty("module"), properties("launchers/onehotctl-tray.properties").getProperty("module"));
        for (var main : mains) {
            assertThat(main).startsWith("dev.onehot/");
            assertThat(Class.forName(main.substring("dev.onehot/".length()), false, getClass().getClassLoader())).isNotNull();
        }
    }

    /// The first compiler alone misses the rates that the endpoint must reach; the second with all the room for code that it likes, the memory.
    @Test
    void theEndpointHasBothCompilersAndLittleRoomForCode() throws IOException {
        assertThat(properties("launchers/onehotctl-serve.properties").getProperty("java-options").split(" "))
                .contains("-XX:ReservedCodeCacheSize=16m", "-XX:SweeperThreshold=5")
                .noneMatch(it -> it.startsWith("-XX:TieredStopAtLevel"));
    }

    /// SLF4J tells the error stream that it was told its provider, at every start and before every answer of the command line.
    @Test
    void noLauncherHasALibraryTalk() throws IOException {
        try (var launchers = Files.list(ASSETS.resolve("launchers"))) {
            assertThat(Stream.concat(launchers, Stream.of(Path.of("jpackage.cfg")))).allSatisfy(it -> assertThat(it).content().doesNotContain("slf4j.provider"));
        }
    }

    /// Windows replaces an installed version by a later one only if both have this code.
    @Test
    void theUpgradeCodeIsForEver() throws IOException {
        assertThat(Files.readString(ASSETS.resolve("windows/installer.cfg")))
                .contains("--win-upgrade-uuid 17ce1be3-37c2-4c17-9a0b-3aaae934091e");
    }

    /// What jpackage would refuse, or ask for in vain, only on a system where nobody looks.
    @ParameterizedTest
    @CsvSource({
        "windows/jpackage.cfg, icon|java-options",
        "windows/installer.cfg, win-upgrade-uuid|win-per-user-install|win-menu|win-menu-group|win-shortcut-prompt|install-dir|resource-dir|license-file|file-associations",
        "macos/jpackage.cfg, icon|java-options|mac-package-identifier|mac-package-name|mac-app-category|file-associations",
        "macos/installer.cfg, none"
    })
    void everySystemsOptionsAreOfTheirKind(String file, String allowed) throws IOException {
        var lines = Files.readAllLines(ASSETS.resolve(file)).stream().filter(it -> it.startsWith("--")).map(it -> it.substring(2)).toList();
        assertThat(lines).allSatisfy(it -> assertThat(it).matches("(" + allowed + ")( .*)?"));
        assertThat(lines.stream().map(it -> it.split(" ")[0]).filter(it -> !it.equals("java-options"))).doesNotHaveDuplicates();
        var named = lines.stream().map(it -> it.split(" ")).filter(it -> it[0].matches("icon|resource-dir|license-file|file-associations"));
        assertThat(named.map(it -> Path.of(it[1]))).allSatisfy(it -> assertThat(it).exists());
        assertThat(lines).as("jpackage puts the same before it").noneMatch(it -> it.startsWith("mac-app-category public."));
    }

    /// Windows takes the folder off the path again when Onehot is removed only if it knows the component by its code.
    @Test
    void onehotctlIsOnThePathOfWindowsUntilItIsRemoved() throws Exception {
        var main = parse(ASSETS.resolve("windows/main.wxs"));
        var path = (Element) main.getElementsByTagName("Environment").item(0);
        var component = (Element) path.getParentNode();
        assertThat(component.getAttribute("Guid")).isEqualTo("{F72DFB60-7991-404C-AE49-DD4C558A18B7}");
        assertThat(component.getElementsByTagName("RegistryValue").item(0).getAttributes().getNamedItem("KeyPath").getNodeValue()).isEqualTo("yes");
        assertThat(path.getAttribute("Name")).isEqualTo("PATH");
        assertThat(path.getAttribute("Value")).isEqualTo("[INSTALLDIR]");
        assertThat(path.getAttribute("Part")).as("what is there stays").isEqualTo("last");
        assertThat(path.getAttribute("Permanent")).isEqualTo("no");
        assertThat(((Element) main.getElementsByTagName("ComponentRef").item(0)).getAttribute("Id")).isEqualTo(component.getAttribute("Id"));
        assertThat(Files.readAllLines(ASSETS.resolve("windows/installer.cfg"))).contains("--resource-dir assets/packaging/windows");
    }

    /// WiX stops at a variable that it does not know, and leaves out groups that are not referred to.
    @Test
    void theInstallerOfWindowsAsksOnlyForWhatJpackageGives() throws IOException {
        var main = Files.readString(ASSETS.resolve("windows/main.wxs"));
        assertThat(Pattern.compile("\\$\\(var\\.(\\w+)\\)").matcher(main).results().map(it -> it.group(1)))
                .isSubsetOf("JpAppName", "JpAppVersion", "JpAppVendor", "JpAppDescription", "JpAppSizeKb", "JpProductCode", "JpProductUpgradeCode", "JpIcon");
        assertThat(Pattern.compile("<(?:ComponentGroupRef|DirectoryRef|UIRef) Id=\"(\\w+)\"").matcher(main).results().map(it -> it.group(1)))
                .containsExactlyInAnyOrder("Files", "Shortcuts", "FileAssociations", "FragmentOsCondition", "INSTALLDIR", "JpUI");
        assertThat(main.indexOf("<?ifdef JpIcon?>")).as("not always given").isBetween(0, main.indexOf("$(var.JpIcon)"));
    }

    /// A file that the window has written opens Onehot, on every system.
    @ParameterizedTest
    @CsvSource({"windows, installer.cfg", "macos, jpackage.cfg"})
    void theExportsExtensionIsKnownToTheSystem(String system, String arguments) throws IOException {
        var file = system + "/export.properties";
        assertThat(Files.readAllLines(ASSETS.resolve(system).resolve(arguments)))
                .contains("--file-associations " + ASSETS.resolve(file).toString().replace('\\', '/'));

        var association = properties(file);
        assertThat(association.getProperty("extension")).isEqualTo(ExportFile.EXTENSION);
        assertThat(association.getProperty("mime-type")).isEqualTo(MEDIA_TYPE);
        assertThat(Path.of(association.getProperty("icon"))).isRegularFile();
    }

    @Test
    void theExportsExtensionIsKnownToLinuxDesktops() throws Exception {
        var types = parse(ASSETS.resolve("linux/onehot.mime.xml"));
        assertThat(types.getElementsByTagName("mime-type").item(0).getAttributes().getNamedItem("type").getNodeValue()).isEqualTo(MEDIA_TYPE);
        var globs = types.getElementsByTagName("glob");
        var patterns = IntStream.range(0, globs.getLength()).mapToObj(it -> globs.item(it).getAttributes().getNamedItem("pattern").getNodeValue());
        assertThat(patterns).containsExactly("*." + ExportFile.EXTENSION, "*." + ExportFile.EXTENSION + ".json");
        assertThat(Files.readAllLines(ASSETS.resolve("linux/onehot.desktop"))).contains("MimeType=" + MEDIA_TYPE + ";");
    }

    @Test
    void whatTheWindowProposesIsWhatAStartAccepts() {
        var proposed = ExportFile.proposed(LocalDate.of(2026, 11, 24));
        assertThat(proposed).endsWith("." + ExportFile.EXTENSION);
        assertThat(Invocation.parse(new String[] {proposed}, Map.of()).export()).contains(Path.of(proposed));
    }

    private static Properties properties(String file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(ASSETS.resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Document parse(Path file) throws IOException, ParserConfigurationException, SAXException {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        // A property list names its grammar on the network.
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file.toFile());
    }
}
