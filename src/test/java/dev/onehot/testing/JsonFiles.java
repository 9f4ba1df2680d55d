package dev.onehot.testing;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.FilePatch;
import dev.onehot.model.FollowableProgram;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.HelperCall;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Message;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.Problem;
import dev.onehot.model.ProgramFiles;
import dev.onehot.model.Protocol;
import dev.onehot.model.Provider;
import dev.onehot.model.ReleasedFile;
import dev.onehot.model.RunningProgram;
import dev.onehot.model.SessionBehavior;
import dev.onehot.model.TakenOver;
import dev.onehot.model.ValidationException;
import dev.onehot.model.WantedFile;
import dev.onehot.tools.lossless.KeyPath;
import dev.onehot.tools.lossless.LosslessText;

/// Programs of their own, each with one JSON file in a folder: `model`, and `api.token`, which says how the key comes. Real files, changed by the real
/// editor; only which programs there are is not data. One whose name has `strict` in it speaks with no provider called so.
public final class JsonFiles implements ProgramFiles {
    private final Path folder;
    private final List<String> ids;
    private final List<RunningProgram> running = new CopyOnWriteArrayList<>();
    private final Set<String> emptying = new HashSet<>();
    private final AtomicInteger patched = new AtomicInteger();

    public JsonFiles(Path folder, String... ids) {
        this.folder = folder;
        this.ids = List.of(ids);
    }

    public Path file(String id) {
        return folder.resolve(id + ".json");
    }

    /// How often a file was looked at.
    public int patched() {
        return patched.get();
    }

    public JsonFiles runs(RunningProgram program) {
        running.add(program);
        return this;
    }

    /// Its sessions keep what is only removed.
    public JsonFiles empties(String id) {
        emptying.add(id);
        return this;
    }

    @Override
    public List<FollowableProgram> known() {
        return ids.stream().map(it -> of(it, "")).toList();
    }

    @Override
    public FollowableProgram of(String id, String definition) {
        if (!ids.contains(id)) {
            throw new ValidationException(List.of(Problem.of("id", "field.blank")));
        }
        return new FollowableProgram(
                id, "Program " + id, List.of(Protocol.OPENAI), List.of(KeyDelivery.HELPER, KeyDelivery.CLEAR), SessionBehavior.RESTART, "", List.of());
    }

    @Override
    public boolean isFound(String id) {
        return ids.contains(id);
    }

    @Override
    public Optional<Message> misfit(FollowedProgram program, Provider provider) {
        var known = of(program.id(), program.definition());
        return known.id().contains("strict") && provider.name().contains("misfit") ? Optional.of(Message.of("program.noProvider")) : Optional.empty();
    }

    @Override
    public List<WantedFile> wanted(FollowedProgram program, Provider provider, HelperCall helper) {
        var values = new LinkedHashMap<String, String>();
        values.put("model", "\"" + provider.model() + "\"");
        values.put("api.token", program.delivery() == KeyDelivery.CLEAR ? "\"" + WantedFile.KEY + "\"" : "\"!" + helper.shell(provider.baseUrl()) + "\"");
        return List.of(new WantedFile(file(program.id()), DocumentFormat.JSON, values));
    }

    /// What beats them is said by nobody.
    @Override
    public List<Message> beaten(FollowedProgram program, Provider provider, HelperCall helper) {
        return List.of();
    }

    @Override
    public FilePatch patch(WantedFile wanted, List<OwnedKey> keys, Optional<byte[]> content, Optional<ApiKey> clear, boolean overDrift) {
        patched.incrementAndGet();
        var known = keys.stream().collect(Collectors.toMap(OwnedKey::path, it -> it));
        var before = LosslessText.of(wanted.format(), content.orElse(new byte[0]));
        var text = before;
        var owned = new ArrayList<OwnedKey>();
        var drifted = new ArrayList<String>();
        for (var it : wanted.values().entrySet()) {
            var path = KeyPath.of(it.getKey());
            boolean isClear = it.getValue().contains(WantedFile.KEY);
            var value = it.getValue().replace(WantedFile.KEY, clear.map(ApiKey::reveal).orElse(""));
            var now = text.get(path);
            var own = Optional.ofNullable(known.get(it.getKey()));
            boolean isOurs = own.isEmpty() || now.equals(Optional.of(value))
                    || own.get().written().filter(known2 -> now.filter(there -> isSame(known2, there)).isPresent()).isPresent()
                    || own.get().intended().filter(known2 -> now.filter(there -> isSame(known2, there)).isPresent()).isPresent()
                    || (own.get().written().isEmpty() && text.raw(path).equals(own.get().original()));
            if (!isOurs) {
                drifted.add(it.getKey());
            }
            var raw = text.raw(path);
            var edited = text.with(path, value);
            text = edited.text();
            var first = own.orElseGet(() -> new OwnedKey(it.getKey(), raw, edited.insertion(), Optional.empty(), Optional.empty(), it.getKey().contains("token")));
            var intended = isClear ? hash(value) : value;
            boolean stays = first.written().filter(there -> isSame(there, value)).isPresent();
            owned.add(new OwnedKey(first.path(), first.original(), first.insertion(), first.written(), stays ? Optional.empty() : Optional.of(intended), first.secret()));
        }
        boolean changes = !Arrays.equals(before.content(), text.content()) || content.isEmpty();
        return new FilePatch(changes ? Optional.of(text.content()) : Optional.empty(), owned, drifted, changes ? "--- " + wanted.path() : "");
    }

    private static boolean isSame(String noted, String value) {
        return noted.startsWith("sha256:") ? noted.equals(hash(value)) : noted.equals(value);
    }

    /// Of tests, with no salt worth the name.
    private static String hash(String value) {
        try {
            return "sha256:salt:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(("salt" + value).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public ReleasedFile release(FollowedFile file, byte[] content, boolean empties) {
        var before = LosslessText.of(file.format(), content);
        var text = before;
        for (var it : file.keys().reversed()) {
            var path = KeyPath.of(it.path());
            var now = text.get(path);
            boolean ours = now.equals(Optional.of("\"\""))
                    || Stream.concat(it.written().stream(), it.intended().stream()).anyMatch(noted -> now.filter(there -> isSame(noted, there)).isPresent());
            if (ours && empties) {
                text = text.with(path, "\"\"").text();
            } else if (ours) {
                text = it.original().isPresent() ? text.withRaw(path, it.original().get()) : text.without(path, it.insertion());
            }
        }
        boolean gone = !file.existed() && text.isEmpty();
        boolean changes = !gone && !Arrays.equals(before.content(), text.content());
        return new ReleasedFile(changes ? Optional.of(text.content()) : Optional.empty(), gone, changes || gone ? "--- " + file.path() : "");
    }

    @Override
    public boolean emptiesFirst(String id) {
        return emptying.contains(id);
    }

    @Override
    public List<RunningProgram> running(Collection<String> asked, Instant before) {
        return running.stream().filter(it -> asked.contains(it.id()) && it.start().isBefore(before)).toList();
    }

    /// The model of a program of these is always ours.
    @Override
    public TakenOver takeOver(FollowedProgram program, Provider provider, WantedFile wanted, FollowedFile file, byte[] content) {
        return TakenOver.NOTHING;
    }

    @Override
    public String leaving(String definition, Collection<String> paths) {
        return definition;
    }
}
