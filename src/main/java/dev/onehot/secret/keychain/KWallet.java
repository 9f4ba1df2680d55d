package dev.onehot.secret.keychain;

import module java.base;

/// What only KWallet's own interface tells.
///
/// Never called with the handle of a wallet: five handles that it does not know make it show a message to the person.
record KWallet(BusNames names) {
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

    private boolean isOpen(String owner, String path, String wallet) throws Refused {
        try {
            var answer = names.bus()
                    .call(owner, path, "org.kde.KWallet", "isOpen", names.patience().call(), "s", wallet);
            return answer.length > 0 && Boolean.TRUE.equals(answer[0]);
        } catch (TimeoutException | BusError untold) {
            return false;
        }
    }
}
