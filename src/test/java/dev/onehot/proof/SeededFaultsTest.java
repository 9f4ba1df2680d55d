package dev.onehot.proof;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Faulty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Faults that somebody could make, each in a copy of one class before all others: a test that is named here fails with each of them, and passes without.
@Tag("proof")
class SeededFaultsTest {
    private static final String CORE = "dev/onehot/core/write/";
    private static final String FILE = "dev/onehot/store/sqlite/";

    private static final Map<String, String> TABLE = new LinkedHashMap<>();

    /// @param source below `src/main/java`
    /// @param is what stands there
    /// @param becomes what stands there instead
    /// @param noticedBy the class of tests
    record Fault(String name, String source, String is, String becomes, String noticedBy) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Fault> faults() {
        return List.of(
                new Fault("the lock between threads is removed", CORE + "CommitQueue.java", "lock.tryLock()", "(lock.tryLock() | true)", "dev.onehot.proof.LinearizableTest"),
                new Fault("the lock between processes is removed", FILE + "Transactions.java", "                start(sql, \"BEGIN IMMEDIATE\");\n                return;",
                        "                start(sql, \"BEGIN\");\n                return;", "dev.onehot.core.TwoProcessesTest"),
                new Fault("the savepoint is dropped", CORE + "Transaction.java", "                session.rollBackToSavepoint();", "                session.release();",
                        "dev.onehot.core.CompositeTest"),
                new Fault("an event is published before the commit", CORE + "Ledger.java", "                mirror.finish(transaction);",
                        "                hub().publish(new Event.SettingsChanged(transaction.revision(), transaction.now().at(transaction.revision()), transaction.changes(), origin));\n"
                                + "                mirror.finish(transaction);",
                        "dev.onehot.proof.ModelTest"),
                new Fault("what was written is not read back where others have rules", FILE + "AsAsked.java", "schema.hasRules() && !stands.getAsBoolean()", "schema.hasRules() && false",
                        "dev.onehot.core.ForeignTriggerTest"),
                new Fault("a backup is not read back", FILE + "BackupCheck.java", "!found.equals(this)", "false && !found.equals(this)", "dev.onehot.store.sqlite.BackupCheckTest"),
                new Fault("the folder is not forced to the disk", "dev/onehot/disk/DurableFolder.java",
                        "StandardOpenOption.READ)) {\n            channel.force(true);", "StandardOpenOption.READ)) {\n            channel.size();", "dev.onehot.disk.ForcedFolderTest"),
                new Fault("a token is compared by its beginning", "dev/onehot/model/EndpointToken.java",
                        "MessageDigest.isEqual(hash.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8))", "hash.startsWith(other)", "dev.onehot.model.EndpointTokenTest"),
                new Fault("several are left active", "dev/onehot/store/rows/ProviderTable.java", "is_active = CASE WHEN id = ?1 THEN 1 ELSE 0 END", "is_active = CASE WHEN id = ?1 THEN 1 ELSE is_active END", "dev.onehot.core.ProviderCommandsTest"),
                new Fault("what others wrote is not looked at before a commit", CORE + "Ledger.java", "            mirror.absorb(Optional.empty());\n            mirror.recordForeign(stamp(Origin.EXTERNAL));\n            absence",
                        "            mirror.recordForeign(stamp(Origin.EXTERNAL));\n            absence", "dev.onehot.core.TwoManagersTest"),
                new Fault("a replaced key is stored in clear", "dev/onehot/core/write/ProviderCommands.java",
                        "transaction.sealer().seal(transaction.now().protection(), id, key)", "StoredKey.of(key.reveal())", "dev.onehot.core.KeychainTest"));
    }

    static List<String> tests() {
        return faults().stream().map(Fault::noticedBy).distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void eachIsNoticed(Fault fault) throws Exception {
        var ran = Faulty.run(fault.source(), fault.is(), fault.becomes(), fault.noticedBy());
        TABLE.put(fault.name(), fault.noticedBy() + ran.failed().stream().findFirst().map(it -> "." + it).orElse(": NOT NOTICED"));
        assertThat(ran.failed()).as("tests that notice that %s", fault.name()).isNotEmpty();
    }

    /// Otherwise they would notice whatever is there.
    @ParameterizedTest
    @MethodSource("tests")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void withoutAFaultTheyPass(String test) throws Exception {
        var ran = Faulty.run("dev/onehot/core/write/Turn.java", "final class Turn", "final class Turn", test);
        assertThat(ran.failed()).as(ran.said()).isEmpty();
        assertThat(ran.run()).isPositive();
    }

    @AfterAll
    static void say() {
        TABLE.forEach((fault, test) -> System.out.println("seeded: " + fault + " -> " + test));
    }
}
