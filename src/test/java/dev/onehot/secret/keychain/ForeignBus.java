package dev.onehot.secret.keychain;

import module java.base;

import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.UInt32;

/// A session bus, played on a real socket: it gives each client a name of its own, knows who has which name, starts what can be started, and hands
/// every other call to the programs behind it. Safe on any thread.
final class ForeignBus implements AutoCloseable {
    /// Who has every name that is not said to be somebody else's.
    static final String OWNER = ":1.1";

    private static final String BUS = "org.freedesktop.DBus";
    private static final String ERROR = "org.freedesktop.DBus.Error.";

    /// Something that happens at a call.
    private record Event(Predicate<ForeignCall> which, AtomicInteger left, Runnable what) {}

    /// The members that were called, in their order.
    final List<String> calls = new CopyOnWriteArrayList<>();
    /// The same with their objects: `/org/freedesktop/secrets Service.ReadAlias`.
    final List<String> traffic = new CopyOnWriteArrayList<>();
    /// Members that are never answered.
    final List<String> silent = new CopyOnWriteArrayList<>();
    /// Members that are answered with an error of this name.
    final Map<String, String> errors = new ConcurrentHashMap<>();
    /// Names that are on the bus, and names that it can start.
    final List<String> running = new CopyOnWriteArrayList<>();
    final List<String> startable = new CopyOnWriteArrayList<>();
    /// The unique names of those who have a name, where it is not [#OWNER].
    final Map<String, String> owners = new ConcurrentHashMap<>();
    /// The process of each unique name, where it is not this one.
    final Map<String, Long> processes = new ConcurrentHashMap<>();

    private final Function<ForeignCall, ForeignReply> programs;
    private final AtomicInteger ended = new AtomicInteger();
    private final Queue<Event> before = new ConcurrentLinkedQueue<>();
    private final Queue<Event> after = new ConcurrentLinkedQueue<>();
    private final ForeignWire wire;
    private volatile Consumer<String> starting = this::appear;

    /// @param programs what the programs on the bus answer
    ForeignBus(Path socket, Function<ForeignCall, ForeignReply> programs) throws IOException {
        this.programs = programs;
        wire = new ForeignWire(socket, this::receive);
    }

    /// Has `event` happen when such a call comes for the `nth` time from now, before the program sees it.
    void before(Predicate<ForeignCall> which, int nth, Runnable event) {
        before.add(new Event(which, new AtomicInteger(nth), event));
    }

    /// The same, when the program has done it and before it answers.
    void after(Predicate<ForeignCall> which, int nth, Runnable event) {
        after.add(new Event(which, new AtomicInteger(nth), event));
    }

    /// Forgets what was still to happen.
    void calm() {
        before.clear();
        after.clear();
    }

    /// What starting a name does, instead of putting that name on the bus.
    void whenStarted(Consumer<String> start) {
        starting = start;
    }

    /// Every program behind the bus ends: its names are gone, and whoever waits for an answer of its gets one from the bus.
    void programsEnd() {
        ended.incrementAndGet();
        for (var name : List.copyOf(running)) {
            running.remove(name);
            ownerChanged(name, owner(name), "");
        }
    }

    /// A program takes a name.
    void appear(String name) {
        if (!running.contains(name)) {
            running.add(name);
            ownerChanged(name, "", owner(name));
        }
    }

    void ownerChanged(String name, String old, String next) {
        signal(BUS, "/org/freedesktop/DBus", BUS, "NameOwnerChanged", "sss", name, old, next);
    }

    /// Sends a signal to every client, as if each had asked for it.
    void tell(String path, String type, String member, String signature, Object... values) {
        signal(OWNER, path, type, member, signature, values);
    }

    private void signal(String source, String path, String type, String member, String signature, Object... values) {
        try {
            for (var client : wire.clients) {
                wire.send(client, wire.messages.createSignal(source, path, type, member, signature, values));
            }
        } catch (DBusException wrong) {
            throw new AssertionError(wrong);
        }
    }

    /// Answers a call to which [ForeignReply#NONE] was said before.
    void answer(ForeignCall call, ForeignReply reply) {
        try {
            wire.send(call.client(), message(call, reply));
        } catch (DBusException wrong) {
            throw new AssertionError(wrong);
        }
    }

    void hangUp() throws IOException {
        wire.hangUp();
    }

    private void receive(ForeignWire.Client client, MethodCall message) throws DBusException {
        var arguments = message.getParameters();
        var call = new ForeignCall(client, message, arguments == null ? List.of() : List.of(arguments));
        calls.add(call.member());
        traffic.add(call.path() + " " + call.name());
        if (silent.contains(call.member())) {
            return;
        }
        int times = ended.get();
        happen(before, call);
        // Whoever ends while they are asked says nothing; the bus does.
        var reply = ended.get() == times ? reply(call) : noReply();
        happen(after, call);
        var said = ended.get() == times ? reply : noReply();
        if (said.isSaid() && call.wantsReply()) {
            wire.send(client, message(call, said));
        }
        said.afterwards().run();
    }

    private static void happen(Queue<Event> events, ForeignCall call) {
        for (var event : events) {
            if (event.which.test(call) && event.left.decrementAndGet() == 0) {
                event.what.run();
            }
        }
    }

    private static ForeignReply noReply() {
        return ForeignReply.refusing(ERROR + "NoReply");
    }

    private ForeignReply reply(ForeignCall call) {
        var error = errors.get(call.member());
        if (error != null) {
            return ForeignReply.refusing(error);
        }
        if (call.to().equals(BUS)) {
            return ofBus(call);
        }
        if (!names().contains(call.to())) {
            // A call to a name starts whoever can be started under it.
            if (!startable.contains(call.to())) {
                return ForeignReply.refusing(ERROR + "ServiceUnknown");
            }
            starting.accept(call.to());
        }
        return programs.apply(call);
    }

    private ForeignReply ofBus(ForeignCall call) {
        return switch (call.member()) {
            case "Hello" -> ForeignReply.of("s", call.from());
            case "ListNames" -> ForeignReply.of("as", names());
            case "ListActivatableNames" -> ForeignReply.of("as", List.copyOf(startable));
            case "NameHasOwner" -> ForeignReply.of("b", names().contains(call.text(0)));
            case "GetNameOwner" -> names().contains(call.text(0))
                    ? ForeignReply.of("s", owner(call.text(0)))
                    : ForeignReply.refusing(ERROR + "NameHasNoOwner");
            case "GetConnectionUnixProcessID" -> ForeignReply.of("u", new UInt32(process(owner(call.text(0)))));
            case "StartServiceByName" -> start(call.text(0));
            default -> ForeignReply.done();
        };
    }

    /// Every name that somebody has now, the unique ones too.
    private List<String> names() {
        var all = new ArrayList<>(List.of(BUS));
        all.addAll(running);
        running.forEach(it -> all.add(owner(it)));
        wire.clients.forEach(it -> all.add(it.name()));
        return all;
    }

    private String owner(String name) {
        return name.startsWith(":") ? name : owners.getOrDefault(name, OWNER);
    }

    private long process(String owner) {
        return processes.getOrDefault(owner, ProcessHandle.current().pid());
    }

    private ForeignReply start(String name) {
        if (running.contains(name)) {
            return ForeignReply.of("u", new UInt32(2));
        }
        if (!startable.contains(name)) {
            return ForeignReply.refusing(ERROR + "ServiceUnknown");
        }
        starting.accept(name);
        return ForeignReply.of("u", new UInt32(1));
    }

    private Message message(ForeignCall call, ForeignReply reply) throws DBusException {
        long serial = call.message().getSerial();
        if (!reply.error().isEmpty()) {
            return wire.messages.createError(OWNER, call.from(), reply.error(), serial, "s", "the text of an error");
        }
        return reply.signature().isEmpty()
                ? wire.messages.createMethodReturn(OWNER, call.message(), null)
                : wire.messages.createMethodReturn(OWNER, call.message(), reply.signature(), reply.values().toArray());
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
