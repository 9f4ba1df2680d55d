package dev.onehot.proof;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyChange;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.StoredKey;
import dev.onehot.proof.Model.Program;
import dev.onehot.proof.Model.Provider;
import dev.onehot.proof.Model.Setting;
import dev.onehot.proof.Model.Spare;
import dev.onehot.proof.Model.Token;

/// What each command promises to do, on a [Model]. Whatever a rule refuses throws [Refused], and the model is then to be thrown away.
///
/// Undo is not of it: that has a rule of its own, in [ModelRun].
final class ModelCommands {
    /// A rule does not allow it.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    private final Model model;
    private final long revision;
    private final Predicate<Command> wrong;
    private final OptionalLong chosen;
    private final LongUnaryOperator newId;
    private final ModelKeys keys = new ModelKeys(this);
    private boolean dirty;

    /// @param wrong whether a schema forbids it
    /// @param newId the id that a new provider gets, when it is asked for one above
    ModelCommands(Model model, Predicate<Command> wrong, LongUnaryOperator newId) {
        this.model = model;
        this.wrong = wrong;
        this.newId = newId;
        this.revision = model.revision + 1;
        this.chosen = model.chosen;
    }

    long revision() {
        return revision;
    }

    Model model() {
        return model;
    }

    /// Whether a rule forbids one of these, done one after the other. Changes nothing.
    boolean refuses(List<Command> commands) {
        var trial = new ModelCommands(model.copy(), wrong, _ -> model.providers.isEmpty() ? 1 : model.providers.lastKey() + 1);
        try {
            commands.forEach(trial::run);
            return false;
        } catch (Refused refused) {
            return true;
        }
    }

    /// The transaction ends: its revision is used up if anything changed.
    void commit() {
        if (dirty || !chosen.equals(model.chosen)) {
            model.revision = revision;
        }
    }

    void run(Command command) {
        switch (command) {
            case Command.SetSetting(var key, var value, var expected) -> {
                require(!wrong.test(command), "schema");
                requireVersion(Optional.ofNullable(model.settings.get(key)).map(Setting::version).orElse(0L), expected);
                put(key, Optional.of(value));
            }
            case Command.ResetSetting(var key, var expected) -> {
                requireVersion(Optional.ofNullable(model.settings.get(key)).map(Setting::version).orElse(0L), expected);
                put(key, Optional.empty());
            }
            case Command.PutSetting(var key, var value) -> put(key, value);
            case Command.AddProvider(var draft, var activate) -> {
                require(draft.problems().isEmpty(), "draft");
                long id = model.named(draft.name()).map(it -> write(it, draft)).orElseGet(() -> insert(draft));
                activateIf(activate, id);
            }
            case Command.CreateProvider(var draft, var activate) -> {
                require(draft.problems().isEmpty(), "draft");
                requireFree(draft.name(), -1);
                activateIf(activate, insert(draft));
            }
            case Command.UpdateProvider(var id, var draft, var expected) -> {
                var before = provider(id);
                require(draft.problems().isEmpty(), "draft");
                requireVersion(before.version(), expected);
                if (!before.name().equals(draft.name())) {
                    requireFree(draft.name(), id);
                }
                write(id, draft);
            }
            case Command.RenameProvider(var id, var name, var expected) -> {
                var before = provider(id);
                var draft = draft(before).withName(name);
                require(draft.problems().isEmpty(), "draft");
                requireVersion(before.version(), expected);
                if (!before.name().equals(draft.name())) {
                    requireFree(draft.name(), id);
                    write(id, draft);
                }
            }
            case Command.ActivateProvider(var id) -> activate(id);
            case Command.ActivateNamed(var name) -> activate(model.named(name.strip()).orElseThrow(() -> new Refused("name")));
            case Command.DeactivateProviders() -> {
                dirty |= model.active.isPresent();
                model.active = OptionalLong.empty();
                model.chosen = OptionalLong.empty();
            }
            case Command.DeleteProvider(var id, var expected) -> {
                requireVersion(provider(id).version(), expected);
                model.left.put(id, model.providers.remove(id).spares());
                if (model.active.equals(OptionalLong.of(id))) {
                    model.active = OptionalLong.empty();
                }
                if (model.chosen.equals(OptionalLong.of(id))) {
                    model.chosen = OptionalLong.empty();
                }
                dirty = true;
            }
            case Command.RepairActive(var keep) -> {
                if (keep.isPresent()) {
                    activate(keep.getAsLong());
                } else if (model.active.isEmpty() && model.chosen.isPresent() && model.providers.containsKey(model.chosen.getAsLong())) {
                    activate(model.chosen.getAsLong());
                }
            }
            case Command.RecordCheck(var id, var expected, _, _) -> {
                var now = model.providers.get(id);
                if (now != null && now.version() == expected) {
                    change(id, now.withChecked(true));
                }
            }
            case Command.MoveProvider(var id, var before) -> move(id, before);
            case Command.PinProvider(var id, var pinned) -> place(id, provider(id).position(), pinned);
            case Command.AddKey(var id, var label, var key) -> {
                ModelKeys.requireLabel(provider(id), true, -1, label.strip());
                require(!key.isEmpty() && key.problems().isEmpty(), "key");
                var spares = new ArrayList<>(provider(id).spares());
                spares.add(new Spare(label.strip(), key.reveal()));
                keys.put(id, provider(id).key(), provider(id).keyLabel(), spares);
            }
            case Command.UseKey(var id, var keyId) -> keys.use(id, Math.toIntExact(keyId));
            case Command.LabelKey(var id, var keyId, var label) -> keys.label(id, keyId, label.strip());
            case Command.RemoveKey(var id, var keyId) -> {
                var before = provider(id);
                ModelKeys.requireSpare(before, keyId);
                var spares = new ArrayList<>(before.spares());
                spares.remove(Math.toIntExact(keyId));
                keys.put(id, before.key(), before.keyLabel(), spares);
            }
            case Command.SaveMaster(_, var expected, _) -> {
                require(expected.equals(Optional.of(model.masterId).filter(it -> !it.isEmpty())), "master");
                dirty = true;
            }
            case Command.RenewMaster(_, var expected, _) -> throw new Refused("of another master key than " + expected);
            case Command.NotePlace _ -> {}
            case Command.ProtectKeys() -> share(false);
            case Command.ShareKeys() -> share(true);
            case Command.LockKeys() -> {
                model.locks++;
                dirty = true;
            }
            case Command.PutProvider(var id, var fields, var key, _) -> put(id, fields, key);
            case Command.PutBeside put -> keys.beside(put);
            case Command.FollowProgram(var program) -> follow(program);
            case Command.ReleaseProgram(var place, var id) -> following(place, id).ifPresent(it ->
                    program(place, id, new Program(it.how(), it.name(), true, it.files())));
            case Command.HoldProgram(var place, var id, var provider) -> following(place, id).ifPresent(it -> {
                var how = new LinkedHashMap<>(it.how());
                how.put("pinned", provider.isPresent() ? String.valueOf(provider.getAsLong()) : "");
                if (!how.equals(it.how())) {
                    program(place, id, new Program(how, it.name(), false, it.files()));
                }
            });
            case Command.ApplyProgram(var place, var id) -> dirty |= following(place, id).isPresent();
            case Command.RecordFiles(var files) -> files.forEach((key, known) -> record(key, known.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().isPresent()))));
            case Command.MakeToken(var name, var salt, var hash) -> {
                require(EndpointToken.isName(name), "token");
                var before = Optional.ofNullable(model.tokens.get(name));
                token(name, Optional.of(new Token(hash, salt, before.map(Token::pinned).orElse(OptionalLong.empty()), before.map(Token::models).orElse(""))));
            }
            case Command.RevokeToken(var name) -> token(name, Optional.empty());
            case Command.PinToken(var name, var provider) -> token(name, Optional.ofNullable(model.tokens.get(name))
                    .map(it -> new Token(it.hash(), it.salt(), provider, it.models())));
            case Command.NameModels(var name, var models) -> token(name, Optional.ofNullable(model.tokens.get(name))
                    .map(it -> new Token(it.hash(), it.salt(), it.pinned(), models)));
            case Command.Composite(var commands) -> commands.forEach(this::run);
            case Command.Undo _, Command.UndoBackTo _ -> throw new IllegalArgumentException("it has a rule of its own");
        }
    }

    static void require(boolean right, String why) {
        if (!right) {
            throw new Refused(why);
        }
    }

    private static void requireVersion(long now, OptionalLong expected) {
        require(expected.isEmpty() || expected.getAsLong() == now, "version");
    }

    private void requireFree(String name, long self) {
        require(model.named(name).filter(it -> it != self).isEmpty(), "name taken");
    }

    Provider provider(long id) {
        return Optional.ofNullable(model.providers.get(id)).orElseThrow(() -> new Refused("no provider " + id));
    }

    private static ProviderDraft draft(Provider it) {
        return new ProviderDraft(it.name(), it.kind(), it.baseUrl(), it.model(), it.notes(), KeyChange.KEEP);
    }

    private void put(String key, Optional<String> value) {
        var before = Optional.ofNullable(model.settings.get(key)).map(Setting::value);
        if (!before.equals(value)) {
            value.ifPresentOrElse(it -> model.settings.put(key, new Setting(it, revision)), () -> model.settings.remove(key));
            dirty = true;
        }
    }

    void change(long id, Provider next) {
        model.providers.put(id, next);
        dirty = true;
    }

    private long insert(ProviderDraft draft) {
        long id = newId.applyAsLong(0);
        change(id, new Provider(draft.name(), draft.kind(), draft.baseUrl(), draft.model(), draft.notes(), key("", draft.key()), "", List.of(), id, false, false, revision));
        return id;
    }

    private long write(long id, ProviderDraft draft) {
        var before = provider(id);
        if (!draft.equals(draft(before))) {
            var after = before.withDraft(draft, key(before.key(), draft.key()));
            // Of a key that was sealed anew nobody can tell that it is the same one.
            boolean same = after.sameServer(before) && !(draft.key() instanceof KeyChange.Replace && !model.shared);
            change(id, after.withChecked(before.checked() && same).withVersion(revision));
        }
        return id;
    }

    private static String key(String before, KeyChange change) {
        return switch (change) {
            case KeyChange.Keep() -> before;
            case KeyChange.Remove() -> "";
            case KeyChange.Replace(ApiKey key) -> key.reveal();
        };
    }

    private void activateIf(boolean wanted, long id) {
        if (wanted) {
            activate(id);
        }
    }

    private void activate(long id) {
        provider(id);
        dirty |= !model.active.equals(OptionalLong.of(id));
        model.active = OptionalLong.of(id);
        model.chosen = OptionalLong.of(id);
    }

    void place(long id, double position, boolean pinned) {
        var before = provider(id);
        if (before.position() != position || before.pinned() != pinned) {
            change(id, before.withPlace(position, pinned));
        }
    }

    /// Before another one, or at the end of those that are pinned as it is: what counts is the order, and a number between two neighbours keeps it.
    private void move(long id, OptionalLong before) {
        var moved = provider(id);
        boolean pinned = before.isPresent() ? provider(before.getAsLong()).pinned() : moved.pinned();
        var group = model.inOrder().stream().filter(it -> it != id && provider(it).pinned() == pinned).toList();
        int at = before.isPresent() ? group.indexOf(before.getAsLong()) : group.size();
        long now = model.inOrder().stream().takeWhile(it -> it != id).filter(group::contains).count();
        if (at < 0 || (pinned == moved.pinned() && at == now)) {
            return;
        }
        double low = at > 0 ? provider(group.get(at - 1)).position() : group.isEmpty() ? 0 : provider(group.getFirst()).position() - 2;
        double high = at < group.size() ? provider(group.get(at)).position() : low + 2;
        place(id, low + (high - low) / 2, pinned);
    }

    private void share(boolean now) {
        if (model.shared != now) {
            model.shared = now;
            dirty = true;
            model.providers.replaceAll((_, it) -> it.key().isEmpty() && it.spares().isEmpty() ? it : it.withVersion(revision));
        }
    }

    private void put(long id, Map<String, String> fields, Optional<StoredKey> key) {
        var draft = ProviderDraft.of(fields);
        var before = model.providers.get(id);
        if (before == null) {
            change(id, new Provider(draft.name(), draft.kind(), draft.baseUrl(), draft.model(), draft.notes(), key.map(StoredKey::text).orElse(""), "",
                    model.left.getOrDefault(id, List.of()), id, false, false, revision));
            return;
        }
        // A key in clear is sealed anew, and then it is another one.
        boolean same = key.isEmpty() || key.get().text().equals(before.key()) && (model.shared || before.key().isEmpty());
        if (!same || !draft.equals(draft(before))) {
            var after = before.withDraft(draft, key.map(StoredKey::text).orElse(before.key()));
            change(id, after.withChecked(before.checked() && same && after.sameServer(before)).withVersion(revision));
        }
    }

    private Optional<Program> following(String place, String id) {
        return Optional.ofNullable(model.programs.get(FollowedProgram.key(place, id))).filter(it -> !it.releasing());
    }

    private void program(String place, String id, Program next) {
        model.programs.put(FollowedProgram.key(place, id), next);
        dirty = true;
    }

    private void follow(FollowedProgram wanted) {
        var known = Optional.ofNullable(model.programs.get(wanted.key()));
        var next = new Program(wanted.fields(), wanted.name(), false, known.map(Program::files).orElse(Set.of()));
        if (!known.equals(Optional.of(next))) {
            program(wanted.place(), wanted.id(), next);
        }
    }

    private void record(String key, Map<String, Boolean> known) {
        var before = model.programs.get(key);
        if (before == null) {
            return;
        }
        var files = new TreeSet<>(before.files());
        known.forEach((path, there) -> {
            if (there) {
                files.add(path);
            } else {
                files.remove(path);
            }
        });
        // What stood in a file is sealed anew each time.
        dirty |= !files.equals(before.files()) || known.containsValue(true) || (before.releasing() && files.isEmpty());
        if (before.releasing() && files.isEmpty()) {
            model.programs.remove(key);
        } else {
            model.programs.put(key, new Program(before.how(), before.name(), before.releasing(), files));
        }
    }

    private void token(String name, Optional<Token> next) {
        if (!Optional.ofNullable(model.tokens.get(name)).equals(next)) {
            next.ifPresentOrElse(it -> model.tokens.put(name, it), () -> model.tokens.remove(name));
            dirty = true;
        }
    }
}
