package dev.onehot.secret.keychain;

import module java.base;

/// What only KWallet's own interface tells.
///
/// Never called with the handle of a wallet: five handles that it does not know make it show a message to the person.
record KWallet(BusNames names) {
    private static final String TYPE = "org.kde.KWallet";
    private static final List<String> PROGRAMS = List.of("kwalletd6", "kwalletd5");

    /// Whether some program has the wallet open, as a login does. The Secret Service calls it locked all the same until it is asked to unlock it, which
    /// then shows no dialog (unless "Prompt on Open" is set in `kwalletrc`; it is not by default).
    ///
    /// @param wallet its name, which is the label of its collection
    boolean isOpen(String wallet) throws Refused {
        for (var program : PROGRAMS) {
            var owner = names.owner("org.kde." + program);
            if (owner.isPresent() && isOpen(owner.get(), "/modules/" + program, wallet)) {
                return true;
            }
        }
        return false;
    }

    /// Has a wallet written to the disk, which would be some seconds later otherwise. Shows no dialog: it does nothing with a wallet that is not open.
    ///
    /// @param service the connection that offers secrets; in later versions another program than the one that still has this interface
    /// @return whether it is certain that it was written
    boolean write(String wallet, String service) throws Refused {
        for (var program : PROGRAMS) {
            var owner = names.owner("org.kde." + program);
            if (owner.equals(Optional.of(service)) && isOpen(service, "/modules/" + program, wallet)) {
                return write(service, "/modules/" + program, wallet);
            }
        }
        return false;
    }

    /// The application has no name, as the Secret Service of KWallet has none: what that has opened is open for it.
    private boolean write(String owner, String path, String wallet) throws Refused {
        try {
            var opened = names.bus().call(owner, path, TYPE, "open", names.patience().start(), "sxs", wallet, 0L, "");
            if (opened.length == 0 || !(opened[0] instanceof Integer handle) || handle < 0) {
                return false;
            }
            names.bus().send(owner, path, TYPE, "sync", "is", handle, "");
            boolean written = isOpen(owner, path, wallet);
            names.bus().call(owner, path, TYPE, "close", names.patience().call(), "ibs", handle, false, "");
            return written;
        } catch (TimeoutException | BusError untold) {
            return false;
        }
    }

    private boolean isOpen(String owner, String path, String wallet) throws Refused {
        try {
            var answer = names.bus()
                    .call(owner, path, TYPE, "isOpen", names.patience().call(), "s", wallet);
            return answer.length > 0 && Boolean.TRUE.equals(answer[0]);
        } catch (TimeoutException | BusError untold) {
            return false;
        }
    }
}
