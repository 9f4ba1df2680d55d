package dev.onehot.secret.keychain;

import module java.base;

/// What a played KWallet offers besides the Secret Service: its own interface. A wallet is known by the label of its collection.
final class ForeignKWallet {
    static final String PATH = "/modules/kwalletd5";

    /// Whether it has this interface at all, and whether `sync` does anything: in later versions it is there and does nothing.
    volatile boolean offered = true;
    volatile boolean syncs = true;
    /// Whether a person has forbidden the system to open wallets.
    volatile boolean denies;
    /// How often somebody asked for a handle that there is not; at the sixth a box comes up.
    volatile int strangers;

    private final Supplier<List<ForeignCollection>> wallets;
    /// The wallets that are open for others, by the handles given for them.
    private final Map<Integer, ForeignCollection> handles = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger(1_000);

    ForeignKWallet(Supplier<List<ForeignCollection>> wallets) {
        this.wallets = wallets;
    }

    /// Opens a wallet without the Secret Service, as a login does.
    void openAtLogin(ForeignCollection wallet) {
        wallet.locked = true;
        wallet.openUnseen = true;
    }

    /// How many handles nobody has given back.
    int handles() {
        return handles.size();
    }

    /// With its program every handle is gone.
    void clear() {
        handles.clear();
    }

    ForeignReply to(ForeignCall call) {
        if (!offered) {
            return ForeignReply.refusing("org.freedesktop.DBus.Error.UnknownObject");
        }
        return switch (call.member() + "(" + call.signature() + ")") {
            case "isOpen(s)" -> ForeignReply.of("b", named(call.text(0)).filter(ForeignCollection::isOpen).isPresent());
            case "isOpen(i)" -> ForeignReply.of("b", isHandle(call));
            case "open(sxs)" -> open(call.text(0));
            case "sync(is)" -> sync(call);
            case "close(ibs)" -> ForeignReply.of("i", handles.remove((Integer) call.argument(0)) == null ? -1 : 1);
            default -> ForeignReply.refusing("org.freedesktop.DBus.Error.UnknownMethod");
        };
    }

    private Optional<ForeignCollection> named(String wallet) {
        return wallets.get().stream().filter(it -> it.label.equals(wallet)).findFirst();
    }

    private boolean isHandle(ForeignCall call) {
        boolean known = handles.containsKey((Integer) call.argument(0));
        strangers = known ? 0 : strangers + 1;
        return known;
    }

    /// A wallet that is not open would bring up a dialog, and the answer with it.
    private ForeignReply open(String wallet) {
        var open = named(wallet).filter(ForeignCollection::isOpen);
        if (denies) {
            return ForeignReply.of("i", -1);
        }
        return open.map(it -> {
                    int handle = given.incrementAndGet();
                    handles.put(handle, it);
                    return ForeignReply.of("i", handle);
                })
                .orElse(ForeignReply.NONE);
    }

    /// Nobody need answer that, as its description says; it is answered all the same.
    private ForeignReply sync(ForeignCall call) {
        var wallet = handles.get((Integer) call.argument(0));
        if (wallet != null && syncs) {
            wallet.writeDown();
        }
        return ForeignReply.done();
    }
}
