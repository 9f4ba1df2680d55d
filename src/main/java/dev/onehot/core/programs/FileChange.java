package dev.onehot.core.programs;

import module java.base;

import dev.onehot.core.keys.KeySealer;
import dev.onehot.disk.KeptFile;
import dev.onehot.model.ApiKey;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeysException;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.ProgramFiles;
import dev.onehot.model.ProgramStanding;

/// What one file becomes, made from what stands in it.
///
/// @param read what stood in it; empty where there is none
/// @param next what it becomes; empty when nothing changes, or it goes
/// @param gone whether it goes
/// @param keys what of it is ours then, with what is intended; empty when it is put back
/// @param diff for a person
record FileChange(DueFile due, Optional<byte[]> read, Optional<byte[]> next, boolean gone, Optional<List<OwnedKey>> keys, String diff) {
    /// Nothing was changed.
    static final class TroubleException extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient Trouble trouble;

        TroubleException(Trouble trouble) {
            super(trouble.reason().code());
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }

    /// What is needed to make one.
    ///
    /// @param key of a provider for a program, both by id, in clear; throws [KeysException] while it is not to be had
    /// @param others databases that may have written a file
    record Maker(ProgramFiles programs, KeySealer sealer, KeyProtection protection, BiFunction<String, Long, ApiKey> key, OtherDatabase others) {
        /// @param over whether also what somebody else changed is written
        /// @param empties whether what is ours is emptied instead of put back
        FileChange make(DueFile due, boolean over, boolean empties) throws TroubleException {
            try {
                var content = KeptFile.read(due.path());
                if (due.wanted().isEmpty()) {
                    return release(due, content, empties);
                }
                var known = content.isPresent() ? due.earlier() : List.<DueFile.Earlier>of();
                var copy = known.stream().flatMap(it -> copy(due, content, it).stream()).findFirst();
                return copy.isPresent() ? copy.get() : patch(due, content, over);
            } catch (IOException failure) {
                throw new TroubleException(Trouble.failed(due.path(), failure));
            } catch (KeysException locked) {
                throw new TroubleException(new Trouble(ProgramStanding.WAITS_FOR_KEYS, locked.what()));
            } catch (OnehotException failure) {
                throw new TroubleException(Trouble.unreadable(failure));
            }
        }

        /// Of a file that has what was last written into that one, what stood there first is what stood in that; empty for another file.
        private Optional<FileChange> copy(DueFile due, Optional<byte[]> content, DueFile.Earlier that) {
            var file = that.file();
            var open = file.withKeys(file.keys().stream().map(it -> sealer.isLost(it) ? it : sealer.opened(that.program(), file.path(), it)).toList());
            try {
                return Optional.of(patch(due.as(open), content, false));
            } catch (TroubleException another) {
                return Optional.empty();
            }
        }

        private FileChange patch(DueFile due, Optional<byte[]> content, boolean over) throws TroubleException {
            var wanted = due.wanted().orElseThrow();
            var clear = wanted.needsKey() ? due.provider().map(it -> key.apply(due.program().id(), it.id())) : Optional.<ApiKey>empty();
            var known = due.row().map(FollowedFile::keys).orElse(List.of());
            // What stays ours is not put back now, and may stay sealed.
            var open = known.stream().map(it -> wanted.values().containsKey(it.path()) ? openedIfPossible(due, it) : opened(due, it)).toList();
            var patch = programs.patch(wanted, open, content, clear, over);
            if (!patch.drifted().isEmpty() && !over) {
                throw new TroubleException(content.isPresent() ? drifted(due, patch.drifted()) : gone(due));
            }
            var stored = known.stream().collect(Collectors.toMap(OwnedKey::path, OwnedKey::original));
            var keys = patch.keys().stream()
                    .map(it -> stored.containsKey(it.path()) ? it.withOriginal(stored.get(it.path())) : it)
                    .toList();
            requireNoOther(due, keys.stream().filter(it -> !stored.containsKey(it.path())));
            sealer.requireSealable(protection, keys);
            return new FileChange(due, content, patch.content(), false, Optional.of(keys), patch.diff());
        }

        private FileChange release(DueFile due, Optional<byte[]> content, boolean empties) {
            var row = due.row().orElseThrow();
            if (content.isEmpty()) {
                return new FileChange(due, content, Optional.empty(), false, Optional.empty(), "");
            }
            var file = row.withKeys(row.keys().stream().map(it -> opened(due, it)).toList());
            var released = programs.release(file, content.get(), empties);
            return new FileChange(
                    due, content, released.content(), released.gone(), empties ? Optional.of(row.keys()) : Optional.empty(), released.diff());
        }

        /// Whether something that stood in its files cannot be put back, because nobody can read it any more.
        boolean loses(FollowedProgram program) {
            return program.files().stream().flatMap(it -> it.keys().stream()).anyMatch(sealer::isLost);
        }

        /// What is lost counts as if it had not been there: better than that what is ours stays for ever.
        private OwnedKey opened(DueFile due, OwnedKey key) {
            return sealer.isLost(key) ? key.withOriginal(Optional.empty()) : sealer.opened(due.program(), due.noted(), key);
        }

        private OwnedKey openedIfPossible(DueFile due, OwnedKey key) {
            return sealer.openedIfPossible(due.program(), due.noted(), key);
        }

        private void requireNoOther(DueFile due, Stream<OwnedKey> fresh) throws TroubleException {
            var other = others.named(due.path(), fresh.flatMap(it -> it.original().stream()).toList());
            if (other.isPresent()) {
                throw new TroubleException(new Trouble(ProgramStanding.FAILED, Message.of("program.otherDatabase", due.path().toString(), other.get())));
            }
        }

        private static Trouble gone(DueFile due) {
            return new Trouble(ProgramStanding.DRIFTED, Message.of("program.gone", due.path().toString()));
        }

        private static Trouble drifted(DueFile due, List<String> paths) {
            return new Trouble(ProgramStanding.DRIFTED, Message.of("program.drifted", due.path().toString(), String.join(", ", paths)));
        }
    }

    /// Whether the file itself becomes another one.
    boolean changes() {
        return next.isPresent() || gone;
    }

    /// Does it. The file is as it was, or as it should be.
    void write() throws IOException {
        if (gone) {
            KeptFile.remove(due.path(), read.orElseThrow());
        } else if (next.isPresent()) {
            KeptFile.replace(due.path(), read, next.get());
        }
    }

    /// What is noted before the file is changed: what goes from it with this change stands there until then, and is ours as long.
    Optional<FollowedFile> intended() {
        return keys.map(it -> file(Stream.concat(going(it), it.stream()).toList(), due.row().map(FollowedFile::provider).orElse(OptionalLong.empty()), due.row().map(FollowedFile::writtenAt).orElse("")));
    }

    private Stream<OwnedKey> going(List<OwnedKey> next) {
        var paths = next.stream().map(OwnedKey::path).collect(Collectors.toSet());
        return due.row().stream().flatMap(it -> it.keys().stream()).filter(it -> !paths.contains(it.path()));
    }

    /// What is noted when it is.
    Optional<FollowedFile> written(String at) {
        var before = due.row().map(FollowedFile::writtenAt).orElse("");
        var last = due.row().map(FollowedFile::provider).orElse(OptionalLong.empty());
        var provider = due.provider().map(it -> OptionalLong.of(it.id())).orElse(last);
        return keys.map(all -> file(all.stream().map(OwnedKey::asWritten).toList(), provider, changes() || before.isEmpty() ? at : before));
    }

    private FollowedFile file(List<OwnedKey> all, OptionalLong provider, String at) {
        boolean existed = due.row().map(FollowedFile::existed).orElse(read.isPresent());
        var format = due.wanted().map(it -> it.format()).or(() -> due.row().map(FollowedFile::format)).orElseThrow();
        return new FollowedFile(due.noted(), format, existed, provider, at, all);
    }
}
