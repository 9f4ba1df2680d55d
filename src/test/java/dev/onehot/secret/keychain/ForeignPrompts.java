package dev.onehot.secret.keychain;

import module java.base;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/// The prompts of a played keyring, and the person before its dialogs. Safe on any thread.
final class ForeignPrompts {
    /// What comes when a dialog is over.
    interface End {
        /// @param prompt its path
        /// @param agreed what the person agreed to
        void come(String prompt, boolean dismissed, List<String> agreed);
    }

    /// What a program wants to ask.
    ///
    /// @param about the objects that are to be unlocked, allowed, written or deleted; a person answers for each
    /// @param quiet those that need no answer
    /// @param agreed done with each that was agreed to
    record Dialog(List<String> about, Predicate<String> quiet, Consumer<String> agreed, End end) {}

    /// What each dialog that was shown was about, in their order.
    final List<List<String>> shown = new CopyOnWriteArrayList<>();

    private final ForeignBus bus;
    private final Supplier<ForeignProgram> program;
    private final Map<String, Dialog> open = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();
    private volatile String latest = "";
    private volatile Optional<Predicate<String>> person = Optional.empty();

    ForeignPrompts(ForeignBus bus, Supplier<ForeignProgram> program) {
        this.bus = bus;
        this.program = program;
    }

    /// From now on somebody answers each dialog at once.
    ///
    /// @param agrees what they say to an object, told by its path
    void person(Predicate<String> agrees) {
        person = Optional.of(agrees);
    }

    /// From now on nobody answers until [#answer].
    void nobody() {
        person = Optional.empty();
    }

    /// The path of a new prompt. Nothing is shown yet.
    String add(Dialog dialog) {
        var path = ForeignKeyring.PATH + "/prompt/" + made.incrementAndGet();
        open.put(path, dialog);
        latest = path;
        return path;
    }

    /// The path of a new prompt that counts as dismissed without any dialog.
    String refused() {
        var says = saying(ForeignPrompts::list);
        return add(new Dialog(List.of("/"), _ -> true, _ -> {}, (prompt, _, _) -> says.come(prompt, true, List.of())));
    }

    boolean has(String path) {
        return open.containsKey(path);
    }

    /// Shows the dialog of a prompt, if it needs one.
    ForeignReply show(String path) {
        var dialog = Objects.requireNonNull(open.get(path));
        var loud = dialog.about.stream().filter(dialog.quiet.negate()).toList();
        if (loud.isEmpty()) {
            return ForeignReply.done().then(() -> complete(path, _ -> true));
        }
        shown.add(loud);
        return person.map(it -> ForeignReply.done().then(() -> complete(path, it))).orElseGet(ForeignReply::done);
    }

    /// The person answers the latest dialog.
    void answer(boolean agrees) {
        complete(latest, _ -> agrees);
    }

    void complete(String path, Predicate<String> agrees) {
        var dialog = open.remove(path);
        if (dialog == null) {
            return;
        }
        var agreed = dialog.about.stream().filter(dialog.quiet.or(agrees)).toList();
        agreed.forEach(dialog.agreed);
        boolean dismissed = program.get().takesOneNoForAll() ? agreed.size() < dialog.about.size() : agreed.isEmpty();
        dialog.end.come(path, dismissed, dismissed ? List.of() : agreed);
    }

    /// Says that a prompt is completed, as every prompt is to end.
    ///
    /// @param result what it gives, made of what was agreed to
    End saying(Function<List<String>, Variant<?>> result) {
        return (prompt, dismissed, agreed) -> bus.tell(
                prompt, ForeignKeyring.API + "Prompt", "Completed", "bv", dismissed, result.apply(agreed));
    }

    /// With its program every prompt is gone.
    void clear() {
        open.clear();
    }

    /// A result that is a list of the objects.
    static Variant<?> list(List<String> agreed) {
        return new Variant<>(agreed.stream().map(DBusPath::new).toList(), "ao");
    }

    /// A result that is the one object, or nothing.
    static Variant<?> one(List<String> agreed) {
        return new Variant<>(new DBusPath(agreed.isEmpty() ? "/" : agreed.getFirst()), "o");
    }
}
