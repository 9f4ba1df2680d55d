package dev.onehot.core;

import module java.base;

import dev.onehot.core.files.Databases;
import dev.onehot.core.files.FileException;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.disk.OwnFiles;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.model.DatabasePlace;
import dev.onehot.model.ServerLook;
import dev.onehot.secret.KeptSecret;
import dev.onehot.secret.SecretStore;
import dev.onehot.store.Store;

/// Which database a person, a script or a variable names: a file of this computer, or one on a server.
///
/// Safe on any thread; [#open] blocks on the disk, or on the network.
public final class DatabaseName {
    private static final List<String> SERVER = List.of("postgresql://", "postgres://");

    private static final String PASSWORD = "PGPASSWORD";

    private final DatabasePlace place;
    private final Optional<Address> address;

    /// An address may hold a password: it is in no text.
    private record Address(String url, Map<String, String> environment) {
        @Override
        public String toString() {
            return "server";
        }
    }

    private DatabaseName(DatabasePlace place, Optional<Address> address) {
        this.place = place;
        this.address = address;
    }

    /// Throws [FileException] for an address of another kind, [dev.onehot.model.StorageException] for one that is not understood, and
    /// [InvalidPathException] for what cannot be a file's name.
    ///
    /// @param data the folder in which lies what belongs to a server's database on this computer
    public static DatabaseName of(String name, Map<String, String> environment, Path data) {
        return SERVER.stream().anyMatch(it -> name.regionMatches(true, 0, it, 0, it.length()))
                ? new DatabaseName(Databases.place(name, environment, data), Optional.of(new Address(name, environment)))
                : of(Databases.named(name));
    }

    public static DatabaseName of(Path file) {
        return new DatabaseName(DatabasePlace.of(file), Optional.empty());
    }

    /// The file, or beside which that lies on this computer which belongs to a server's database.
    public Path beside() {
        return place.beside();
    }

    /// Under which its password is kept on this computer.
    private KeptSecret password() {
        return new KeptSecret(OwnFiles.beside(beside(), ".password"), "password of " + place.name());
    }

    /// Keeps the password of a server for this person, with the keychain's help. Blocks.
    ///
    /// @return whether it is kept: not where there is no keychain, or it is locked
    public boolean keepPassword(SecretStore keychain, String password) {
        makeFolder();
        return password().keep(keychain, password.getBytes(StandardCharsets.UTF_8));
    }

    /// The password is asked for the next time. Blocks on the disk.
    public void forgetPassword() {
        password().forget();
    }

    /// Whether a password is kept. Blocks on the disk.
    public boolean isPasswordKept() {
        return isServer() && password().isThere();
    }

    /// What it is called, without a password; another process that is given that opens the same.
    public String word() {
        return place.word();
    }

    public DatabasePlace place() {
        return place;
    }

    public boolean isServer() {
        return address.isPresent();
    }

    /// Whether nothing can be there yet. Of a server's nobody knows before it is asked.
    public boolean isMissing() {
        return !isServer() && Files.notExists(beside());
    }

    /// Whether a text is an address that tells its password to whoever reads it.
    public static boolean tellsPassword(String name) {
        int user = name.indexOf("://") + 3;
        int host = name.indexOf('@');
        return user > 2 && host > user && name.substring(user, host).indexOf(':') >= 0;
    }

    /// Opens it, creating or adopting it as needed. Throws [dev.onehot.model.StorageException] without having changed anything when it must not be used.
    public Store open() {
        return open(KeyPlaces.withoutKeychain(Map.of()));
    }

    /// As the other one, with a password that is kept for this person, where no other is given.
    public Store open(KeyPlaces places) {
        if (address.isEmpty()) {
            return Databases.open(beside());
        }
        makeFolder();
        return Databases.open(address.get().url(), environment(places), place);
    }

    /// Looks whether it could be opened, and what that would find. Changes nothing; throws as [#open]. Only of one on a server.
    public ServerLook look(KeyPlaces places) {
        return Databases.look(address.orElseThrow().url(), environment(places), place);
    }

    private Map<String, String> environment(KeyPlaces places) {
        var given = address.orElseThrow();
        if (tellsPassword(given.url()) || !given.environment().getOrDefault(PASSWORD, "").isBlank()) {
            return given.environment();
        }
        var kept = password().read(places.keychain());
        if (kept.isEmpty()) {
            return given.environment();
        }
        var more = new HashMap<>(given.environment());
        more.put(PASSWORD, new String(kept.get(), StandardCharsets.UTF_8));
        return more;
    }

    private void makeFolder() {
        try {
            var folder = beside().toAbsolutePath().getParent();
            if (folder != null) {
                OwnerOnly.make(folder);
            }
        } catch (IOException unwritable) {
            // What would lie there is missed when it is looked for.
            System.getLogger(DatabaseName.class.getName()).log(System.Logger.Level.WARNING, "no folder for what belongs to a server's database", unwritable);
        }
    }

    @Override
    public String toString() {
        return place.name();
    }
}
