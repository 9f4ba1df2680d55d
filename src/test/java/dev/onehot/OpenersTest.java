package dev.onehot;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.onehot.testing.OwnClasses;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

/// Who opens, replaces or makes files. Whatever a person, a setting or another program names goes through [dev.onehot.disk.NamedFile] or past
/// [dev.onehot.disk.OwnFiles]: whoever comes to these lists has to say which, and why not.
class OpenersTest {
    private static final JavaClasses CLASSES = OwnClasses.ALL;

    private static final Set<String> BY_NAME = Set.of(
            "newInputStream", "newOutputStream", "newByteChannel", "newBufferedReader", "newBufferedWriter", "readString", "readAllBytes",
            "readAllLines", "lines", "write", "writeString", "copy", "move");

    @Test
    void onlyTheseOpenFiles() {
        assertThat(callers(OpenersTest::opens)).containsExactlyInAnyOrder(
                // The guard's own door, and what makes files durable and private.
                "disk.NamedFile", "disk.DurableFile", "disk.DurableFolder", "disk.WorkFolder",
                // Past OwnFiles.isClaimed; and beside, by a name that nobody chooses.
                "disk.KeptFile", "disk.PathLock",
                // Into a pipe, past FileException.requireOther.
                "core.files.PrivateFile",
                // SQLite itself.
                "store.sqlite.Connections",
                // Moves a database away that nobody can open.
                "store.sqlite.DamagedFile",
                // Beside the database, by a name that nobody chooses; at most a kilobyte is read.
                "secret.KeyFile",
                // Among what the system starts at login, by a name of ours.
                "desktop.LoginStart",
                // In the folder where processes meet, by a name that nobody chooses; and the system's own table.
                "cli.serve.OnlyEndpoint", "cli.serve.PortHolder",
                // In the folder for state, by names that nobody chooses.
                "app.CrashReports", "app.OnlyWindow", "app.Lifetime", "app.Rehearsal", "app.RememberedLook", "core.files.DraftFile",
                "core.programs.ThisPlace", "core.programs.OtherDatabase", "desktop.Drawing",
                // The system's own, by names that nobody chooses.
                "desktop.SystemLanguage",
                // Those of every program that speaks to PostgreSQL, by its names or by the person's own.
                "store.postgres.Encryption", "store.postgres.PasswordFile", "store.postgres.ServiceFile",
                // The process's own in /proc, and its standard output.
                "cli.OpenFiles", "cli.RawArguments", "cli.Onehotctl", "cli.Inquirer", "cli.serve.RestingMemory",
                // Made here, in a folder of ours.
                "cli.RunFolder",
                // By a name of ours, in the folder that somebody is in; what stands there is read before, through NamedFile.
                "cli.FolderBinding",
                // Of the build.
                "cli.Checkout", "cli.ServeRehearsal");
    }

    @Test
    void onlyTheseReplaceFiles() {
        assertThat(callers(it -> it.getTargetOwner().getFullName().equals("dev.onehot.disk.DurableFile")))
                .containsExactlyInAnyOrder(
                        // Past FileException.requireOther.
                        "core.files.PrivateFile",
                        // Past OwnFiles.isClaimed.
                        "disk.KeptFile",
                        // In the folder for state, where nothing is yet.
                        "core.programs.ThisPlace", "desktop.Drawing", "app.RememberedLook", "core.KnownDatabases", "core.files.DraftFile",
                        // By a name of ours, in the folder that somebody is in; what stands there is read before.
                        "cli.FolderBinding",
                        // Among what the system starts at login, by a name of ours.
                        "desktop.LoginStart",
                        // Past BackupTarget.require.
                        "store.sqlite.Backup", "store.sqlite.BackupTarget", "store.sqlite.StaleLogs",
                        // What nobody can open, past BackupTarget.require.
                        "store.sqlite.DamagedFile",
                        "secret.KeyFile", "secret.KeptSecret");
    }

    @Test
    void onlyTheStoreConnects() {
        assertThat(callers(it -> it.getTargetOwner().isEquivalentTo(DriverManager.class)
                        || it.getTargetOwner().getFullName().equals("org.sqlite.JDBC")))
                .containsExactly("store.sqlite.Connections");
    }

    private static boolean opens(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        boolean constructs = access.getTarget().getName().equals("<init>")
                && Stream.of(FileInputStream.class, FileOutputStream.class, FileReader.class, FileWriter.class, RandomAccessFile.class)
                        .anyMatch(owner::isEquivalentTo);
        boolean named = owner.isEquivalentTo(Files.class) && BY_NAME.contains(access.getTarget().getName());
        boolean channel = owner.isEquivalentTo(FileChannel.class) && access.getTarget().getName().equals("open");
        return constructs || named || channel || owner.getFullName().equals("org.sqlite.JDBC");
    }

    private static Set<String> callers(Predicate<JavaAccess<?>> what) {
        return CLASSES.stream()
                .filter(it -> it.getAccessesFromSelf().stream()
                        .filter(access -> !outermost(access.getTargetOwner()).equals(outermost(it)))
                        .anyMatch(what))
                .map(OpenersTest::outermost)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String outermost(JavaClass type) {
        return type.getFullName().replace("dev.onehot.", "").replaceAll("\\$.*", "");
    }
}
