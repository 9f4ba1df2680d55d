package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.OwnedKey;
import dev.onehot.tools.lossless.KeyPath;
import dev.onehot.tools.lossless.LosslessText;

/// The values of one file that are ours, in the order in which they were put in. Pure.
final class OwnedValues {
    private static final String EMPTY = "\"\"";
    private static final Pattern SECRET = Pattern.compile("(?i)auth|bearer|cookie|secret|token|passw|passphrase|credential|key|header|args|command");

    private final SequencedMap<String, OwnedKey> keys = new LinkedHashMap<>();

    OwnedValues(List<OwnedKey> keys) {
        keys.forEach(it -> this.keys.put(it.path(), it));
    }

    /// In front of a path: what is put there once, where nothing stands, and whatever becomes of it.
    static final String ONCE = "?";

    static boolean isOnce(String path) {
        return path.startsWith(ONCE);
    }

    static KeyPath path(String path) {
        return KeyPath.of(isOnce(path) ? path.substring(1) : path);
    }

    /// Whether a value of this name may be a key.
    static boolean maySecret(String path) {
        return path.isEmpty() || SECRET.matcher(path).find();
    }

    List<OwnedKey> all() {
        return List.copyOf(keys.values());
    }

    Optional<OwnedKey> find(String path) {
        return Optional.ofNullable(keys.get(path));
    }

    /// Whether some are not among these paths any more.
    boolean hasMoreThan(Set<String> paths) {
        return !paths.containsAll(keys.keySet());
    }

    /// Those that somebody else changed. One that is not wanted any more is simply not ours then.
    ///
    /// @param wanted JSON by path
    List<String> drifted(LosslessText text, Map<String, String> wanted) {
        return keys.values().stream()
                .filter(it -> wanted.containsKey(it.path()))
                .filter(it -> !isOurs(text, it) && !text.get(path(it.path())).equals(Optional.ofNullable(wanted.get(it.path()))))
                .map(OwnedKey::path)
                .toList();
    }

    /// Whether what stands there is what we wrote, or were about to, or stood there before we did.
    private static boolean isOurs(LosslessText text, OwnedKey key) {
        var path = path(key.path());
        var now = text.get(path);
        if (isOnce(key.path())) {
            return true;
        }
        boolean written = now.isPresent() && Stream.of(key.written(), key.intended()).flatMap(Optional::stream).anyMatch(it -> WrittenValue.is(it, now.get()));
        boolean before = key.written().isEmpty() && (now.isEmpty() ? key.original().isEmpty() && key.insertion().isPresent() : text.raw(path).equals(key.original()));
        return written || before;
    }

    /// What we wrote last: of what was cut short that is what was intended, once it stands there. Else a second cut would make it somebody else's.
    static Optional<String> standing(LosslessText text, OwnedKey key) {
        var now = text.get(path(key.path()));
        return key.intended().filter(it -> now.filter(value -> WrittenValue.is(it, value)).isPresent()).or(key::written);
    }

    /// The text without any of them, what stood there before in its place. What somebody else changed stays, and what was made for it.
    LosslessText released(LosslessText from) {
        return released(from, false, _ -> true);
    }

    /// The text ready for others of ours: without those that are not wanted any more, and without those that were put in, as those will be anew.
    ///
    /// @param all even what somebody else changed
    LosslessText without(LosslessText from, Set<String> wanted, boolean all) {
        return released(from, all, it -> !isKept(it, wanted));
    }

    /// Of what was replaced only the value changes; its original may be sealed, and is not needed.
    static boolean isKept(OwnedKey key, Set<String> wanted) {
        return key.original().isPresent() && wanted.contains(key.path());
    }

    private LosslessText released(LosslessText from, boolean all, Predicate<OwnedKey> which) {
        var text = from;
        var left = new ArrayList<String>();
        for (var key : keys.values().stream().filter(which).toList().reversed()) {
            boolean gone = text.get(path(key.path())).isEmpty();
            if (!all && !gone && !isOurs(text, key) && !isEmptied(text, key)) {
                left.add(key.path());
            } else if (!isOnce(key.path()) || (key.original().isEmpty() && left.stream().noneMatch(it -> it.startsWith(key.path().substring(1))))) {
                text = released(text, key);
            }
        }
        return text;
    }

    private static LosslessText released(LosslessText text, OwnedKey key) {
        var path = path(key.path());
        if (text.get(path).isEmpty() && (key.written().isEmpty() || key.original().isPresent())) {
            // Not written yet, or gone; where nothing was before, parents that were made for it may still be there.
            return text;
        }
        return key.original().isPresent() ? text.withRaw(path, key.original().get()) : text.without(path, key.insertion());
    }

    /// The text with ours emptied where nothing stood before, because a running program keeps what is only removed.
    LosslessText emptied(LosslessText from) {
        var text = from;
        for (var key : List.copyOf(keys.values()).reversed()) {
            var path = path(key.path());
            if (!isOurs(text, key) || isOnce(key.path())) {
                continue;
            }
            if (key.original().isPresent()) {
                text = text.withRaw(path, key.original().get());
            } else if (text.get(path).filter(it -> it.startsWith("\"")).isPresent()) {
                text = text.with(path, EMPTY).text();
            }
        }
        return text;
    }

    private static boolean isEmptied(LosslessText text, OwnedKey key) {
        return key.original().isEmpty() && text.get(path(key.path())).equals(Optional.of(EMPTY));
    }
}
