package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.ConflictException;
import dev.onehot.core.keys.KeySealer;
import dev.onehot.model.Change;
import dev.onehot.model.Change.ProgramAction;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.Message;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.PastChange;
import dev.onehot.model.Problem;
import dev.onehot.model.ValidationException;

/// What each command about a program does inside a transaction: what is wanted of its files, what is known of them, and with which token it asks the
/// endpoint. Whoever writes files comes after the commit.
final class ProgramCommands {
    private final Transaction transaction;

    ProgramCommands(Transaction transaction) {
        this.transaction = transaction;
    }

    OptionalLong follow(FollowedProgram program) {
        put(following(program.key()), Optional.of(program));
        return OptionalLong.empty();
    }

    OptionalLong release(String place, String id) {
        put(following(FollowedProgram.key(place, id)), Optional.empty());
        return OptionalLong.empty();
    }

    OptionalLong hold(String place, String id, OptionalLong provider) {
        var before = following(FollowedProgram.key(place, id));
        put(before, before.map(it -> it.withPinned(provider)));
        return OptionalLong.empty();
    }

    OptionalLong apply(String place, String id) {
        var program = following(FollowedProgram.key(place, id));
        program.ifPresent(it -> {
            transaction.record(ProgramAction.APPLIED, program, program);
            transaction.remark(Message.of("program.unkept", it.name()));
        });
        return OptionalLong.empty();
    }

    OptionalLong record(Map<String, Map<String, Optional<FollowedFile>>> known) {
        known.forEach((key, files) -> transaction.now().program(key).ifPresent(it -> record(it, files)));
        return OptionalLong.empty();
    }

    private void record(FollowedProgram before, Map<String, Optional<FollowedFile>> known) {
        var files = new ArrayList<>(before.files());
        files.removeIf(it -> known.containsKey(it.path()));
        known.values().forEach(it -> it.ifPresent(files::add));
        if (before.releasing() && files.isEmpty()) {
            transaction.session().programs().delete(before);
            transaction.show(transaction.now().following(transaction.now().programs().minus(before.key())));
            transaction.tell(ProgramAction.WRITTEN, before);
        } else {
            note(before, before.withFiles(sealed(before, files, transaction.now().protection())));
        }
    }

    /// Keeps what stood in their files as the keys are kept from now on.
    void reseal(KeyProtection next) {
        for (var it : transaction.now().programs().values()) {
            note(it, it.withFiles(sealed(it, it.files(), next)));
        }
    }

    /// Seals what stood in their files anew, which `before` can open.
    void reseal(KeySealer before, KeyProtection next) {
        for (var it : transaction.now().programs().values()) {
            note(it, it.withFiles(it.files().stream()
                    .map(file -> file.withKeys(file.keys().stream()
                            .map(key -> transaction.sealer().sealedOriginal(next, it, file.path(), before.openedIfPossible(it, file.path(), key)))
                            .toList()))
                    .toList()));
        }
    }

    private List<FollowedFile> sealed(FollowedProgram program, List<FollowedFile> files, KeyProtection protection) {
        return files.stream().map(file -> file.withKeys(file.keys().stream().map(it -> sealed(program, file, it, protection)).toList())).toList();
    }

    private OwnedKey sealed(FollowedProgram program, FollowedFile file, OwnedKey key, KeyProtection protection) {
        return protection.shared() ? transaction.sealer().openedIfPossible(program, file.path(), key) : transaction.sealer().sealedOriginal(protection, program, file.path(), key);
    }

    private void note(FollowedProgram before, FollowedProgram after) {
        if (!after.equals(before)) {
            save(after);
            transaction.tell(ProgramAction.WRITTEN, after);
        }
    }

    private void save(FollowedProgram program) {
        transaction.session().programs().save(program);
        transaction.show(transaction.now().following(transaction.now().programs().plus(program.key(), program)));
    }

    /// The program of this key, unless its files are to be put back.
    private Optional<FollowedProgram> following(String key) {
        return transaction.now().program(key).filter(it -> !it.releasing());
    }

    /// Has it follow so, or no longer, and records that. What is known of its files stays.
    private void put(Optional<FollowedProgram> before, Optional<FollowedProgram> after) {
        if (isSame(before, after)) {
            return;
        }
        var subject = after.or(() -> before).orElseThrow();
        var files = transaction.now().program(subject.key()).map(FollowedProgram::files).orElse(List.of());
        save(subject.withFiles(files).withReleasing(after.isEmpty()));
        transaction.record(action(before, after), before, after);
    }

    private static boolean isSame(Optional<FollowedProgram> one, Optional<FollowedProgram> other) {
        return one.map(FollowedProgram::fields).equals(other.map(FollowedProgram::fields))
                && one.map(FollowedProgram::name).equals(other.map(FollowedProgram::name));
    }

    private static ProgramAction action(Optional<FollowedProgram> before, Optional<FollowedProgram> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() ? ProgramAction.FOLLOWED : ProgramAction.RELEASED;
        }
        var pinned = after.get().pinned();
        if (before.get().pinned().equals(pinned)) {
            return ProgramAction.FOLLOWED;
        }
        return pinned.isPresent() ? ProgramAction.PINNED : ProgramAction.UNPINNED;
    }

    /// Has it follow as before `change`.
    void reverse(PastChange change, String id) {
        if (change.change() instanceof Change.ProgramChange(_, _, var action) && action == ProgramAction.APPLIED) {
            return;
        }
        var before = change.before().map(it -> FollowedProgram.of(id, change.name(), it));
        var after = change.after().map(it -> FollowedProgram.of(id, change.name(), it));
        var now = following(before.or(() -> after).orElseThrow().key());
        if (isSame(now, before)) {
            return;
        }
        if (!isSame(now, after)) {
            throw ConflictException.since(change.name(), Optional.empty());
        }
        put(now, before);
    }

    OptionalLong makeToken(String name, String salt, String hash) {
        if (!EndpointToken.isName(name)) {
            throw new ValidationException(List.of(Problem.of("name", "token.name")));
        }
        var before = token(name);
        var made = new EndpointToken(name, hash, salt, OptionalLong.empty(), "", transaction.at());
        putToken(before, Optional.of(before.map(it -> made.withPinned(it.pinned()).withModels(it.models())).orElse(made)));
        return OptionalLong.empty();
    }

    /// Does nothing when there is no such token.
    OptionalLong changeToken(String name, Function<EndpointToken, Optional<EndpointToken>> change) {
        var before = token(name);
        putToken(before, before.flatMap(change));
        return OptionalLong.empty();
    }

    private Optional<EndpointToken> token(String name) {
        return Optional.ofNullable(transaction.now().tokens().get(name));
    }

    private void putToken(Optional<EndpointToken> before, Optional<EndpointToken> after) {
        if (before.equals(after)) {
            return;
        }
        var tokens = transaction.now().tokens();
        after.ifPresentOrElse(
                it -> {
                    transaction.session().endpoint().save(it);
                    transaction.show(transaction.now().admitting(tokens.plus(it.name(), it)));
                },
                () -> {
                    var name = before.orElseThrow().name();
                    transaction.session().endpoint().delete(name);
                    transaction.show(transaction.now().admitting(tokens.minus(name)));
                });
        transaction.record(before, after);
    }

    /// Has the token be as before `change`.
    void reverseToken(PastChange change) {
        var before = change.before().map(it -> EndpointToken.of(change.name(), it));
        var after = change.after().map(it -> EndpointToken.of(change.name(), it));
        var now = token(change.name());
        if (now.equals(before)) {
            return;
        }
        if (!now.equals(after)) {
            throw ConflictException.since(change.name(), Optional.empty());
        }
        putToken(now, before);
    }
}
