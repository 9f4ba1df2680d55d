package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.Insertion;
import dev.onehot.model.UnreadableFileException;

/// The text of a configuration, changed at one value and nowhere else. Values are JSON, whatever the language of the file is.
///
/// What is written stands where the old value stood, or is put in with what it needs around it; that is told, and taken out again as it was put in.
/// Values are taken out in the reverse order of putting them in. Immutable; safe on any thread. No `toString` shows what is in it.
public final class LosslessText {
    private final DocumentFormat format;
    private final String text;
    private final Layout layout;

    private LosslessText(DocumentFormat format, String text) {
        this.format = format;
        this.text = text;
        layout = switch (format) {
            case JSON -> new JsonLayout(text, false);
            case JSONC -> new JsonLayout(text, true);
            case TOML -> new TomlLayout(text);
            case DOTENV -> new DotEnvLayout(text);
            case WHOLE -> new WholeLayout(text);
            case YAML -> new YamlLayout(text);
        };
    }

    /// Throws [UnreadableFileException] when `content` is no text in UTF-8 of this format.
    ///
    /// @param content of a file that is not there: no bytes
    public static LosslessText of(DocumentFormat format, byte[] content) {
        var bytes = ByteBuffer.wrap(content);
        var text = CharBuffer.allocate(content.length);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        boolean wrong = decoder.decode(bytes, text, true).isError() || decoder.flush(text).isError();
        var decoded = text.flip().toString();
        int zero = decoded.indexOf('\0');
        if (wrong || zero >= 0) {
            throw Fault.encoding(zero < 0 ? decoded : decoded.substring(0, zero));
        }
        return new LosslessText(format, decoded);
    }

    /// The compact form of `json`, by which values are compared. Throws [IllegalArgumentException] when it is no JSON.
    public static String canonical(String json) {
        return JsonValue.of(json).canonical();
    }

    /// The value at `path` as compact JSON, with members in their order and numbers as they stand. Of a name that stands twice it is the last.
    public Optional<String> get(KeyPath path) {
        return layout.json(path);
    }

    /// The value at `path` as it stands there; also empty where it stands in several pieces.
    public Optional<String> raw(KeyPath path) {
        return layout.find(path).map(it -> it.in(text));
    }

    /// With `json` at `path`; the same text where that value is there. Throws [UnreadableFileException] when something else stands in the way or the
    /// format has no words for it, and [IllegalArgumentException] for what is no JSON.
    public Edited with(KeyPath path, String json) {
        var value = JsonValue.of(json);
        var found = layout.find(path);
        if (found.isPresent()) {
            var old = found.get();
            boolean same = get(path).equals(Optional.of(value.canonical()));
            // Also where nothing changes now: whether it can be written has to be known before it has to.
            var written = said(old.start(), () -> layout.instead(path, old, value));
            return new Edited(same ? this : replaced(old, written).with(path, value, old.start()), Optional.empty());
        }
        var put = said(0, () -> layout.put(path, value));
        return new Edited(put(put, put.value()).with(path, value, put.at()), Optional.of(put.insertion()));
    }

    /// What a format has no words for is told as what is broken is.
    private <T> T said(int at, Supplier<T> words) {
        try {
            return words.get();
        } catch (IllegalArgumentException none) {
            throw Fault.value(text, at, none);
        }
    }

    /// This, if it has the value: what is broken before it, such as a quotation mark without its other, may have swallowed it.
    private LosslessText with(KeyPath path, JsonValue value, int at) {
        if (!get(path).equals(Optional.of(value.canonical()))) {
            throw Fault.shape(text, at);
        }
        return this;
    }

    /// With `raw` at `path`, as it stood there once; where its lines do not fit any more, what it says.
    public LosslessText withRaw(KeyPath path, String raw) {
        var said = layout.said(path, raw);
        if (said.isEmpty()) {
            return withText(path, raw);
        }
        try {
            var text = withText(path, raw);
            return text.get(path).equals(said) ? text : with(path, said.get()).text();
        } catch (UnreadableFileException moved) {
            return with(path, said.get()).text();
        }
    }

    private LosslessText withText(KeyPath path, String raw) {
        var old = layout.find(path);
        if (old.isPresent()) {
            return replaced(old.get(), raw);
        }
        var bare = withoutPieces(path);
        return bare.put(bare.layout.put(path, JsonValue.of("\"\"")), raw);
    }

    /// Without the value at `path`: what was put in around it goes where it still stands so, else the member alone. Parents that were made for it go when
    /// nothing else is in them.
    public LosslessText without(KeyPath path, Optional<Insertion> insertion) {
        int parents = insertion.map(layout::parents).orElse(0);
        var found = layout.find(path);
        if (found.isEmpty()) {
            return withoutPieces(path).withoutParents(path, parents);
        }
        var exact = insertion.flatMap(it -> cutOut(path, found.get(), it));
        return exact.isPresent() ? exact.get() : cut(layout.cuts(path)).withoutParents(path, parents);
    }

    /// What a program wrote here and there in the place of one value is that value.
    private LosslessText withoutPieces(KeyPath path) {
        var left = this;
        while (left.layout.json(path).isPresent()) {
            left = left.cut(left.layout.cuts(path));
        }
        return left;
    }

    /// The bytes of the file.
    public byte[] content() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Whether nothing is in it but what a new file has, so that a file that was not there can go.
    public boolean isEmpty() {
        return layout.isEmpty();
    }

    private Optional<LosslessText> cutOut(KeyPath path, Part value, Insertion insertion) {
        int gap = insertion.before().indexOf(Insertion.GAP);
        var near = insertion.before().substring(gap + 1);
        var far = insertion.before().substring(0, Math.max(0, gap));
        int start = value.start() - near.length();
        if (start < 0 || !text.startsWith(near, start) || !text.startsWith(insertion.after(), value.end())) {
            return Optional.empty();
        }
        var neighbours = layout.around(path, start).map(Part::entries);
        boolean alone = !insertion.before().startsWith(",") && !insertion.after().contains(",");
        if ((alone && neighbours.filter(it -> it.size() > 1).isPresent()) || !layout.isAlone(path, insertion)) {
            return Optional.empty();
        }
        var cuts = new ArrayList<Layout.Cut>();
        if (gap >= 0) {
            int comma = neighbours.stream().flatMap(List::stream).map(it -> it.value().end()).filter(it -> it <= start).max(Integer::compare).orElse(text.length());
            if (!text.startsWith(far, comma)) {
                return Optional.empty();
            }
            cuts.add(new Layout.Cut(comma, comma + far.length()));
        }
        cuts.add(new Layout.Cut(start, value.end() + insertion.after().length()));
        try {
            return Optional.of(cut(cuts));
        } catch (UnreadableFileException grown) {
            return Optional.empty();
        }
    }

    private LosslessText withoutParents(KeyPath path, int parents) {
        var result = this;
        var outer = path;
        for (int n = 0; n < parents && !outer.steps().isEmpty(); n++) {
            outer = outer.parent();
            if (!result.layout.isBare(outer)) {
                break;
            }
            result = result.cut(result.layout.cuts(outer));
        }
        return result;
    }

    private LosslessText replaced(Part old, String with) {
        return changed(text.substring(0, old.start()) + with + text.substring(old.end()));
    }

    private LosslessText put(Layout.Put put, String value) {
        int gap = put.insertion().before().indexOf(Insertion.GAP);
        return changed(text.substring(0, put.comma()) + put.insertion().before().substring(0, Math.max(0, gap)) + text.substring(put.comma(), put.at())
                + put.insertion().before().substring(gap + 1) + value + put.insertion().after() + text.substring(put.at()));
    }

    private LosslessText cut(List<Layout.Cut> cuts) {
        var left = new StringBuilder(text);
        cuts.reversed().forEach(it -> left.delete(it.start(), it.end()));
        return changed(left.toString());
    }

    private LosslessText changed(String changed) {
        return new LosslessText(format, changed);
    }

    /// A text with one value set.
    ///
    /// @param insertion what was put in around a value that was not there
    public record Edited(LosslessText text, Optional<Insertion> insertion) {}
}
