package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.secret.keychain.ForeignPrompts.Dialog;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/// A session bus with a keyring on it, which misbehaves as told: other programs, played on a real socket.
///
/// It has one collection, [#login], until more are added, and is no program that is known until it is told which to play. Safe on any thread.
final class ForeignKeyring implements AutoCloseable {
    static final String NAME = "org.freedesktop.secrets";
    static final String API = "org.freedesktop.Secret.";
    static final String PATH = "/org/freedesktop/secrets";
    static final String NOT_THERE = "org.freedesktop.DBus.Error.UnknownObject";
    static final String NO_SUCH_CALL = "org.freedesktop.DBus.Error.UnknownMethod";

    record Item(Map<String, String> attributes, String secret) {}

    final ForeignBus bus;
    final ForeignPrompts prompts;
    final ForeignKWallet kwallet = new ForeignKWallet(this::collections);
    final ForeignCollection login = new ForeignCollection(PATH + "/collection/login", "Login");
    final Map<String, Item> items = login.items;
    /// Those of the [#bus].
    final List<String> calls;
    final List<String> silent;
    final Map<String, String> errors;
    final List<String> running;
    final List<String> startable;
    /// Locks everything at the next call.
    volatile boolean locked;
    /// Whether [#login] is there.
    volatile boolean collection = true;
    volatile boolean losesUpdates;
    volatile boolean asksBeforeWriting;
    /// Whether a person has to allow each connection to read an item, where the program can be told to ask.
    volatile boolean asksEachConnection = true;
    /// Whether enough time has passed when a new item is read for the second time, as of somebody who waits before they look again.
    volatile boolean secondReadIsLater;
    /// Whether a person who says no to that says so for all that the connection will ask.
    volatile boolean deniesForGood;

    private final ForeignItems contents = new ForeignItems(this);
    private final List<ForeignCollection> all = new CopyOnWriteArrayList<>(List.of(login));
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    /// Who may read what: the name of a client and the path of an item.
    private final Set<List<String>> allowed = ConcurrentHashMap.newKeySet();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private volatile ForeignCollection front = login;
    private volatile ForeignProgram program = ForeignProgram.UNKNOWN;

    ForeignKeyring(Path socket) throws IOException {
        bus = new ForeignBus(socket, this::to);
        prompts = new ForeignPrompts(bus, this::program);
        calls = bus.calls;
        silent = bus.silent;
        errors = bus.errors;
        running = bus.running;
        startable = bus.startable;
        running.add(NAME);
    }

    ForeignProgram program() {
        return program;
    }

    /// From now on it has the manners and the names of this program.
    void play(ForeignProgram next) {
        program = next;
        if (!next.name.isEmpty()) {
            running.add(next.name);
        }
        if (next == ForeignProgram.GNOME_KEYRING) {
            startable.add("org.gnome.keyring.SystemPrompter");
        }
    }

    /// Another collection, which is open.
    ForeignCollection add(String name, String label) {
        var next = new ForeignCollection(PATH + "/collection/" + name, label);
        all.add(next);
        return next;
    }

    /// Has `default` be this one from now on, as the tab in front is.
    void inFront(ForeignCollection next) {
        front = next;
    }

    /// Those that others see.
    List<ForeignCollection> collections() {
        return all.stream().filter(it -> it != login || collection).filter(ForeignCollection::isVisible).toList();
    }

    /// A person locks a collection in the program itself.
    void lock(ForeignCollection which) {
        which.locked = true;
        which.openUnseen = false;
        if (!program.showsLocked()) {
            for (var item : which.items.keySet()) {
                bus.tell(which.path, API + "Collection", "ItemDeleted", "o", new DBusPath(item));
            }
        }
        changed(which);
    }

    /// A person opens a collection, in the program itself or in its dialog.
    void unlock(ForeignCollection which) {
        which.locked = false;
        which.openUnseen = false;
        changed(which);
    }

    private void changed(ForeignCollection which) {
        var member = which.isVisible() ? "CollectionChanged" : "CollectionDeleted";
        bus.tell(PATH, API + "Service", member, "o", new DBusPath(which.path));
    }

    /// Ends every connection, as a bus does that is killed.
    void hangUp() throws IOException {
        bus.hangUp();
    }

    /// The person answers the latest dialog.
    void answerPrompt(boolean accepted) {
        prompts.answer(accepted);
    }

    /// The service ends while the bus goes on; only its name is told.
    void serviceEnds() {
        bus.ownerChanged(NAME, ForeignBus.OWNER, "");
    }

    /// The time has passed after which a program writes what it has in memory: five seconds, or two. Only a test lets it pass.
    void timePasses() {
        collections().stream().filter(ForeignCollection::isOpen).forEach(ForeignCollection::writeDown);
    }

    /// The program is killed: what was not on its disk is gone, its sessions and dialogs with it, and everything is locked when it comes back.
    void ends() {
        bus.programsEnd();
        sessions.clear();
        allowed.clear();
        denied.clear();
        prompts.clear();
        kwallet.clear();
        all.forEach(ForeignCollection::readAgain);
        all.forEach(it -> it.locked = true);
    }

    /// The program is started again, and has another unique name.
    void comesBack() {
        var next = ":1." + (1_000 + number());
        for (var name : program.name.isEmpty() ? List.of(NAME) : List.of(program.name, NAME)) {
            bus.owners.put(name, next);
            bus.appear(name);
        }
    }

    /// A number that was not given before.
    int number() {
        return made.incrementAndGet();
    }

    boolean isSession(String path) {
        return sessions.contains(path);
    }

    boolean mayRead(ForeignCall call, String item) {
        return !program.asksEachConnection() || !asksEachConnection || allowed.contains(List.of(call.from(), item));
    }

    boolean isDenied(ForeignCall call) {
        return denied.contains(call.from());
    }

    /// A person agreed: a collection is open now, and an item may be read.
    void agreed(ForeignCall call, String path) {
        allowed.add(List.of(call.from(), path));
        all.stream().filter(it -> it.path.equals(path)).forEach(this::unlock);
    }

    private synchronized ForeignReply to(ForeignCall call) {
        if (locked) {
            locked = false;
            all.forEach(it -> it.locked = true);
        }
        if (call.name().startsWith("KWallet.")) {
            return program == ForeignProgram.KWALLET ? kwallet.to(call) : ForeignReply.refusing(NOT_THERE);
        }
        if (call.name().equals("Prompt.Prompt")) {
            return prompts.has(call.path()) ? prompts.show(call.path()) : ForeignReply.refusing(NOT_THERE);
        }
        return call.path().equals(PATH) ? ofService(call) : contents.to(call);
    }

    private ForeignReply ofService(ForeignCall call) {
        return switch (call.name()) {
            case "Service.OpenSession" -> openSession();
            case "Service.ReadAlias" -> ForeignReply.of("o", new DBusPath(collections().contains(front) ? front.path : "/"));
            case "Properties.Get" -> ForeignReply.of(
                    "v", ForeignPrompts.list(collections().stream().map(it -> it.path).toList()));
            case "Service.SearchItems" -> search(call);
            case "Service.Unlock" -> unlock(call);
            case "Service.CreateCollection" -> createLogin(call);
            default -> ForeignReply.refusing(NO_SUCH_CALL);
        };
    }

    private ForeignReply createLogin(ForeignCall call) {
        var prompt = new Dialog(List.of(login.path), _ -> false, it -> {
            collection = true;
            agreed(call, it);
        }, prompts.saying(ForeignPrompts::one));
        return ForeignReply.of("oo", new DBusPath("/"), new DBusPath(prompts.add(prompt)));
    }

    /// One program gives bytes where the others give text: nobody is to look at it.
    private ForeignReply openSession() {
        var session = PATH + "/session/" + number();
        sessions.add(session);
        Variant<?> output = program == ForeignProgram.KWALLET ? new Variant<>(new byte[0], "ay") : new Variant<>("");
        return ForeignReply.of("vo", output, new DBusPath(session));
    }

    /// A search of everything. One program answers it only when a person has answered the dialog that it raises.
    private ForeignReply search(ForeignCall call) {
        if (!program.asksToSearch() || !collections().stream().allMatch(it -> it.locked)) {
            return contents.hits(call);
        }
        var about = collections().stream().findFirst().map(it -> it.path).orElse("/");
        var dialog = prompts.add(new Dialog(
                List.of(about), _ -> false, it -> agreed(call, it), (_, _, _) -> bus.answer(call, contents.hits(call))));
        return ForeignReply.NONE.then(() -> prompts.show(dialog).afterwards().run());
    }

    private ForeignReply unlock(ForeignCall call) {
        var need = call.texts(0).stream().map(it -> contents.toUnlock(call, it)).flatMap(Optional::stream).distinct().toList();
        if (need.isEmpty()) {
            return ForeignReply.of("aoo", call.texts(0).stream().map(DBusPath::new).toList(), new DBusPath("/"));
        }
        var says = prompts.saying(ForeignPrompts::list);
        ForeignPrompts.End end = (prompt, dismissed, agreed) -> {
            if (dismissed && deniesForGood) {
                denied.add(call.from());
            }
            if (dismissed || agreed.stream().noneMatch(this::isHidden)) {
                says.come(prompt, dismissed, agreed);
            }
        };
        var prompt = isDenied(call) ? prompts.refused() : prompts.add(new Dialog(need, this::isOpenUnseen, it -> agreed(call, it), end));
        return ForeignReply.of("aoo", List.of(), new DBusPath(prompt));
    }

    /// Whether it is shown to nobody now that it is open: its prompt never ends.
    private boolean isHidden(String path) {
        return all.stream().anyMatch(it -> it.path.equals(path) && !it.isVisible());
    }

    private boolean isOpenUnseen(String path) {
        return all.stream().anyMatch(it -> it.path.equals(path) && it.openUnseen);
    }

    @Override
    public void close() throws IOException {
        bus.close();
    }
}
