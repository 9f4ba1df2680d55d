package dev.onehot.core.files;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Message;
import dev.onehot.model.Version;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Settings and providers as one JSON file. The README documents its members.
///
/// @param settings empty when the file says nothing of settings
/// @param providers empty when it says nothing of providers
/// @param keys what is secret, sealed under a passphrase by [dev.onehot.secret.PassphraseBox]; empty when it was left out
record ExportDocument(Optional<Map<String, String>> settings, Optional<List<Entry>> providers, Optional<String> keys) {
    static final String FORMAT = "onehot-export";
    static final int VERSION = 1;
    private static final String FURTHER = "furtherKeys";
    private static final int LONGEST = 64 << 20;
    private static final int DEEPEST = 16;
    /// As many settings take half of the memory that the command line has.
    private static final int MOST_NAMES = 100_000;

    /// A hostile file is refused while it is read, and not after it has filled the memory.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LONGEST)
                            .maxStringLength(LONGEST)
                            .build())
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /// One provider.
    ///
    /// @param fields as [dev.onehot.model.Provider#fields()] gives them
    /// @param environment the variable that holds its key, empty when it is elsewhere
    /// @param beside what stands beside its fields
    record Entry(Map<String, String> fields, boolean active, String environment, Beside beside) {
        String name() {
            return fields.getOrDefault("name", "").strip();
        }
    }

    /// What an entry says beside the fields; each is empty when it says nothing of it, as those of older versions do.
    ///
    /// @param keyLabel what its key is called
    /// @param position its place in the list, from 1
    record Beside(Optional<String> keyLabel, Optional<Boolean> pinned, Optional<Integer> position) {}

    /// What the box holds: keys by provider, values of secret settings, and further keys by provider and by what they are called.
    record Secrets(Map<String, ApiKey> keys, Map<String, String> settings, Map<String, Map<String, ApiKey>> further) {
        static final Secrets NONE = new Secrets(Map.of(), Map.of(), Map.of());

        @Override
        public String toString() {
            return "Secrets[" + keys.size() + " keys, " + settings.size() + " settings]";
        }
    }

    /// Writes a document piece by piece, so that it may be of any length. `to` stays open.
    ///
    /// @param exportedAt ISO 8601
    /// @param settings gives each setting to what it is given
    /// @param keys asked when all settings are written
    static void write(
            Writer to, String exportedAt, Consumer<BiConsumer<String, String>> settings, List<Entry> providers, Supplier<Optional<String>> keys) {
        try (var json = JSON.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(to)) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT);
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("exported", exportedAt);
            json.writeStringProperty("onehot", Version.CURRENT);
            json.writeObjectPropertyStart("settings");
            settings.accept(json::writeStringProperty);
            json.writeEndObject();
            json.writeArrayPropertyStart("providers");
            providers.forEach(it -> write(json, it));
            json.writeEndArray();
            keys.get().ifPresent(it -> json.writeStringProperty("keys", it));
            json.writeEndObject();
            json.writeRaw("\n");
        } catch (JacksonIOException failure) {
            throw new UncheckedIOException(failure.getCause());
        }
    }

    private static void write(JsonGenerator json, Entry entry) {
        json.writeStartObject();
        entry.fields().forEach(json::writeStringProperty);
        json.writeBooleanProperty("active", entry.active());
        // Texts, which those that know nothing of them leave aside.
        entry.beside().keyLabel().ifPresent(it -> json.writeStringProperty("keyLabel", it));
        entry.beside().pinned().ifPresent(it -> json.writeStringProperty("pinned", String.valueOf(it)));
        entry.beside().position().ifPresent(it -> json.writeStringProperty("position", String.valueOf(it)));
        if (!entry.environment().isEmpty()) {
            json.writeStringProperty("keyFrom", "env:" + entry.environment());
        }
        json.writeEndObject();
    }

    /// Whether what begins so is an export. Reads no further than that tells.
    static boolean isOne(InputStream in) {
        try (var parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                var value = parser.nextToken();
                if (name.equals("format")) {
                    return value == JsonToken.VALUE_STRING && parser.getString().equals(FORMAT);
                }
                parser.skipChildren();
            }
            return false;
        } catch (JacksonException none) {
            return false;
        }
    }

    /// Before all of them are in the memory.
    static void requireFew(String text) {
        try (var parser = JSON.createParser(text)) {
            int names = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && ++names > MOST_NAMES) {
                    throw new DocumentException(
                            DocumentException.Kind.TOO_MANY, Message.of("import.many", MOST_NAMES), Message.of("file.tooLarge.advice"));
                }
            }
        } catch (JacksonException broken) {
            throw DocumentException.noExport(place(broken));
        }
    }

    static String write(Secrets secrets) {
        var root = JSON.createObjectNode();
        var keys = root.putObject("providers");
        secrets.keys().forEach((name, key) -> keys.put(name, key.reveal()));
        var settings = root.putObject("settings");
        secrets.settings().forEach(settings::put);
        var further = root.putObject(FURTHER);
        secrets.further().forEach((name, labelled) -> {
            var node = further.putObject(name);
            labelled.forEach((label, key) -> node.put(label, key.reveal()));
        });
        return JSON.writeValueAsString(root);
    }

    static Secrets readSecrets(String text) {
        var root = parse(text);
        var further = new LinkedHashMap<String, Map<String, ApiKey>>();
        root.path(FURTHER).properties().forEach(it -> further.put(it.getKey().strip(), keys(it.getValue())));
        var inUse = new LinkedHashMap<String, ApiKey>();
        keys(root.path("providers")).forEach((name, key) -> inUse.put(name.strip(), key));
        return new Secrets(inUse, texts(root.path("settings")), further);
    }

    private static Map<String, ApiKey> keys(JsonNode object) {
        var keys = new LinkedHashMap<String, ApiKey>();
        texts(object).forEach((name, key) -> keys.put(name, ApiKey.of(key)));
        return keys;
    }

    /// An object with a text for each name.
    static String write(Map<String, String> texts) {
        var root = JSON.createObjectNode();
        texts.forEach(root::put);
        return JSON.writeValueAsString(root);
    }

    /// As [#write(Map)], back. Throws [DocumentException] when it is no such thing.
    static Map<String, String> readTexts(String text) {
        return texts(parse(text));
    }

    static ObjectNode parse(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode root) {
                return root;
            }
            throw DocumentException.noExport("{ }");
        } catch (DatabindException twice) {
            throw DocumentException.malformed(place(twice));
        } catch (JacksonException broken) {
            throw DocumentException.noExport(place(broken));
        }
    }

    private static String place(JacksonException broken) {
        var place = broken.getLocation();
        return place == null ? "JSON" : place.getLineNr() + ":" + place.getColumnNr();
    }

    /// A number or a truth value is taken as its text, because a person may have written it so.
    private static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties().forEach(it -> {
            var value = it.getValue();
            if (value.isContainer() || value.isNull()) {
                throw DocumentException.noExport(it.getKey());
            }
            texts.put(it.getKey(), value.asString());
        });
        return texts;
    }
}
