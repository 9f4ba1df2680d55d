package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.Insertion;

/// What one text has where, as its language has it. Changes nothing itself: it says which characters of the text would change.
interface Layout {
    /// The value at `path` as one piece of the text.
    Optional<Part> find(KeyPath path);

    /// The value at `path` as canonical JSON, in how many pieces it ever stands.
    Optional<String> json(KeyPath path);

    /// How the value is written in the place of what is at `path`.
    ///
    /// @param old what stands there
    String instead(KeyPath path, Part old, JsonValue value);

    /// What `raw` says, as [#find] gave it once; only where it may say something else in another place.
    default Optional<String> said(KeyPath path, String raw) {
        return Optional.empty();
    }

    /// Where a value goes that is not there. Throws [dev.onehot.model.UnreadableFileException] when something else is where it would have to be.
    Put put(KeyPath path, JsonValue value);

    /// The member at `path` with its comma or line, and nothing else; where it stands in several pieces one of them. It is there.
    List<Cut> cuts(KeyPath path);

    /// The innermost value that has the one at `path` in it and begins before `start`; empty where lines and not commas part them.
    default Optional<Part> around(KeyPath path, int start) {
        for (var outer = path; !outer.steps().isEmpty(); ) {
            outer = outer.parent();
            var found = find(outer).filter(it -> it.start() < start);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Whether nothing else has come into the parents that were made, so that they can be cut out with it.
    boolean isAlone(KeyPath path, Insertion insertion);

    /// How many parents were made by what was put in, so that they go when they are empty.
    int parents(Insertion insertion);

    /// Whether nothing is in what is at `path`, no comment either; what names an element aside.
    boolean isBare(KeyPath path);

    /// Whether the text has nothing but what a new file has.
    boolean isEmpty();

    /// What is put in.
    ///
    /// @param comma where the part of [Insertion#before] up to the gap goes; without a gap the same as `at`
    record Put(int comma, int at, Insertion insertion, String value) {
        Put(int at, String before, String value, String after) {
            this(at, at, new Insertion(before, after), value);
        }
    }

    /// Characters that go.
    record Cut(int start, int end) {}
}
