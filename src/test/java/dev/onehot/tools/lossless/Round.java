package dev.onehot.tools.lossless;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Insertion;
import dev.onehot.model.UnreadableFileException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// One document that is followed with some keys, switched, and released.
final class Round {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Documents documents;
    private final Random random;
    private final String original;
    private final List<Own> keys = new ArrayList<>();
    private LosslessText text;
    private JsonNode tree;

    /// A key as it is recorded.
    private record Own(KeyPath path, Optional<String> original, Optional<JsonNode> before, Optional<Insertion> insertion) {}

    Round(Documents documents, long seed) {
        this.documents = documents;
        random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        original = documents.document(random);
        tree = documents.read(original);
        try {
            text = of(original);
        } catch (UnreadableFileException wrong) {
            throw new AssertionError("seed " + seed + " of " + documents + "\n--- document\n" + original, wrong);
        }
    }

    static void run(Documents documents, long seed) {
        var round = new Round(documents, seed);
        try {
            round.follow();
            for (int n = 0; n < 3; n++) {
                round.change();
            }
            int ending = round.random.nextInt(3);
            if (ending == 0) {
                round.release();
                assertThat(text(round.text)).isEqualTo(round.original);
            } else {
                if (ending == 1) {
                    round.rewrite();
                } else {
                    round.addBeside();
                }
                round.changeAgain();
                round.release();
                assertThat(documents.told(round.read())).as("after its own rewriting").isEqualTo(documents.told(round.tree));
            }
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError("seed " + seed + " of " + documents + "\n--- document\n" + round.original + "\n--- keys " + round.keys + "\n--- now\n"
                    + text(round.text) + "\n---", failed);
        }
    }

    private void follow() {
        int wanted = 2 + random.nextInt(5);
        for (int n = 0; n < 20 && keys.size() < wanted; n++) {
            var path = documents.path(tree, random);
            if (keys.stream().noneMatch(it -> meet(it.path(), path)) && Wanted.canBe(tree, path)) {
                var raw = text.raw(path);
                var before = Wanted.at(tree, path);
                if (before.isPresent() && raw.isEmpty()) {
                    continue;
                }
                try {
                    keys.add(new Own(path, raw, before, set(path)));
                } catch (UnreadableFileException refused) {
                    assertThat(documents.mayRefuse(original)).as("refused at %s: %s", path, refused.getMessage()).isTrue();
                }
            }
        }
    }

    private void change() {
        keys.stream().filter(it -> Chance.is(random, 70)).forEach(it -> assertThat(set(it.path())).isEmpty());
    }

    /// One that a program wrote in pieces is not changed any more; released it is.
    private void changeAgain() {
        for (var key : keys) {
            if (Chance.is(random, 40) && text.raw(key.path()).isPresent()) {
                try {
                    assertThat(set(key.path())).isEmpty();
                } catch (UnreadableFileException refused) {
                    assertThat(documents.mayRefuse(text(text))).as("refused at %s: %s", key.path(), refused.getMessage()).isTrue();
                }
            }
        }
    }

    /// The new value is there, and nothing else differs: neither a byte nor what a reader sees.
    private Optional<Insertion> set(KeyPath path) {
        var value = path.steps().getLast() instanceof KeyPath.Element element ? Wanted.element(element, documents.value(random)) : documents.value(random);
        var old = text(text);
        var raw = text.raw(path);
        var edited = text.with(path, value);
        text = edited.text();
        var now = text.raw(path).orElseThrow();
        if (edited.insertion().isPresent()) {
            assertThat(raw).isEmpty();
            assertThat(without(text(text), edited.insertion().get(), now)).as("what was put in, taken out of %s", text(text)).contains(old);
        } else {
            assertThat(replaced(old, raw.orElseThrow(), now)).as("replaced at %s: %s", path, text(text)).contains(text(text));
        }
        tree = Wanted.with(tree, path, JSON.readTree(value));
        assertThat(read()).as("with %s at %s: %s", value, path, text(text)).isEqualTo(tree);
        assertThat(text.get(path).map(JSON::readTree)).contains(JSON.readTree(value));
        return edited.insertion();
    }

    /// As a program does that changes one value itself, also in what was made for ours.
    private void addBeside() {
        for (int n = 0; n < 4; n++) {
            var path = documents.path(tree, random);
            if (keys.stream().noneMatch(it -> meet(it.path(), path)) && Wanted.canBe(tree, path) && Wanted.at(tree, path).isEmpty() && text.get(path).isEmpty()) {
                try {
                    set(path);
                } catch (UnreadableFileException refused) {
                    assertThat(documents.mayRefuse(original)).as("refused at %s: %s", path, refused.getMessage()).isTrue();
                }
            }
        }
    }

    private void rewrite() {
        var anew = tree.deepCopy();
        var objects = new ArrayList<ObjectNode>();
        Wanted.objects(anew, objects);
        if (!objects.isEmpty() && Chance.is(random, 70)) {
            objects.get(random.nextInt(objects.size())).put("added", "by the program");
        }
        if (Chance.is(random, 50)) {
            objects.forEach(Wanted::sort);
        }
        text = of(documents.rewritten(anew, random).replace("\r\n", "\n"));
        tree = read();
    }

    private void release() {
        for (var key : keys.reversed()) {
            text = key.original().isPresent() ? text.withRaw(key.path(), key.original().get()) : text.without(key.path(), key.insertion());
            tree = key.before().isPresent() ? Wanted.with(tree, key.path(), key.before().get()) : Wanted.without(tree, key.path(), documents.read(original));
        }
    }

    private JsonNode read() {
        return documents.read(text(text));
    }

    private LosslessText of(String document) {
        return LosslessText.of(documents.format(), document.getBytes(StandardCharsets.UTF_8));
    }

    static String text(LosslessText text) {
        return new String(text.content(), StandardCharsets.UTF_8);
    }

    /// All texts that `text` can have been before.
    private static Set<String> without(String text, Insertion insertion, String value) {
        var parts = (insertion.before() + value + insertion.after()).split(String.valueOf(Insertion.GAP), 2);
        var all = new HashSet<String>();
        for (int at = text.indexOf(parts[0]); at >= 0; at = text.indexOf(parts[0], at + 1)) {
            var left = text.substring(0, at) + text.substring(at + parts[0].length());
            if (parts.length == 1) {
                all.add(left);
                continue;
            }
            for (int next = left.indexOf(parts[1], at); next >= 0; next = left.indexOf(parts[1], next + 1)) {
                all.add(left.substring(0, next) + left.substring(next + parts[1].length()));
            }
        }
        return all;
    }

    private static Set<String> replaced(String text, String old, String now) {
        var all = new HashSet<String>();
        for (int at = text.indexOf(old); at >= 0; at = at < text.length() ? text.indexOf(old, at + 1) : -1) {
            all.add(text.substring(0, at) + now + text.substring(at + old.length()));
        }
        return all;
    }

    private static boolean meet(KeyPath one, KeyPath other) {
        int shared = Math.min(one.steps().size(), other.steps().size());
        return plain(one).subList(0, shared).equals(plain(other).subList(0, shared));
    }

    /// The steps without where an element is put in.
    private static List<KeyPath.Step> plain(KeyPath path) {
        return path.steps().stream().map(it -> it instanceof KeyPath.Element(var members, _) ? new KeyPath.Element(members, false) : it).toList();
    }
}
