package dev.onehot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

/// KeePassXC with its Secret Service on, and databases that are made without its window.
public final class RealKeePassXC implements RealKeyring {
    private static final String NAME = "org.keepassxc.KeePassXC.MainWindow";
    private static final String WINDOW = "/keepassxc";
    private static final String UNLOCKING = "Unlock Database";
    private static final String ACCESS = "Access Request";

    private final RealDesktop desktop;
    private final Path first;

    private RealKeePassXC(RealDesktop desktop, boolean confirms) throws IOException {
        this.desktop = desktop;
        var settings = Files.createDirectories(desktop.place("XDG_CONFIG_HOME").resolve("keepassxc")).resolve("keepassxc.ini");
        Files.writeString(settings, """
                [General]
                ConfigVersion=2
                SingleInstance=false
                OpenPreviousDatabasesOnStartup=false
                [GUI]
                ShowTrayIcon=false
                [FdoSecrets]
                Enabled=true
                ConfirmDeleteItem=false
                """ + (confirms ? "" : "ConfirmAccessItem=false\n"));
        first = database("one", true);
    }

    /// As it is when nobody has set anything: a person allows every access.
    public static RealKeePassXC asking(RealDesktop desktop) throws IOException {
        return new RealKeePassXC(desktop, true);
    }

    /// As a person sets it who does not want to be asked each time.
    public static RealKeePassXC allowingAll(RealDesktop desktop) throws IOException {
        return new RealKeePassXC(desktop, false);
    }

    /// Makes a database.
    ///
    /// @param exposed whether its root group is shown to other programs
    public Path database(String name, boolean exposed) throws IOException {
        var group = UUID.randomUUID();
        var bytes = ByteBuffer.allocate(16).putLong(group.getMostSignificantBits()).putLong(group.getLeastSignificantBits()).array();
        var plain = desktop.file(name + ".xml");
        Files.writeString(plain, """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <KeePassFile><Meta><Generator>KeePassXC</Generator><DatabaseName>The %s</DatabaseName><RecycleBinEnabled>True</RecycleBinEnabled>%s</Meta>
                <Root><Group><UUID>%s</UUID><Name>Root</Name></Group></Root></KeePassFile>
                """.formatted(
                name,
                exposed ? "<CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{" + group + "}</Value></Item></CustomData>" : "",
                Base64.getEncoder().encodeToString(bytes)));
        var file = desktop.file(name + ".kdbx");
        desktop.run((PASSWORD + "\n").repeat(2), new String[] {"keepassxc-cli", "import", "-p", plain.toString(), file.toString()});
        assertThat(file).exists();
        return file;
    }

    @Override
    public Process start() {
        var process = startWith(first);
        Await.until("it is shown to others", () -> isOpen(first));
        return process;
    }

    /// @param database is open; none for the window alone
    public Process startWith(Path... database) {
        var command = new ArrayList<>(List.of("keepassxc"));
        if (database.length > 0) {
            command.add("--pw-stdin");
            command.add(database[0].toString());
        }
        var process = desktop.start(PASSWORD + "\n", command.toArray(String[]::new));
        Await.until("KeePassXC", () -> desktop.isOwned(SECRETS) && desktop.isOwned(NAME));
        if (database.length > 0) {
            // Its title is the database's own name when it is open, and the file's when it is not.
            Await.until("its database", () -> desktop.shows("The " + name(database[0])));
        }
        return process;
    }

    /// Opens a database, whose tab is in front then.
    public void open(Path database) {
        desktop.call(NAME, WINDOW, NAME + ".openDatabase", database.toString(), PASSWORD);
        Await.until("its database", () -> isOpen(database));
    }

    /// Whether it is open and shown to other programs.
    private boolean isOpen(Path database) {
        return desktop.call(SECRETS, PATH + "/collection/" + name(database), "org.freedesktop.DBus.Properties.Get", "org.freedesktop.Secret.Collection", "Locked")
                .contains("false");
    }

    private static String name(Path database) {
        return database.getFileName().toString().replace(".kdbx", "");
    }

    @Override
    public void lock() {
        desktop.call(NAME, WINDOW, NAME + ".lockAllDatabases");
        Await.until("it is locked", () -> !isOpen(first));
    }

    @Override
    public void answer() {
        desktop.answer(UNLOCKING, "type " + PASSWORD, "key Return");
    }

    @Override
    public void dismiss() {
        desktop.answer(UNLOCKING, "key Escape");
    }

    /// As a person lets a program have what it asks for.
    public void allow() {
        desktop.answer(ACCESS, "key Return");
    }

    public void refuse() {
        desktop.answer(ACCESS, "key Escape");
    }

    @Override
    public boolean isAsking() {
        return desktop.shows(UNLOCKING) || desktop.shows(ACCESS);
    }
}
