package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.FilePatch;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.Header;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.ReleasedFile;
import dev.onehot.model.WantedFile;
import dev.onehot.tools.lossless.LosslessText;
import dev.onehot.tools.programs.Template;

/// What one file becomes. Pure; throws [dev.onehot.model.UnreadableFileException] for one that is not what it should be.
final class FilePatching {
    private static final Pattern LEAF = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final WantedFile wanted;
    private final OwnedValues owned;
    private final Optional<ApiKey> clear;

    FilePatching(WantedFile wanted, List<OwnedKey> keys, Optional<ApiKey> clear) {
        this.wanted = wanted;
        this.owned = new OwnedValues(keys);
        this.clear = clear;
    }

    FilePatch patch(Optional<byte[]> content, boolean overDrift) {
        var before = LosslessText.of(wanted.format(), content.orElse(new byte[0]));
        var values = new LinkedHashMap<String, String>();
        wanted.values().forEach((path, json) -> values.put(path, WrittenValue.canonical(filled(json))));
        // A file that is all ours has no name for what is in it.
        var drifted = owned.drifted(before, values).stream().map(it -> it.isEmpty() ? "*" : it).toList();
        if (!drifted.isEmpty() && !overDrift) {
            return new FilePatch(Optional.empty(), owned.all(), drifted, "");
        }
        // Taken out together and put in anew, so that what is no longer wanted leaves nothing behind.
        boolean anew = owned.hasMoreThan(values.keySet());
        var text = anew ? owned.without(before, values.keySet(), overDrift) : before;
        var keys = new ArrayList<OwnedKey>();
        for (var each : values.entrySet()) {
            var path = OwnedValues.path(each.getKey());
            var raw = text.raw(path);
            boolean stays = OwnedValues.isOnce(each.getKey()) && text.get(path).isPresent();
            var edited = stays ? new LosslessText.Edited(text, Optional.empty()) : text.with(path, each.getValue());
            var known = owned.find(each.getKey());
            var written = known.flatMap(it -> OwnedValues.standing(before, it));
            boolean standing = known.filter(it -> !anew || OwnedValues.isKept(it, values.keySet())).isPresent();
            keys.add(new OwnedKey(
                    each.getKey(),
                    standing ? known.get().original() : raw,
                    standing ? known.get().insertion().flatMap(it -> edited.insertion().or(() -> Optional.of(it))) : edited.insertion(),
                    written,
                    Optional.of(recorded(each.getKey(), each.getValue(), written)),
                    isSecret(each.getKey()) || (raw.isPresent() && !standing && OwnedValues.maySecret(each.getKey())) || (standing && known.get().secret())));
            text = edited.text();
        }
        return result(content, text.content(), keys, drifted);
    }

    private FilePatch result(Optional<byte[]> content, byte[] after, List<OwnedKey> keys, List<String> drifted) {
        if (content.isPresent() && Arrays.equals(content.get(), after)) {
            return new FilePatch(Optional.empty(), keys, drifted, "");
        }
        var diff = UnifiedDiff.of(wanted.path().toString(), content.map(FilePatching::text), Optional.of(text(after)), harmless(keys));
        boolean lacksKey = clear.isEmpty() && wanted.values().values().stream().anyMatch(it -> it.contains(Header.KEY));
        return lacksKey ? new FilePatch(Optional.empty(), owned.all(), drifted, diff) : new FilePatch(Optional.of(after), keys, drifted, diff);
    }

    static ReleasedFile release(FollowedFile file, byte[] content, boolean empties) {
        var owned = new OwnedValues(file.keys());
        var before = LosslessText.of(file.format(), content);
        var after = empties ? owned.emptied(before) : owned.released(before);
        boolean gone = !empties && !file.existed() && after.isEmpty();
        boolean changed = gone || !Arrays.equals(content, after.content());
        var shown = file.keys().stream().flatMap(it -> Stream.of(it.written(), it.intended())).flatMap(Optional::stream).flatMap(FilePatching::leaves).toList();
        var diff = changed ? UnifiedDiff.of(file.path(), Optional.of(text(content)), gone ? Optional.empty() : Optional.of(text(after.content())), shown) : "";
        return new ReleasedFile(changed && !gone ? Optional.of(after.content()) : Optional.empty(), gone, diff);
    }

    private boolean isSecret(String path) {
        return Objects.requireNonNullElse(wanted.values().get(path), "").contains(Header.KEY);
    }

    /// The same text as long as the value is the same, so that nothing is recorded anew.
    private String recorded(String path, String json, Optional<String> written) {
        if (!isSecret(path)) {
            return json;
        }
        return written.filter(it -> WrittenValue.is(it, json)).orElseGet(() -> WrittenValue.hashed(json));
    }

    private String filled(String json) {
        var inner = clear.map(it -> Template.json(it.reveal())).map(it -> it.substring(1, it.length() - 1));
        return inner.map(it -> json.replace(Header.KEY, it)).orElse(json);
    }

    /// Our own values, those with a key left out.
    private List<String> harmless(List<OwnedKey> keys) {
        var now = wanted.values().values().stream().filter(it -> !it.contains(Header.KEY));
        var before = keys.stream().flatMap(it -> it.written().stream());
        return Stream.concat(now, before).flatMap(FilePatching::leaves).distinct().toList();
    }

    /// The texts in a value, as they stand between quotation marks, and the lines of those that have several.
    private static Stream<String> leaves(String json) {
        if (WrittenValue.isHashed(json)) {
            return Stream.empty();
        }
        return LEAF.matcher(json).results().map(it -> it.group(1)).flatMap(it -> Stream.concat(Stream.of(it), it.contains("\\n") ? it.translateEscapes().lines() : Stream.empty()));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
