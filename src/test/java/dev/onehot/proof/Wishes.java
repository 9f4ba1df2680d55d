package dev.onehot.proof;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckResult;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Light;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.StoredKey;
import dev.onehot.secret.MasterKey;

/// Makes commands of [Step]s: what the numbers in one mean where it is done.
final class Wishes {
    /// What every key of a story begins with: it may stand nowhere.
    static final String KEYS_BEGIN = "sk-model-";

    private static final List<Step.Kind> COMPOSABLE = Stream.of(Step.Kind.values())
            .filter(it -> it.compareTo(Step.Kind.UNDO) < 0 && !Set.of(Step.Kind.SAVE_MASTER, Step.Kind.RENEW_MASTER, Step.Kind.NOTE_PLACE).contains(it))
            .toList();

    private static final List<String> SETTINGS = List.of("s0", "s1", "LOG_LEVEL", "SOME_API_KEY");
    private static final List<String> VALUES = List.of("INFO", "DEBUG", "loud", "", "ü ; '");
    private static final List<String> NAMES = List.of("Alpha", "Beta", "gamma", "ALPHA", "Delta", " ");
    private static final List<String> LABELS = List.of("work", "Work", "home", "1", " ");
    private static final List<String> TOKENS = List.of("claude", "codex", " no ");
    private static final String PLACE = "place";

    private final Snapshot snapshot;
    private final Model model;

    Wishes(Snapshot snapshot, Model model) {
        this.snapshot = snapshot;
        this.model = model;
    }

    /// A command for the manager, and the same for the model, which knows further keys by their place.
    record Wish(Command real, Command model) {
        static Wish of(Command both) {
            return new Wish(both, both);
        }
    }

    /// Whether the schema of settings forbids it.
    static boolean isWrong(Command command) {
        return command instanceof Command.SetSetting(var key, var value, _) && key.equals("LOG_LEVEL") && !value.equals("INFO") && !value.equals("DEBUG");
    }

    private static <T> T of(List<T> all, int number) {
        return all.get(Math.floorMod(number, all.size()));
    }

    /// One that is there, mostly.
    private long provider(int number) {
        var ids = List.copyOf(model.providers.keySet());
        return ids.isEmpty() || number == 9 ? 77 : of(ids, number);
    }

    private OptionalLong expected(int number, long version) {
        return number % 4 == 1 ? OptionalLong.of(version) : number % 4 == 3 ? OptionalLong.of(version + 1) : Command.ANY;
    }

    private long version(long id) {
        return Optional.ofNullable(model.providers.get(id)).map(Model.Provider::version).orElse(0L);
    }

    private static ApiKey key(int number) {
        return ApiKey.of(KEYS_BEGIN + "0123456789-" + Math.floorMod(number, 8) + "abc");
    }

    private static ProviderDraft draft(int name, int more, int key) {
        var change = key % 3 == 0 ? KeyChange.KEEP : key % 7 == 1 ? KeyChange.REMOVE : KeyChange.to(key(key));
        return new ProviderDraft(of(NAMES, name), "openai-compatible", "https://" + more % 2 + ".example.com/v1", "m-" + more % 3, "", change);
    }

    private FollowedProgram program(int number, int more) {
        return new FollowedProgram(
                PLACE, "file-" + number % 2, "File " + number % 2, more % 3 == 0 ? OptionalLong.of(provider(more)) : OptionalLong.empty(),
                of(List.of(KeyDelivery.values()), more), "", false, List.of());
    }

    private static Optional<FollowedFile> file(int number) {
        var original = new OwnedKey("env.KEY", Optional.of("\"" + key(number).reveal() + "\""), Optional.empty(), Optional.empty(), Optional.empty(), true);
        return number % 3 == 0
                ? Optional.empty()
                : Optional.of(new FollowedFile("/home/me/f" + number % 2, DocumentFormat.JSON, true, OptionalLong.empty(), "", List.of(original)));
    }

    private Wish spare(int a, int b, BiFunction<Long, Long, Command> command) {
        long id = provider(a);
        var known = snapshot.provider(id).map(it -> it.spareKeys()).orElse(List.of());
        int index = known.isEmpty() ? 9 : b % 5 == 4 ? known.size() : Math.floorMod(b, known.size());
        long row = index < known.size() ? known.get(index).id() : 9_999;
        return new Wish(command.apply(id, row), command.apply(id, (long) index));
    }

    private Wish label(int a, int b, int c) {
        var label = of(LABELS, c);
        return b % 2 == 0
                ? Wish.of(new Command.LabelKey(provider(a), OptionalLong.empty(), label))
                : spare(a, b / 2, (id, key) -> new Command.LabelKey(id, OptionalLong.of(key), label));
    }

    private Command put(int a, int b, int c) {
        long id = c % 4 == 0 ? model.providers.keySet().stream().mapToLong(it -> it).max().orElse(0) + 1 : provider(a);
        var draft = draft(b, c, 0);
        // Two of one name come by no way of a person's.
        boolean taken = model.named(draft.name()).filter(it -> it != id).isPresent() || draft.name().isEmpty();
        var name = taken ? "Put " + id : draft.name();
        Optional<StoredKey> key = c % 3 == 0 ? Optional.empty() : Optional.of(c % 3 == 1 ? StoredKey.NONE : StoredKey.of(key(c).reveal()));
        return new Command.PutProvider(id, draft.withName(name).fields(), key, "2026-01-01 00:00:00");
    }

    private Command beside(int a, int b, int c) {
        long id = provider(a);
        var further = new ArrayList<Command.FurtherKey>();
        for (int n = 0; n < b % 3; n++) {
            further.add(new Command.FurtherKey("kept " + (b + n) % 4, (b + n) % 5 == 4 ? Optional.empty() : Optional.of(StoredKey.of(key(b + n).reveal()))));
        }
        return new Command.PutBeside(
                OptionalLong.of(id), "", c % 2 == 0 ? Optional.empty() : Optional.of("in use " + c), c % 3 == 0 ? Optional.empty() : Optional.of(c + 0.25),
                c % 5 == 0 ? Optional.of(c % 2 == 0) : Optional.empty(), further, b % 2 == 0);
    }

    private Command master(int a) {
        var known = snapshot.protection().master();
        var same = known.orElse(new KeyProtection.Master(KeyBackend.VAULT, "0123456789abcdef", ""));
        return new Command.SaveMaster(same, a % 3 == 0 ? Optional.of("fedcba9876543210") : known.map(KeyProtection.Master::id), Optional.empty());
    }

    private static Command check(long id, long version, int number) {
        var result = new CheckResult(
                "2026-11-29 12:00:00", "https://0.example.com/v1/models", Light.on(number), Light.UNKNOWN, Light.UNKNOWN, OptionalLong.of(number), Optional.empty());
        return new Command.RecordCheck(id, version, result, List.of("m-0", "m-1"));
    }

    /// What a step of one command means.
    Wish of(Step step) {
        int a = step.a();
        int b = step.b();
        int c = step.c();
        return switch (step.kind()) {
            case USE_KEY -> spare(a, b, Command.UseKey::new);
            case REMOVE_KEY -> spare(a, b, Command.RemoveKey::new);
            case LABEL_KEY -> label(a, b, c);
            default -> Wish.of(command(step.kind(), a, b, c));
        };
    }

    /// What a step of several commands means.
    List<Wish> several(Step step) {
        return IntStream.range(0, 2 + Math.floorMod(step.c(), 3))
                .mapToObj(n -> new Step(
                        COMPOSABLE.get(Math.floorMod(step.a() * 7 + n * (step.b() + 5), COMPOSABLE.size())), step.b() + n, step.c() + n, step.a() + n, Optional.empty()))
                .map(this::of)
                .toList();
    }

    private Command command(Step.Kind kind, int a, int b, int c) {
        var setting = of(SETTINGS, a);
        long settingVersion = Optional.ofNullable(model.settings.get(setting)).map(Model.Setting::version).orElse(0L);
        var optionalProvider = b % 3 == 0 ? OptionalLong.empty() : OptionalLong.of(provider(b));
        return switch (kind) {
            case SET_SETTING -> new Command.SetSetting(setting, of(VALUES, b), expected(c, settingVersion));
            case RESET_SETTING -> new Command.ResetSetting(setting, expected(c, settingVersion));
            case PUT_SETTING -> new Command.PutSetting(setting, b % 4 == 0 ? Optional.empty() : Optional.of(of(VALUES, b)));
            case ADD_PROVIDER -> new Command.AddProvider(draft(a, b, c), c % 2 == 0);
            case CREATE_PROVIDER -> new Command.CreateProvider(draft(a, b, c), c % 2 == 0);
            case UPDATE_PROVIDER -> new Command.UpdateProvider(provider(a), draft(b, c, b + c), expected(c, version(provider(a))));
            case RENAME_PROVIDER -> new Command.RenameProvider(provider(a), of(NAMES, b), expected(c, version(provider(a))));
            case ACTIVATE_PROVIDER -> new Command.ActivateProvider(provider(a));
            case ACTIVATE_NAMED -> new Command.ActivateNamed(of(NAMES, a));
            case DEACTIVATE_PROVIDERS -> new Command.DeactivateProviders();
            case DELETE_PROVIDER -> new Command.DeleteProvider(provider(a), expected(c, version(provider(a))));
            case REPAIR_ACTIVE -> new Command.RepairActive(b % 3 == 0 ? OptionalLong.of(provider(a)) : OptionalLong.empty());
            case RECORD_CHECK -> check(provider(a), version(provider(a)) - c % 2, b);
            case MOVE_PROVIDER -> new Command.MoveProvider(provider(a), optionalProvider);
            case PIN_PROVIDER -> new Command.PinProvider(provider(a), b % 2 == 0);
            case ADD_KEY -> new Command.AddKey(provider(a), of(LABELS, b), c == 9 ? ApiKey.of("") : key(c));
            case SAVE_MASTER -> master(a);
            case RENEW_MASTER -> new Command.RenewMaster(new KeyProtection.Master(KeyBackend.VAULT, "0123456789abcdef", "x"), "fedcba9876543210", MasterKey.random());
            case NOTE_PLACE -> new Command.NotePlace(model.masterId.isEmpty() ? "0123456789abcdef" : model.masterId, new KeyringPlace("GNOME Keyring", "/login"));
            case PROTECT_KEYS -> new Command.ProtectKeys();
            case SHARE_KEYS -> new Command.ShareKeys();
            case LOCK_KEYS -> new Command.LockKeys();
            case PUT_PROVIDER -> put(a, b, c);
            case PUT_BESIDE -> beside(a, b, c);
            case FOLLOW_PROGRAM -> new Command.FollowProgram(program(a, b));
            case RELEASE_PROGRAM -> new Command.ReleaseProgram(PLACE, "file-" + a % 2);
            case HOLD_PROGRAM -> new Command.HoldProgram(PLACE, "file-" + a % 2, optionalProvider);
            case APPLY_PROGRAM -> new Command.ApplyProgram(PLACE, "file-" + a % 2);
            case RECORD_FILES -> new Command.RecordFiles(Map.of(FollowedProgram.key(PLACE, "file-" + a % 2), Map.of("/home/me/f" + b % 2, file(b))));
            case MAKE_TOKEN -> new Command.MakeToken(of(TOKENS, a), "salt-" + b % 3, "hash-" + b % 3);
            case REVOKE_TOKEN -> new Command.RevokeToken(of(TOKENS, a));
            case PIN_TOKEN -> new Command.PinToken(of(TOKENS, a), optionalProvider);
            case NAME_MODELS -> new Command.NameModels(of(TOKENS, a), "gpt=m-" + b % 3);
            default -> throw new IllegalArgumentException(kind + " is no single command");
        };
    }
}
