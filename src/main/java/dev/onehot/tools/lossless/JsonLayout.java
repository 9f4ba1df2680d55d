package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.Insertion;

/// What a JSON text has where.
final class JsonLayout implements Layout {
    private final String text;
    private final JsonScanner scanner;
    private final Optional<Part> root;
    private final JsonPlace place;

    /// Throws [dev.onehot.model.UnreadableFileException].
    ///
    /// @param lenient whether it may have comments and trailing commas
    JsonLayout(String text, boolean lenient) {
        this.text = text;
        scanner = new JsonScanner(text, lenient);
        root = scanner.document();
        place = new JsonPlace(text, scanner, root);
    }

    @Override
    public Optional<Part> find(KeyPath path) {
        var here = root;
        for (var step : path.steps()) {
            here = here.flatMap(it -> it.step(step, this::json)).map(Part.Member::value);
        }
        return here;
    }

    @Override
    public Optional<String> json(KeyPath path) {
        return find(path).map(this::json);
    }

    private String json(Part part) {
        return JsonValue.canonical(part, it -> JsonValue.scalar(text, it));
    }

    @Override
    public String instead(KeyPath path, Part old, JsonValue value) {
        var parent = path.steps().isEmpty() ? Optional.<Part>empty() : find(path.parent());
        return place.instead(old, parent, value);
    }

    @Override
    public Put put(KeyPath path, JsonValue value) {
        if (root.isEmpty()) {
            return place.inEmpty(path, value);
        }
        var steps = path.steps();
        var here = root.get();
        for (int n = 0; n < steps.size(); n++) {
            if (!here.fits(steps.get(n))) {
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
        var found = find(path).orElseThrow();
        if (path.steps().isEmpty()) {
            return List.of(new Cut(found.start(), found.end()));
        }
        return Commas.cuts(text, find(path.parent()).orElseThrow().members(), found, scanner::trivia);
    }

    /// The brackets behind it say so.
    @Override
    public boolean isAlone(KeyPath path, Insertion insertion) {
        return true;
    }

    @Override
    public int parents(Insertion insertion) {
        var before = insertion.before();
        int open = 0;
        boolean string = false;
        for (int n = 0; n < before.length(); n++) {
            char c = before.charAt(n);
            if (c == '"') {
                string = !string;
            } else if (c == '\\') {
                n++;
            } else if (!string && (c == '{' || c == '[')) {
                open++;
            }
        }
        return open;
    }

    @Override
    public boolean isBare(KeyPath path) {
        return find(path).filter(it -> it.isBare(text, path)).isPresent();
    }

    @Override
    public boolean isEmpty() {
        return root.map(it -> it.isBare(text, KeyPath.ROOT) && (text.substring(0, it.start()) + text.substring(it.end())).replace("\ufeff", "").isBlank())
                .orElseGet(() -> text.replace("\ufeff", "").isBlank());
    }
}
