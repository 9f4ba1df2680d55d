package dev.onehot.testing;

import module java.base;

/// kwalletd5, with its wallets opened as PAM opens them at login: by a hash, without a dialog.
public final class RealKWallet implements RealKeyring {
    public static final String WALLET = "kdewallet";
    private static final String NAME = "org.kde.kwalletd5";
    private static final String WALLETS = "/modules/kwalletd5";
    private static final String DIALOG = "KDE Wallet Service";
    /// As kwallet-pam makes the hash, and kwalletd the same from a password.
    private static final int HASH_BYTES = 56;
    private static final int ROUNDS = 50_000;

    private final RealDesktop desktop;

    public RealKWallet(RealDesktop desktop) throws IOException {
        this.desktop = desktop;
        Files.writeString(desktop.place("XDG_CONFIG_HOME").resolve("kwalletrc"), """
                [Wallet]
                Enabled=true
                First Use=false
                Default Wallet=%s
                Close When Idle=false
                Leave Open=true
                Prompt on Open=false
                """.formatted(WALLET));
    }

    /// Lets the bus start it by its own name, as Debian's package does.
    public void letTheBusStartIt() throws IOException {
        desktop.activatable(NAME, "/usr/bin/kwalletd5");
    }

    /// Starts it with every wallet closed.
    public Process startClosed() {
        var process = desktop.start("", "kwalletd5");
        Await.until("KWallet", () -> desktop.isOwned(NAME) && desktop.isOwned(SECRETS));
        return process;
    }

    @Override
    public Process start() throws IOException {
        make(WALLET);
        var process = startClosed();
        open(WALLET);
        return process;
    }

    /// Makes a wallet that is not there yet. It is a collection when KWallet starts the next time.
    public void make(String wallet) throws IOException {
        var file = desktop.place("XDG_DATA_HOME").resolve("kwalletd").resolve(wallet + ".kwl");
        if (Files.notExists(file)) {
            var process = startClosed();
            open(wallet);
            close(wallet);
            Await.until("its file", () -> Files.exists(file));
            desktop.terminate(process);
            Await.until("it is gone", () -> !desktop.isOwned(SECRETS));
        }
    }

    /// Opens a wallet that is there.
    private void open(String wallet) throws IOException {
        desktop.call(NAME, WALLETS, "org.kde.KWallet.pamOpen", wallet, Arrays.toString(hash(wallet)), "0");
        Await.until("the wallet", () -> isOpen(wallet));
    }

    public boolean isOpen(String wallet) {
        return desktop.call(NAME, WALLETS, "org.kde.KWallet.isOpen", wallet).contains("true");
    }

    public void close(String wallet) {
        desktop.call(NAME, WALLETS, "org.kde.KWallet.close", wallet, "true");
        Await.until("it is closed", () -> !isOpen(wallet));
    }

    private int[] hash(String wallet) throws IOException {
        var file = Files.createDirectories(desktop.place("XDG_DATA_HOME").resolve("kwalletd")).resolve(wallet + ".salt");
        if (Files.notExists(file)) {
            var salt = new byte[HASH_BYTES];
            new SecureRandom().nextBytes(salt);
            Files.write(file, salt);
        }
        try {
            var specification = new PBEKeySpec(PASSWORD.toCharArray(), Files.readAllBytes(file), ROUNDS, HASH_BYTES * Byte.SIZE);
            var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(specification).getEncoded();
            return IntStream.range(0, hash.length).map(i -> hash[i] & 0xff).toArray();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void lock() {
        close(WALLET);
    }

    @Override
    public void answer() {
        desktop.answer(DIALOG, "type " + PASSWORD, "key Return");
    }

    @Override
    public void dismiss() {
        desktop.answer(DIALOG, "key Escape");
    }

    @Override
    public boolean isAsking() {
        return desktop.shows(DIALOG);
    }
}
