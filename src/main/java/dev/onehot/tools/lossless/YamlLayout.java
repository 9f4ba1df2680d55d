package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.Insertion;
import dev.onehot.model.UnreadableFileException;

/// What a YAML text has where. The value of a name begins behind its colon, so that it may be on the next line.
final class YamlLayout implements Layout {
    private final String text;
    private final YamlTree tree;
    private final Optional<Part> root;
    private final YamlPlace place;

    /// Throws [dev.onehot.model.UnreadableFileException].
    YamlLayout(String text) {
        this.text = text;
        tree = YamlLines.read(text).orElseGet(() -> new YamlScanner(text).tree());
        root = tree.root();
        place = new YamlPlace(text, tree);
    }

    /// The last step, as it stands.
    private Optional<Part.Member> member(KeyPath path) {
        var here = root.map(it -> new Part.Member("", it.start(), it));
        for (var step : path.steps()) {
            here = here.flatMap(it -> it.value().step(step, this::json));
        }
        return here;
    }

    @Override
    public Optional<Part> find(KeyPath path) {
        boolean named = isNamed(path);
        return member(path).map(it -> new Part(it.value().kind(), named ? it.behind() : it.value().start(), it.value().end(), it.value().members()));
    }

    private static boolean isNamed(KeyPath path) {
        return !path.steps().isEmpty() && path.steps().getLast() instanceof KeyPath.Name;
    }

    @Override
    public Optional<String> json(KeyPath path) {
        return member(path).map(it -> json(it.value()));
    }

    private String json(Part part) {
        return JsonValue.canonical(part, it -> tree.json(text, it));
    }

    @Override
    public String instead(KeyPath path, Part old, JsonValue value) {
        var member = member(path).orElseThrow();
        boolean named = isNamed(path);
        if (tree.isShared(member.value()) || tree.isReferred(member.value()) || (named && place.isOdd(member))) {
            throw Fault.shape(text, old.start());
        }
        return (named ? " " : "") + YamlWords.print(value);
    }

    /// Lines stand as far in as they stood.
    @Override
    public Optional<String> said(KeyPath path, String raw) {
        boolean named = isNamed(path);
        int indent = raw.lines().skip(1).filter(it -> !it.isBlank()).mapToInt(it -> LineStyle.blanks(it, 0)).min().orElse(0);
        try {
            var alone = new YamlLayout((named ? "value:" + raw : " ".repeat(indent) + raw) + "\n");
            return alone.json(named ? KeyPath.ROOT.then("value") : KeyPath.ROOT);
        } catch (UnreadableFileException reference) {
            return Optional.empty();
        }
    }

    @Override
    public Put put(KeyPath path, JsonValue value) {
        var steps = path.steps();
        if (root.isEmpty()) {
            return place.inEmpty(steps, value);
        }
        var here = root.get();
        for (int n = 0; n < steps.size(); n++) {
            if (!here.fits(steps.get(n)) || tree.isShared(here)) {
                throw Fault.shape(text, here.start());
            }
            var next = here.step(steps.get(n), this::json);
            if (next.isEmpty()) {
                return place.in(here, steps.subList(n, steps.size()), value);
            }
            here = next.get().value();
        }
        throw new IllegalArgumentException("it is there");
    }

    @Override
    public List<Cut> cuts(KeyPath path) {
        var member = member(path).orElseThrow();
        if (path.steps().isEmpty()) {
            return List.of(new Cut(member.start(), member.value().end()));
        }
        var parent = member(path.parent()).orElseThrow().value();
        if (tree.isFlow(parent)) {
            return Commas.cuts(text, parent.members(), member.value(), it -> YamlWords.trivia(text, it));
        }
        return place.lines(parent, member);
    }

    @Override
    public Optional<Part> around(KeyPath path, int start) {
        for (var outer = path; !outer.steps().isEmpty(); ) {
            outer = outer.parent();
            var found = member(outer).map(Part.Member::value).filter(it -> it.start() < start);
            if (found.isPresent()) {
                return found.filter(tree::isFlow);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean isAlone(KeyPath path, Insertion insertion) {
        if (insertion.before().isEmpty() && member(path.parent()).filter(it -> tree.isFlow(it.value())).isEmpty()) {
            // It stood in brackets, and stands behind a dash.
            return false;
        }
        var inner = path;
        for (int n = parents(insertion); n > 0 && !inner.steps().isEmpty(); n--) {
            var outer = inner.parent();
            var named = !outer.steps().isEmpty() && outer.steps().getLast() instanceof KeyPath.Element element ? element.members().size() : 0;
            if (member(outer).filter(it -> it.value().members().size() <= 1 + named).isEmpty()) {
                return false;
            }
            inner = outer;
        }
        return true;
    }

    @Override
    public int parents(Insertion insertion) {
        return YamlPlace.parents(insertion);
    }

    @Override
    public boolean isBare(KeyPath path) {
        return member(path).filter(it -> it.value().start() == it.value().end() || it.value().isBare(text, path)).isPresent();
    }

    @Override
    public boolean isEmpty() {
        return root.isEmpty() && text.replace("\ufeff", "").isBlank();
    }
}
