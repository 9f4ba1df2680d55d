package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import module java.base;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.files.ImportPreview;
import dev.onehot.model.BackupFile;
import dev.onehot.model.CheckClass;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.Languages;
import dev.onehot.model.Origin;
import dev.onehot.model.PassphraseStrength;
import dev.onehot.model.ProviderField;
import dev.onehot.model.StorageException;
import dev.onehot.schema.SettingSchemas;
import dev.onehot.testing.Sources;
import dev.onehot.tools.Tool;
import dev.onehot.ui.shell.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The texts of every language: complete, well-formed, and none too many. A failure says which lines to paste where.
@Execution(ExecutionMode.CONCURRENT)
class BundlesTest {
    private static final String TEXTS = "ui/texts";
    private static final String MESSAGES = "model/messages";
    private static final String TRAY = "desktop/tray";
    private static final List<String> TRANSLATIONS = List.of("_de", "_zh_CN");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!')");
    private static final Pattern LOOKUP =
            Pattern.compile("\\b(?:texts(?:\\(\\))?|language)\\s*\\.(?:get|find)\\(|(?<![.\\w])(?:get|find)\\(");
    private static final Pattern MESSAGE = Pattern.compile("\\bMessage\\.of\\(");
    private static final Pattern PROBLEM = Pattern.compile("\\bProblem\\.of\\(");
    private static final Pattern KEY = Pattern.compile("[a-z]\\w*(?:\\.\\w+)*");

    static Stream<Arguments> translations() {
        return Stream.of(TEXTS, MESSAGES, TRAY).flatMap(name -> TRANSLATIONS.stream().map(it -> Arguments.of(name, it)));
    }

    static Stream<Arguments> all() {
        return Stream.concat(Stream.of(TEXTS, MESSAGES, TRAY).map(it -> Arguments.of(it, "")), translations());
    }

    /// What opens keys is a passphrase, and the place for it the keychain: a second word for either reads like a second thing. Who searches may use it.
    @ParameterizedTest
    @MethodSource("all")
    void oneThingHasOneName(String name, String language) {
        var others = Pattern.compile("(?i)\\bvaults?\\b|tresor|保险库|保管库|密码短语|系统密钥环");
        assertThat(read(name, language).entrySet())
                .filteredOn(it -> !it.getKey().endsWith(".words"))
                .filteredOn(it -> others.matcher(it.getValue().replace("onehotctl keys keep vault", "")).find())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aTranslationHasTheKeysOfTheEnglishOne(String name, String language) {
        var english = read(name, "");
        var translated = read(name, language);
        var missing = new LinkedHashMap<>(english);
        missing.keySet().removeAll(translated.keySet());
        var obsolete = new LinkedHashMap<>(translated);
        obsolete.keySet().removeAll(english.keySet());
        assertThat(lines(missing))
                .as("Translate these lines and put them into %s%s.properties, where the English file has them", name, language)
                .isEmpty();
        assertThat(lines(obsolete))
                .as("Remove these lines from %s%s.properties: the English file has no such key", name, language)
                .isEmpty();
        assertThat(translated.keySet())
                .as("%s%s.properties is in the order of the English file", name, language)
                .containsExactlyElementsOf(english.keySet());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aTranslationTakesTheSameArguments(String name, String language) {
        var english = read(name, "");
        read(name, language).forEach((key, text) -> assertThat(arguments(text))
                .as("Arguments of %s in %s%s.properties; in English: %s", key, name, language, english.get(key))
                .isEqualTo(arguments(english.getOrDefault(key, text))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTextIsWellFormed(String name, String language) {
        read(name, language).forEach((key, text) -> {
            var line = name + language + ".properties: " + key + "=" + text;
            assertThatNoException().as(line).isThrownBy(() -> new MessageFormat(text, Locale.ROOT).format(new Object[] {1, 2}));
            assertThat(text).as(line).isNotBlank().doesNotContain("!", "！").isEqualTo(text.strip());
            assertThat(LONE_APOSTROPHE.matcher(text).results()).as("%s: write '' for one apostrophe", line).isEmpty();
        });
    }

    @Test
    void fxmlShowsOnlyTextsThatNeedNoFormatting() {
        for (var language : Stream.concat(Stream.of(""), TRANSLATIONS.stream()).toList()) {
            var texts = read(TEXTS, language);
            fxmlKeys().forEach((key, file) -> assertThat(texts.getOrDefault(key, ""))
                    .as("%s in texts%s.properties: %s shows it as it stands, so '' and {0} would be seen", key, language, file)
                    .doesNotContain("'", "{"));
        }
    }

    @Test
    void everyTextThatIsUsedIsThere() {
        var texts = read(TEXTS, "").keySet();
        var messages = read(MESSAGES, "").keySet();
        var missing = new TreeSet<String>();
        fxmlKeys().forEach((key, file) -> require(texts, key, TEXTS, file, missing));
        builtTexts().forEach(key -> require(texts, key, TEXTS, "a key that is built from parts", missing));
        builtMessages().forEach(key -> require(messages, key, MESSAGES, "a key that is built from parts", missing));
        Sources.java().forEach((file, java) -> {
            if (file.startsWith("ui/") || file.startsWith("app/")) {
                Sources.calls(java, LOOKUP).forEach(it -> constants(it, 0).forEach(key -> require(texts, key, TEXTS, file, missing)));
            }
            Sources.calls(java, MESSAGE).forEach(it -> constants(it, 0).forEach(key -> require(messages, key, MESSAGES, file, missing)));
            Sources.calls(java, PROBLEM).forEach(it -> constants(it, 1).forEach(key -> require(messages, key, MESSAGES, file, missing)));
        });
        assertThat(missing).as("Add these lines to every language").isEmpty();
    }

    @Test
    void everyTextIsUsed() {
        var used = new TreeSet<>(fxmlKeys().keySet());
        used.addAll(builtTexts());
        used.addAll(builtMessages());
        Sources.java().values().forEach(java -> used.addAll(Sources.literals(java)));
        // What to do about a message that is used.
        List.copyOf(used).forEach(it -> used.add(it + ".advice"));
        for (var name : List.of(TEXTS, MESSAGES, TRAY)) {
            var obsolete = read(name, "");
            obsolete.keySet().removeAll(used);
            assertThat(lines(obsolete))
                    .as("Remove these lines, and their translations, from %s*.properties: nothing uses them", name)
                    .isEmpty();
        }
    }

    /// Keys that are put together from a part that is data.
    private static Collection<String> builtTexts() {
        var keys = new TreeSet<String>();
        for (KnownSetting known : SettingSchemas.read(List.of()).all()) {
            keys.add("setting." + known.key() + ".title");
            keys.add("setting." + known.key() + ".description");
            keys.add("category." + known.category());
            if (!known.unit().isEmpty()) {
                keys.add("unit." + known.unit());
            }
        }
        Arrays.stream(CheckClass.values()).forEach(it -> keys.add("checkState." + it.name().toLowerCase(Locale.ROOT)));
        Arrays.stream(ImportPreview.Fate.values()).forEach(it -> keys.add("import.fate." + it.name().toLowerCase(Locale.ROOT)));
        Arrays.stream(Tool.values()).forEach(it -> keys.add("import.taken." + it.name().toLowerCase(Locale.ROOT)));
        Stream.of("on", "off", "unknown", "asking").forEach(it -> keys.add("check.state." + it));
        for (var light : List.of("reachable", "keyAccepted", "modelAnswers")) {
            Stream.of("on", "off", "unknown").forEach(it -> keys.add("check." + light + "." + it));
        }
        Stream.of("found", "own", "most-used", "local", "gateways", "vendors").forEach(it -> keys.add("gallery.group." + it));
        for (var scheme : List.of("system", "light", "dark")) {
            keys.add("choice." + OwnSettings.APPEARANCE + "." + scheme);
        }
        Stream.of("modified", "unknown", "invalid").forEach(it -> keys.add("settings.chip." + it));
        Stream.concat(Stream.of("system"), Languages.CHOICES.stream()).forEach(it -> keys.add("choice." + OwnSettings.LANGUAGE + "." + it));
        Arrays.stream(Origin.values()).forEach(it -> keys.add("origin." + it.word()));
        Arrays.stream(PassphraseStrength.values()).forEach(it -> keys.add("strength." + it.word()));
        Arrays.stream(BackupFile.Kind.values()).forEach(it -> keys.add("health.kind." + it.word()));
        for (var state : List.of("health.good", "health.notOneActive", "health.moved")) {
            keys.add(state);
            keys.add(state + ".advice");
        }
        keys.addAll(List.of("health.checking", "health.backingUp", "health.restore.title", "health.restore.confirm",
                "health.import.title", "health.import.confirm"));
        Arrays.stream(Screen.values()).forEach(it -> keys.add(it.titleKey()));
        Arrays.stream(KeyBackend.values()).forEach(it -> keys.add("key.source." + it.word()));
        read(MESSAGES, "").keySet().stream().map(it -> "window." + it).filter(read(TEXTS, "")::containsKey).forEach(keys::add);
        // The fields that a conflict names.
        keys.add("editor.key");
        Arrays.stream(ProviderField.values()).forEach(it -> keys.add("editor." + it.id()));
        // Not every field of those that only some providers need has an example.
        var texts = read(TEXTS, "").keySet();
        ProviderField.OPTIONS.stream().map(it -> "advanced." + it.id() + ".prompt").filter(texts::contains).forEach(keys::add);
        return keys;
    }

    private static Collection<String> builtMessages() {
        var storage = Arrays.stream(StorageException.Kind.values()).map(it -> "storage." + it.name().toLowerCase(Locale.ROOT));
        var keys = Arrays.stream(KeyBackend.values()).flatMap(it -> Stream.of("keys.open." + it.word(), "keys.lost." + it.word()));
        var checks = Arrays.stream(CheckClass.values()).map(CheckClass::code);
        var servers = Arrays.stream(StorageException.Reason.values()).map(StorageException.Reason::code);
        return Stream.of(storage, keys, checks, servers)
                .flatMap(it -> it)
                .flatMap(it -> Stream.of(it, it + ".advice"))
                .toList();
    }

    private static Map<String, String> fxmlKeys() {
        var keys = new LinkedHashMap<String, String>();
        Sources.fxml().forEach((file, fxml) -> Sources.elements(fxml).forEach(element -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                var value = element.getAttributes().item(i).getNodeValue();
                if (value.startsWith("%")) {
                    keys.put(value.substring(1), file);
                }
            }
        }));
        return keys;
    }

    /// The keys that stand in an argument as they are. One that is built from parts is held by its rule above.
    private static List<String> constants(List<String> arguments, int index) {
        return index >= arguments.size() || arguments.get(index).contains("+")
                ? List.of()
                : Sources.literals(arguments.get(index)).stream()
                        .filter(it -> KEY.matcher(it).matches())
                        .toList();
    }

    private static void require(Set<String> keys, String key, String name, String user, Set<String> missing) {
        if (!keys.contains(key)) {
            missing.add("%s.properties: %s=… (for %s)".formatted(name, key, user));
        }
    }

    private static Set<Integer> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(it -> Integer.valueOf(it.group(1))).collect(Collectors.toSet());
    }

    private static String lines(Map<String, String> texts) {
        return texts.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).collect(Collectors.joining("\n"));
    }

    /// The lines of one file in their order; the escapes that they use do not matter here.
    private static Map<String, String> read(String name, String language) {
        var texts = new LinkedHashMap<String, String>();
        try {
            for (var line : Files.readAllLines(Path.of("src/main/resources/dev/onehot", name + language + ".properties"))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    var parts = line.split("=", 2);
                    assertThat(texts.put(parts[0], parts[1])).as("%s%s.properties has %s twice", name, language, parts[0]).isNull();
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
