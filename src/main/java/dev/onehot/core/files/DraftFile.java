package dev.onehot.core.files;

import module java.base;

import dev.onehot.disk.DurableFile;
import dev.onehot.disk.DurableFolder;
import dev.onehot.model.ApiKey;
import dev.onehot.model.StoredKey;
import dev.onehot.secret.MasterKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// A private file with the drafts of one person for one database. It holds no secret but encrypted with the master key of that database; one
/// that is typed while that is not open is not kept.
///
/// Not safe for several threads, but for [#open]. Blocks on the disk.
final class DraftFile {
    /// Behind each secret, so that the last characters, which a sealed key shows, are nobody's.
    private static final String END = "....";

    private final Path file;
    private final Supplier<Optional<MasterKey>> master;
    private Map<String, Sealed> before = new HashMap<>();

    /// What was sealed before stays as it is, also when keys were locked since.
    private record Sealed(String secret, String text) {
        @Override
        public String toString() {
            return "Sealed[••••]";
        }
    }

    /// @param master the master key as long as it is open
    DraftFile(Path file, Supplier<Optional<MasterKey>> master) {
        this.file = file;
        this.master = master;
    }

    /// What was kept; nothing when there is no such file, or when it is none of Onehot's.
    List<KeptDraft> read() throws IOException {
        try {
            // Most have none, and the window waits for this: nothing is made ready for it.
            var text = Files.readString(file);
            if (!(Json.MAPPER.readTree(text) instanceof ArrayNode all)) {
                return List.of();
            }
            var drafts = new ArrayList<KeptDraft>();
            all.forEach(it -> drafts.add(new KeptDraft(it.path("of").asString(""), texts(it.path("texts")), Map.of(), texts(it.path("sealed")))));
            return drafts;
        } catch (NoSuchFileException nothingWasTyped) {
            return List.of();
        } catch (JacksonException broken) {
            return List.of();
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties().forEach(it -> texts.put(it.getKey(), it.getValue().asString("")));
        return texts;
    }

    /// Replaces what was kept. When this returns, it survives a crash.
    void write(List<KeptDraft> drafts) throws IOException {
        if (drafts.isEmpty()) {
            DurableFile.delete(file);
            before.clear();
            return;
        }
        var now = new HashMap<String, Sealed>();
        var all = Json.MAPPER.createArrayNode();
        for (var draft : drafts) {
            var node = all.addObject().put("of", draft.of());
            var texts = node.putObject("texts");
            draft.texts().forEach(texts::put);
            var sealed = node.putObject("sealed");
            draft.sealed().forEach(sealed::put);
            draft.secrets().forEach((field, secret) -> {
                var kept = seal(draft.of() + "/" + field, field, secret);
                now.put(draft.of() + "/" + field, kept);
                sealed.put(field, kept.text());
            });
        }
        before = now;
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            DurableFolder.make(folder);
        }
        PrivateFile.writeOwn(file, Json.MAPPER.writeValueAsString(all));
    }

    private Sealed seal(String whose, String field, String secret) {
        var known = before.get(whose);
        if (known != null && known.secret().equals(secret) && !known.text().isEmpty()) {
            return known;
        }
        var clear = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)) + END;
        return new Sealed(secret, master.get().map(it -> it.seal(ApiKey.of(clear), bound(field)).text()).orElse(""));
    }

    /// The secret of a field that was kept; empty while the master key is not open, or when it is another one. Any thread.
    Optional<String> open(String field, String sealed) {
        return master.get()
                .flatMap(it -> it.open(StoredKey.of(sealed), bound(field)))
                .map(ApiKey::reveal)
                .filter(it -> it.endsWith(END))
                .map(it -> new String(Base64.getDecoder().decode(it.substring(0, it.length() - END.length())), StandardCharsets.UTF_8));
    }

    /// Made when the first text is read or written.
    private static final class Json {
        static final JsonMapper MAPPER = new JsonMapper();
    }

    private static String bound(String field) {
        return "draft/" + field;
    }
}
